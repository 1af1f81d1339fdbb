using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>What hangs on a customer and goes with them when two turn out to be one.</summary>
public abstract class CustomerPart
{
    public Guid Id { get; protected set; }

    public Guid CustomerId { get; protected set; }

    /// <summary>From now on it is about this customer.</summary>
    public void BelongTo(Guid customer) => CustomerId = customer;
}

/// <summary>That we may write or call beyond what a complaint needs. Each time it is given is a row, and withdrawing ends that row.</summary>
public sealed class CustomerConsent : CustomerPart
{
    private CustomerConsent()
    {
    }

    public CustomerConsent(Guid customer, string channel, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Channel, GivenAt, GivenTo) = (customer, channel, now, by.Name);
    }

    /// <summary>One of <see cref="CustomerChoices.Channels"/>.</summary>
    public string Channel { get; private set; } = "";

    public DateTime GivenAt { get; private set; }

    /// <summary>Who wrote it down, by name.</summary>
    public string GivenTo { get; private set; } = "";

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnTo { get; private set; }

    public void Withdraw(Actor by, DateTime now) => (WithdrawnAt, WithdrawnTo) = (now, by.Name);
}

/// <summary>A card of the chain, as the customer shows it. Nothing is reckoned here.</summary>
public sealed class CustomerCard : CustomerPart
{
    private CustomerCard()
    {
    }

    public CustomerCard(Guid customer, string kind, string number, DateOnly? since, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Kind, Number, Since) = (customer, kind, number, since);
        NumberKey = Purchase.KeyOf(number) ?? throw new ArgumentException("A card has a number.", nameof(number));
    }

    /// <summary>One of <see cref="CustomerChoices.Cards"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>As printed.</summary>
    public string Number { get; private set; } = "";

    /// <summary>As <see cref="Purchase.KeyOf"/> writes it: its letters and digits.</summary>
    public string NumberKey { get; private set; } = "";

    public DateOnly? Since { get; private set; }
}

/// <summary>What a colleague should know at the next visit, or that there was a visit.</summary>
public sealed class CustomerNote : CustomerPart
{
    private CustomerNote()
    {
    }

    public CustomerNote(Guid customer, string? text, bool isVisit, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Text, IsVisit, By, At) = (customer, text, isVisit, by.Name, now);
    }

    /// <summary>Null for a visit of which nothing was to be said.</summary>
    public string? Text { get; private set; }

    public bool IsVisit { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

/// <summary>Who changed which field of a file, and when. What stood there before is not kept.</summary>
[OnlyGrows]
public sealed class CustomerChange : CustomerPart
{
    private CustomerChange()
    {
    }

    public CustomerChange(Guid customer, string field, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Field, By, At) = (customer, field, by.Name, now);
    }

    /// <summary>A field of <see cref="CustomerDetails"/>, or what happened: consentGiven, consentWithdrawn, cardAdded, cardRemoved, merged, parted.</summary>
    public string Field { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class CustomerPartTables :
    IEntityTypeConfiguration<CustomerConsent>, IEntityTypeConfiguration<CustomerCard>, IEntityTypeConfiguration<CustomerNote>, IEntityTypeConfiguration<CustomerChange>
{
    public void Configure(EntityTypeBuilder<CustomerConsent> builder)
    {
        Part(builder);
        builder.Property(consent => consent.Channel).HasMaxLength(12);
        builder.Property(consent => consent.GivenTo).HasMaxLength(100);
        builder.Property(consent => consent.WithdrawnTo).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<CustomerCard> builder)
    {
        Part(builder);
        builder.Property(card => card.Kind).HasMaxLength(12);
        builder.Property(card => card.Number).HasMaxLength(TextLimits.Code);
        builder.Property(card => card.NumberKey).HasMaxLength(TextLimits.Code);
        builder.HasIndex(card => card.NumberKey);
    }

    public void Configure(EntityTypeBuilder<CustomerNote> builder)
    {
        Part(builder);
        builder.Property(note => note.Text).HasMaxLength(TextLimits.Note);
        builder.Property(note => note.By).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<CustomerChange> builder)
    {
        Part(builder);
        builder.Property(change => change.Field).HasMaxLength(40);
        builder.Property(change => change.By).HasMaxLength(100);
    }

    internal static void Part<T>(EntityTypeBuilder<T> builder)
        where T : CustomerPart
    {
        builder.HasKey(part => part.Id);
        builder.Property(part => part.Id).ValueGeneratedNever();
        builder.HasOne<Customer>().WithMany().HasForeignKey(part => part.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }
}
