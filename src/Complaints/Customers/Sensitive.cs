using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>One thing that is nobody's business without a reason. Kept apart from the file, so that no list, log or export comes by it.</summary>
public sealed class SensitiveField : CustomerPart
{
    public const string Medical = "medical";

    public static readonly IReadOnlyList<string> Fields = ["income", "age", "occupation", Medical];

    private SensitiveField()
    {
    }

    public SensitiveField(Guid customer, string field, string value, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Field) = (customer, field);
        Write(value, by, now);
    }

    /// <summary>One of <see cref="Fields"/>; "age" is an age or a birthday, as the customer said it.</summary>
    public string Field { get; private set; } = "";

    public string Value { get; private set; } = "";

    public DateTime WrittenAt { get; private set; }

    public string WrittenBy { get; private set; } = "";

    public void Write(string value, Actor by, DateTime now) => (Value, WrittenBy, WrittenAt) = (value, by.Name, now);

    /// <summary>Supervisors for their customers; what a doctor would know goes further up.</summary>
    public static bool MayRead(string field, Actor actor) => actor.Role.Covers(field == Medical ? Role.Region : Role.Supervisor);
}

/// <summary>That somebody looked at a sensitive field or wrote it. Only ever added, and stays with the customer it was looked at.</summary>
[OnlyGrows]
public sealed class SensitiveLook
{
    public static readonly IReadOnlyList<string> Purposes = ["complaint", "safety", "service", "customerAsked"];

    private SensitiveLook()
    {
    }

    public SensitiveLook(Guid customer, string field, string purpose, bool wrote, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Field, Purpose, Wrote, ById, By, At) = (customer, field, purpose, wrote, by.PersonId, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid CustomerId { get; private set; }

    public string Field { get; private set; } = "";

    /// <summary>One of <see cref="Purposes"/>.</summary>
    public string Purpose { get; private set; } = "";

    public bool Wrote { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class SensitiveTables : IEntityTypeConfiguration<SensitiveField>, IEntityTypeConfiguration<SensitiveLook>
{
    public void Configure(EntityTypeBuilder<SensitiveField> builder)
    {
        CustomerPartTables.Part(builder);
        builder.Property(field => field.Field).HasMaxLength(20);
        builder.Property(field => field.Value).HasMaxLength(TextLimits.Name);
        builder.Property(field => field.WrittenBy).HasMaxLength(100);
        builder.HasIndex(field => new { field.CustomerId, field.Field }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SensitiveLook> builder)
    {
        builder.Property(look => look.Id).ValueGeneratedNever();
        builder.Property(look => look.Field).HasMaxLength(20);
        builder.Property(look => look.Purpose).HasMaxLength(20);
        builder.Property(look => look.By).HasMaxLength(100);
        builder.HasIndex(look => new { look.CustomerId, look.At });
    }
}
