using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

/// <summary>What staff wrote down at a stage.</summary>
/// <param name="Fields">The answers to the fields which the process asks for at this stage, by name.</param>
/// <param name="OverrideReason">Why a supervisor left the stage although its gate was not met; null in the usual case.</param>
/// <param name="Card">Which coach card the clerk saw.</param>
/// <param name="Help">What the helpers of the stage were used for; null when none was.</param>
public sealed record StageRecord(string? Note, string Outcome, int? Mood, JsonObject Fields, string? OverrideReason, string? Card = null, JsonObject? Help = null);

/// <summary>One pass through one stage. A stage that is walked again has a visit for each time.</summary>
public sealed class StageVisit
{
    private StageVisit()
    {
    }

    internal StageVisit(Guid ticketId, string stage, int number, int order, DateTime startedAt)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(startedAt));
        TicketId = ticketId;
        Stage = stage;
        Number = number;
        Order = order;
        StartedAt = startedAt;
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public string Stage { get; private set; } = "";

    /// <summary>1 for the first time at this stage.</summary>
    public int Number { get; private set; }

    /// <summary>Place among all visits of the ticket, from 1.</summary>
    public int Order { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime? CompletedAt { get; private set; }

    public Guid? ById { get; private set; }

    public string? By { get; private set; }

    public string? Note { get; private set; }

    public string? Outcome { get; private set; }

    public int? Mood { get; private set; }

    /// <summary>The answers, as JSON: an object by field name.</summary>
    public string Fields { get; private set; } = "{}";

    public string? OverrideReason { get; private set; }

    /// <summary>Id of the coach card that the clerk saw; null when it was recorded without one.</summary>
    public string? Card { get; private set; }

    /// <summary>What the helpers of the stage were used for, as JSON: see <see cref="StageHelp"/>; null when none was.</summary>
    public string? Help { get; private set; }

    internal void Record(StageRecord record, Actor by)
    {
        (Note, Outcome, Mood, OverrideReason) = (record.Note, record.Outcome, record.Mood, record.OverrideReason);
        Fields = record.Fields.ToJsonString(Shell.Json.Options);
        (Card, Help) = (record.Card, record.Help?.ToJsonString(Shell.Json.Options));
        (ById, By) = (by.PersonId, by.Name);
    }

    internal void Complete(DateTime now) => CompletedAt = now;
}

public sealed class StageVisitTable : IEntityTypeConfiguration<StageVisit>
{
    public void Configure(EntityTypeBuilder<StageVisit> builder)
    {
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Stage).HasMaxLength(40);
        builder.Property(visit => visit.By).HasMaxLength(100);
        builder.Property(visit => visit.Note).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.Outcome).HasMaxLength(40);
        builder.Property(visit => visit.OverrideReason).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.Card).HasMaxLength(60);
        builder.HasIndex(visit => new { visit.TicketId, visit.Order });
        builder.HasIndex(visit => visit.Card);
    }
}
