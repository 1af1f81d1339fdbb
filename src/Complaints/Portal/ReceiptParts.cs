using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Compensation;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Portal;

/// <summary>How far a complaint is, in steps that mean something to a customer.</summary>
public enum Phase
{
    Received,
    LookedInto,
    Solving,
    Confirming,
    FollowingUp,
    Ended,
}

/// <param name="Kind">The catalogue's code, and <paramref name="Name"/> its name there.</param>
public sealed record Gift(string Kind, string Name, int Quantity);

/// <summary>What of a ticket a customer may read, besides what it promises: <see cref="CountedOn"/>. Moods, notes and names of other customers are not among it.</summary>
public static class ReceiptParts
{
    public static Phase PhaseOf(Ticket ticket) => ticket.HasEnded ? Phase.Ended : ticket.Stage switch
    {
        "analyse" or "explain" => Phase.LookedInto,
        "process" or "compensate" => Phase.Solving,
        "confirm" => Phase.Confirming,
        "followUp" => Phase.FollowingUp,
        _ => ticket.Visits.Any(visit => visit is { Stage: "analyse", CompletedAt: not null }) ? Phase.LookedInto : Phase.Received,
    };

    /// <summary>The problem as it was said back to the customer, and the customer agreed.</summary>
    public static string? RestatedAs(Ticket ticket) =>
        Last(ticket, "analyse") is { } fields && fields["restatementConfirmed"]?.GetValueKind() == JsonValueKind.True ? Text(fields, "restated") : null;

    /// <summary>The visit in which that was said; null as long as nothing was.</summary>
    public static StageVisit? RestatedIn(Ticket ticket) => RestatedAs(ticket) is null ? null : LastVisit(ticket, "analyse");

    /// <summary>W0 unworn to W4 heavily worn; null before anybody looked.</summary>
    public static string? Wear(Ticket ticket) => Last(ticket, "analyse") is { } fields ? Text(fields, "wear") : null;

    /// <summary>What else was ticked on the article: some of <see cref="WearOrFault.Signs"/>.</summary>
    public static IReadOnlyList<string> Signs(Ticket ticket) =>
        LastVisit(ticket, "analyse")?.Help is { } help && JsonNode.Parse(help)?["wear"].Deserialize<WearRecord>(Shell.Json.Options) is { Signs.Seen: { } seen } ? seen : [];

    /// <summary>We have looked, and the customer is right. What the law then gives is about a fault, not about a kindness.</summary>
    public static bool IsUpheld(Ticket ticket) => Outcomes.IsUpheld(LastVisit(ticket, "analyse")?.Outcome);

    public static IReadOnlyList<Gift> Gifts(Ticket ticket) =>
        [.. ticket.Compensation.Where(line => line.IsGranted).Select(line => new Gift(line.Kind, line.KindName, line.Quantity))];

    private static JsonObject? Last(Ticket ticket, string stage) => LastVisit(ticket, stage) is { } visit ? JsonNode.Parse(visit.Fields)!.AsObject() : null;

    private static StageVisit? LastVisit(Ticket ticket, string stage) =>
        ticket.Visits.Where(visit => visit.Stage == stage && visit.CompletedAt is not null).MaxBy(visit => visit.Order);

    private static string? Text(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
