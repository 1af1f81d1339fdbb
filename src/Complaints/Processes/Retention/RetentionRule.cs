using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes.Retention;

/// <summary>How long the chain keeps processes that have ended, from one moment on until another is said. Without any it keeps them for ever.</summary>
/// <remarks>
/// Whole years, because whoever asks counts in them: limitation and the duties to keep records run three, six or ten years, mostly to the end of
/// one. At least one, so that nothing goes that a customer may still come back to: a complaint is opened again for half a year.
/// </remarks>
[OnlyGrows]
public sealed class RetentionRule
{
    public const int FewestYears = 1;

    /// <summary>The longest time after which anything lapses by law.</summary>
    public const int MostYears = 30;

    private RetentionRule()
    {
    }

    public RetentionRule(int? years, Actor by, DateTime now) => (Years, ById, By, At) = (years, by.PersonId, by.Name, now);

    /// <summary>Given by the database: of two at one moment the later one counts.</summary>
    public long Id { get; private set; }

    /// <summary>Null for ever.</summary>
    public int? Years { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    internal static void Check(FormCheck form, int? years) => form.When(
        years is < FewestYears or > MostYears, "years", $"Processes are kept for {FewestYears} to {MostYears} whole years, or for ever when nothing is given.");

    /// <summary>The rule that holds; null as long as nobody has said any.</summary>
    public static Task<RetentionRule?> InForce(ComplaintsDb db, CancellationToken cancellation) =>
        db.RetentionRules.AsNoTracking().OrderByDescending(rule => rule.Id).FirstOrDefaultAsync(cancellation);
}

public sealed class RetentionRuleTable : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder) => builder.Property(rule => rule.By).HasMaxLength(100);
}
