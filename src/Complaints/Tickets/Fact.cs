using Complaints.Access;
using Complaints.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Tickets;

public enum FactKind
{
    Opened,

    /// <summary>It was written on paper when the customer was there, and typed in now: the opening lies before.</summary>
    TypedIn,
    Imported,
    StageCompleted,
    GateOverridden,

    /// <summary>Something was granted: text is the kind, outcome says when it came from the envelope for second offers.</summary>
    CompensationGiven,

    /// <summary>What was granted was taken back, because the ticket was withdrawn or taken outside: text is the kind.</summary>
    CompensationReleased,

    /// <summary>The customer has what was granted: outcome is how that can be shown; the first line of text is the kind, the second a number.</summary>
    HandedOver,
    ApprovalAsked,
    ApprovalDecided,

    /// <summary>Nobody decided for half an hour: outcome is the role that was reminded.</summary>
    ApprovalReminded,

    /// <summary>Nobody decided for an hour: outcome is the role that is asked as well.</summary>
    ApprovalRaised,

    /// <summary>Whoever decides asked the clerk something.</summary>
    QuestionAsked,
    QuestionAnswered,
    DefectRecoded,

    /// <summary>More or better is known of the article: text says what, see <see cref="ArticleChange"/>.</summary>
    ArticleCorrected,

    /// <summary>Who stayed anonymous at first has said who they are.</summary>
    CustomerNamed,

    /// <summary>The customer's own words, written down after the opening: text is what they said, outcome which remedy they would like.</summary>
    WordsWritten,

    /// <summary>Work beside the stages is done: text is its title.</summary>
    TaskCompleted,

    /// <summary>The clocks stand still: outcome is the reason.</summary>
    Paused,
    Resumed,
    DeadlineChanged,

    /// <summary>Its process failed: text says why.</summary>
    Halted,
    WentOn,

    /// <summary>Somebody is hurt, in danger or threatened: outcome is which of the three.</summary>
    SafetyFlagged,
    SafetySettled,

    /// <summary>Somebody further up was asked to come: outcome is the role.</summary>
    SupervisorCalled,

    /// <summary>The customer lets it be: outcome is who said so, as far as it is known, text why.</summary>
    Withdrawn,

    /// <summary>The customer takes it outside: outcome is where to, the first line of text the number it has there, empty while nobody knows one, the rest what is known.</summary>
    Escalated,
    Closed,

    /// <summary>It had ended and was opened again: outcome says why, text what the customer said.</summary>
    Reopened,

    /// <summary>Nothing of its processes may be removed: outcome is the reference, text why.</summary>
    HoldPlaced,
    HoldLifted,

    /// <summary>A photo was put on it: outcome is what it shows.</summary>
    PhotoAdded,

    /// <summary>A photo was taken off: outcome is what it showed, text says why.</summary>
    PhotoRemoved,

    /// <summary>Something was promised or a promise settled: outcome says which; the first line of text is what.</summary>
    Promise,

    /// <summary>Something happened to a repair: outcome is the step; the first line of text is the part.</summary>
    Repair,

    /// <summary>Another time or place was arranged, or came: outcome says which; the first line of text is why.</summary>
    Appointment,

    /// <summary>The customer was written to: outcome is by which way, text what was written.</summary>
    Written,
}

/// <summary>Something that happened to a ticket. Only ever added: the timeline is read from these.</summary>
[OnlyGrows]
public sealed class Fact
{
    private Fact()
    {
    }

    internal Fact(
        Guid ticketId, int order, FactKind kind, DateTime at, Actor by, string? stage, string? outcome, string? text, int? mood, long? amountMinor, string? currency)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(at));
        TicketId = ticketId;
        Order = order;
        Kind = kind;
        At = at;
        ById = by.PersonId;
        By = by.Name;
        For = by.For?.Name;
        Stage = stage;
        Outcome = outcome;
        Text = text;
        Mood = mood;
        AmountMinor = amountMinor;
        Currency = currency;
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>Place in the ticket's history: its version times 100, plus the place within that change. Gaps mean nothing.</summary>
    public int Order { get; private set; }

    public FactKind Kind { get; private set; }

    public DateTime At { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>For whom they stood in; null when they acted as themselves.</summary>
    public string? For { get; private set; }

    public string? Stage { get; private set; }

    public string? Outcome { get; private set; }

    public string? Text { get; private set; }

    public int? Mood { get; private set; }

    public long? AmountMinor { get; private set; }

    public string? Currency { get; private set; }
}

public sealed class FactTable : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.Property(fact => fact.Id).ValueGeneratedNever();
        builder.Property(fact => fact.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(fact => fact.By).HasMaxLength(100);
        builder.Property(fact => fact.For).HasMaxLength(100);
        builder.Property(fact => fact.Stage).HasMaxLength(40);
        builder.Property(fact => fact.Outcome).HasMaxLength(40);
        builder.Property(fact => fact.Text).HasMaxLength(TextLimits.Note);
        builder.Property(fact => fact.Currency).HasMaxLength(3);
        builder.HasIndex(fact => new { fact.TicketId, fact.Order });
        builder.HasIndex(fact => new { fact.Kind, fact.At });
    }
}
