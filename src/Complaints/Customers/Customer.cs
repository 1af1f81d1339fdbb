using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>Somebody who bought, complained and can be reached again. An anonymous complaint has none.</summary>
public sealed class Customer
{
    private Customer()
    {
    }

    public Customer(string? name, string? phone, string? email, string? language, DateTime createdAt)
    {
        Id = Guid.CreateVersion7();
        CreatedAt = createdAt;
        Learn(name, phone, email, language);
    }

    public Guid Id { get; private set; }

    public string? Name { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>See <see cref="KeyOf"/>: by this the next visit finds this customer again.</summary>
    public string? PhoneKey { get; private set; }

    public string? Email { get; private set; }

    /// <summary>BCP 47 tag of the language to speak and write to them in.</summary>
    public string? Language { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Takes what was said this time; what was not said stays as it was.</summary>
    public void Learn(string? name, string? phone, string? email, string? language)
    {
        Name = Text(name) ?? Name;
        Phone = Text(phone) ?? Phone;
        PhoneKey = Phone is null ? null : KeyOf(Phone);
        Email = Text(email) ?? Email;
        Language = Text(language) ?? Language;
    }

    /// <summary>
    /// What is the same however the number is written: its last nine digits, which leave out the prefix of the country and the
    /// leading zero. "+86 135 0000 1289" and "13500001289" are one number.
    /// </summary>
    /// <returns>Null when there are fewer than five digits: that is no number.</returns>
    public static string? KeyOf(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]).TrimStart('0');
        return digits.Length < 5 ? null : digits.Length > 9 ? digits[^9..] : digits;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(customer => customer.Id).ValueGeneratedNever();
        builder.Property(customer => customer.Name).HasMaxLength(200);
        builder.Property(customer => customer.Phone).HasMaxLength(40);
        builder.Property(customer => customer.PhoneKey).HasMaxLength(40);
        builder.Property(customer => customer.Email).HasMaxLength(200);
        builder.Property(customer => customer.Language).HasMaxLength(20);
        builder.HasIndex(customer => customer.PhoneKey);
        builder.HasIndex(customer => customer.Name);
    }
}
