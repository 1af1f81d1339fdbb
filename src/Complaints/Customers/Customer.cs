using System.Net.Mail;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>Somebody who bought, complained and can be reached again. An anonymous complaint has none.</summary>
public sealed class Customer
{
    /// <summary>Fewer digits are an extension or a year, and no number.</summary>
    private const int FewestDigits = 5;

    /// <summary>Nobody looks for this, and it is not empty: that is what has never been indexed.</summary>
    private const string NothingKnown = "\t";

    private Customer()
    {
    }

    public Customer(string? name, string? phone, string? email, string? language, DateTime createdAt, string? store = null)
    {
        Id = Guid.CreateVersion7();
        CreatedAt = createdAt;
        StoreCode = store;
        Version = 1;
        Take(new CustomerDetails(name, Phone: phone, Email: email, Language: language));
    }

    public static Customer Of(CustomerView said, DateTime createdAt)
    {
        var customer = new Customer(said.Name, said.Phone, said.Email, said.Language, createdAt);
        customer.Take(customer.Details with { Salutation = said.Salutation });
        return customer;
    }

    public Guid Id { get; private set; }

    /// <summary>Counts every change of what is written here, from 1. Whoever changes it must have seen the last one.</summary>
    public int Version { get; private set; }

    public string? Name { get; private set; }

    public string? Pronounced { get; private set; }

    /// <summary>One of <see cref="CustomerChoices.Salutations"/>; null when nobody asked.</summary>
    public string? Salutation { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>See <see cref="KeyOf"/>: by this the next visit finds this customer again.</summary>
    public string? PhoneKey { get; private set; }

    public string? Email { get; private set; }

    /// <summary>The address in small letters: the same however it is typed.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>BCP 47 tag of the language to speak and write to them in.</summary>
    public string? Language { get; private set; }

    /// <summary>Street and postcode, as they stand on a parcel.</summary>
    public string? Address { get; private set; }

    public string? City { get; private set; }

    /// <summary>Name and town, folded: people who share both may be one. Null as long as one of them is missing.</summary>
    public string? NameKey { get; private set; }

    public string? ShoeSize { get; private set; }

    public string? ClothesSize { get; private set; }

    public string? Likes { get; private set; }

    public string? Topics { get; private set; }

    /// <summary>The colleague who knows them best.</summary>
    public Guid? GuideId { get; private set; }

    /// <summary>The colleague who this customer is; null for everybody else. Nobody decides on gifts to themselves.</summary>
    public Guid? ColleagueId { get; private set; }

    /// <summary>The customer who brought them to us, when they said so.</summary>
    public Guid? ReferredById { get; private set; }

    /// <summary>Where somebody wrote them down who neither bought nor complained yet; null for the others.</summary>
    public string? StoreCode { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Whom this one turned out to be; null as long as they are one of their own.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>What they are found by, see <see cref="Folded.Text"/>. Empty only before the first start that knew of it.</summary>
    public string SearchText { get; private set; } = "";

    /// <returns>Whether that is news.</returns>
    public bool Is(Guid? colleague)
    {
        if (colleague == ColleagueId)
        {
            return false;
        }

        ColleagueId = colleague;
        Version++;
        return true;
    }

    public CustomerDetails Details => new(Name, Pronounced, Salutation, Phone, Email, Language, Address, City, ShoeSize, ClothesSize, Likes, Topics, GuideId);

    /// <summary>Takes what was said this time; what was not said stays as it was, and so does how somebody wanted to be called: one tap in a hurry is no answer of theirs. Under another name it may be another person.</summary>
    /// <returns>The fields that are different now.</returns>
    public IReadOnlyList<string> Learn(CustomerView said) => Change(Details with
    {
        Name = said.Name.TrimToNull() ?? Name,
        Phone = said.Phone.TrimToNull() ?? Phone,
        Email = said.Email.TrimToNull() ?? Email,
        Language = said.Language.TrimToNull() ?? Language,
        Salutation = said.Name.TrimToNull() is { } name && !name.Equals(Name, StringComparison.OrdinalIgnoreCase) ? said.Salutation : Salutation ?? said.Salutation,
    });

    /// <returns>The fields that are different now.</returns>
    public IReadOnlyList<string> Change(CustomerDetails details)
    {
        var before = Details;
        Take(details);
        var after = Details;
        IReadOnlyList<string> changed = [.. CustomerDetails.Fields.Where(field => before.Get(field) != after.Get(field))];
        Version += changed.Count > 0 ? 1 : 0;
        return changed;
    }

    /// <summary>They say who brought them to us.</summary>
    public void BroughtBy(Customer referrer)
    {
        ReferredById = referrer.Id;
        Version++;
    }

    /// <summary>Something beside the details is different: consent, a card.</summary>
    public void Touch() => Version++;

    /// <summary>This one and <paramref name="kept"/> are the same person.</summary>
    public void MergeInto(Customer kept)
    {
        MergedIntoId = kept.Id;
        Version++;
        kept.Version++;
    }

    /// <summary>They were two after all.</summary>
    public void PartFrom(Customer kept)
    {
        MergedIntoId = null;
        Version++;
        kept.Version++;
    }

    /// <summary>Writes anew what is looked for.</summary>
    public void Index()
    {
        PhoneKey = KeyOf(Phone);
        EmailKey = Email?.ToLowerInvariant();
        NameKey = Name is null || City is null ? null : Cut(Folded.Text(Name) + "|" + Folded.Text(City));

        SearchText = Folded.Text(Name, Pronounced, Phone, PhoneKey, Email, City) is { Length: > 0 } text ? text : NothingKnown;
    }

    /// <summary>
    /// What is the same however the number is written: its last nine digits, which leave out the prefix of the country and the
    /// leading zero. "+86 135 0000 1289" and "13500001289" are one number.
    /// </summary>
    /// <returns>Null when there are fewer than five digits: that is no number.</returns>
    public static string? KeyOf(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]).TrimStart('0');
        return digits.Length < FewestDigits ? null : digits.Length > 9 ? digits[^9..] : digits;
    }

    /// <returns>The key when the whole text can be a phone number; null when it says anything else.</returns>
    public static string? NumberIn(string? text)
    {
        // What is written with surrogates is no digit.
        var plain = text is null || text.Any(char.IsSurrogate) ? "?" : Letters.Normalized(text, System.Text.NormalizationForm.FormKC);
        return plain.All(sign => char.IsAsciiDigit(sign) || " +-/().".Contains(sign, StringComparison.Ordinal)) ? KeyOf(plain) : null;
    }

    public static bool IsEmail(string? text) => MailAddress.TryCreate(text?.Trim(), out _);

    private void Take(CustomerDetails details)
    {
        (Name, Pronounced, Salutation, Phone, Email, Language, Address, City, ShoeSize, ClothesSize, Likes, Topics, GuideId) = details.Tidy();
        Index();
    }

    private static string Cut(string text) => text.Length > TextLimits.Name ? text[..TextLimits.Name] : text;
}

public sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(customer => customer.Id).ValueGeneratedNever();
        builder.Property(customer => customer.Version).HasDefaultValue(1).ValueGeneratedNever().IsConcurrencyToken();
        builder.Property(customer => customer.Name).HasMaxLength(200);
        builder.Property(customer => customer.Pronounced).HasMaxLength(TextLimits.Name);
        builder.Property(customer => customer.Salutation).HasMaxLength(12);
        builder.Property(customer => customer.Phone).HasMaxLength(40);
        builder.Property(customer => customer.PhoneKey).HasMaxLength(40);
        builder.Property(customer => customer.Email).HasMaxLength(200);
        builder.Property(customer => customer.EmailKey).HasMaxLength(200);
        builder.Property(customer => customer.Language).HasMaxLength(20);
        builder.Property(customer => customer.Address).HasMaxLength(TextLimits.Name);
        builder.Property(customer => customer.City).HasMaxLength(CustomerForm.MostOfCity);
        builder.Property(customer => customer.NameKey).HasMaxLength(TextLimits.Name);
        builder.Property(customer => customer.ShoeSize).HasMaxLength(CustomerForm.MostOfSize);
        builder.Property(customer => customer.ClothesSize).HasMaxLength(CustomerForm.MostOfSize);
        builder.Property(customer => customer.Likes).HasMaxLength(CustomerForm.MostOfLikes);
        builder.Property(customer => customer.Topics).HasMaxLength(CustomerForm.MostOfLikes);
        builder.Property(customer => customer.StoreCode).HasMaxLength(TextLimits.Code);
        builder.Property(customer => customer.SearchText).HasDefaultValue("").ValueGeneratedNever();
        builder.HasOne<Customer>().WithMany().HasForeignKey(customer => customer.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(customer => customer.ReferredById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(customer => customer.PhoneKey);
        builder.HasIndex(customer => customer.EmailKey);
        builder.HasIndex(customer => customer.NameKey);
        builder.HasIndex(customer => customer.Name);
    }
}
