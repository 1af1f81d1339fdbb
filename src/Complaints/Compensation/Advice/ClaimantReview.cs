using Complaints.Access;
using Complaints.Customers;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Advice;

public enum ReviewOutcome
{
    /// <summary>The customer, or somebody for them, says that the flag is wrong. It is noted, and the flag stays until somebody has looked.</summary>
    Appealed,

    /// <summary>Somebody looked and all is in order: what lies before counts no more.</summary>
    Cleared,
}

/// <summary>What the region said about a customer's claims. Only ever added.</summary>
public sealed class ClaimantReview
{
    private ClaimantReview()
    {
    }

    public ClaimantReview(Guid customer, ReviewOutcome outcome, string reason, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (CustomerId, Outcome, Reason, ById, By, At) = (customer, outcome, reason, by.PersonId, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid CustomerId { get; private set; }

    public ReviewOutcome Outcome { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class ClaimantReviewTable : IEntityTypeConfiguration<ClaimantReview>
{
    public void Configure(EntityTypeBuilder<ClaimantReview> builder)
    {
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.Property(review => review.Outcome).HasConversion<string>().HasMaxLength(10);
        builder.Property(review => review.Reason).HasMaxLength(TextLimits.Note);
        builder.Property(review => review.By).HasMaxLength(100);
        builder.HasOne<Customer>().WithMany().HasForeignKey(review => review.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(review => new { review.CustomerId, review.At });
    }
}
