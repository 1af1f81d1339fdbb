using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Access;

/// <summary>Somebody who works in the chain and signs in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    private static readonly DateTimeOffset ForEver = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Person()
    {
    }

    public Person(string userName, string name, Role role, IEnumerable<string> stores)
    {
        Id = Guid.CreateVersion7();
        UserName = userName;
        Name = name;
        Role = role;
        Stores = [.. stores];
        SecurityStamp = Guid.NewGuid().ToString();
    }

    /// <summary>As colleagues say it and tickets show it.</summary>
    public string Name { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>The language of the pages: en, de or zh; null for what the browser asks for.</summary>
    public string? Language { get; private set; }

    /// <summary>Codes of the stores whose tickets this person sees; quality, head office and the lawyers see all without being listed.</summary>
    public List<string> Stores { get; private set; } = [];

    /// <summary>Locked by an administrator, until an administrator unlocks it. Too many wrong passwords lock only for minutes.</summary>
    public bool IsLocked => LockoutEnd >= ForEver;

    public Actor AsActor() => new(Id, Name, Role, Stores) { User = UserName ?? "" };

    public void Change(string name, Role role, IEnumerable<string> stores)
    {
        Name = name;
        Role = role;
        Stores = [.. stores];
        Renew();
    }

    public void Speak(string language) => Language = language;

    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        AccessFailedCount = 0;
        Renew();
    }

    public void Lock()
    {
        LockoutEnabled = true;
        LockoutEnd = ForEver;
        Renew();
    }

    public void Unlock()
    {
        LockoutEnd = null;
        AccessFailedCount = 0;
        Renew();
    }

    /// <summary>Whoever is signed in as this person has to sign in anew, and a change made at the same moment is noticed.</summary>
    private void Renew() => (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
}

/// <summary>A key for the API. Only its hash is kept: whoever reads the database cannot use it.</summary>
public sealed class ApiKey
{
    private ApiKey()
    {
    }

    public ApiKey(string hash, Guid personId, string label, DateTime createdAt)
    {
        Hash = hash;
        PersonId = personId;
        Label = label;
        CreatedAt = createdAt;
    }

    /// <summary>SHA-256 of the key, lower hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Whose role and stores the key has.</summary>
    public Guid PersonId { get; private set; }

    public string Label { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public static string HashOf(string key) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
}

public sealed class PersonTable : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(person => person.Name).HasMaxLength(100);
        builder.Property(person => person.Language).HasMaxLength(2);
        builder.Property(person => person.Role).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasKey(key => key.Hash);
        builder.Property(key => key.Hash).HasMaxLength(64);
        builder.Property(key => key.Label).HasMaxLength(100);
        builder.HasOne<Person>().WithMany().HasForeignKey(key => key.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
