using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>What is set going when somebody is hurt, could be, or is threatened: the same whether it is said at the opening or later.</summary>
public sealed class SafetyDesk(SideProcess side, CallDesk calls, RequestScope scope, TimeProvider clock)
{
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<SafetyKind>().Select(kind => kind.Word())];

    /// <param name="open">The ticket's open work.</param>
    /// <param name="text">What happened, when there was time to say it.</param>
    /// <returns>Why not; null when those who have to know are told.</returns>
    public Task<Refused?> Flag(Ticket ticket, IReadOnlyList<WorkItem> open, SafetyKind kind, string? text, CancellationToken cancellation) =>
        kind == SafetyKind.Threat ? Threat(ticket, open, text, cancellation) : Harm(ticket, kind, text, cancellation);

    private async Task<Refused?> Harm(Ticket ticket, SafetyKind kind, string? text, CancellationToken cancellation)
    {
        var runs = ticket.Safety is { IsOpen: true };
        if (ticket.FlagSafety(kind, text, clock.Now(), scope.Actor) is { } already)
        {
            return already;
        }

        if (runs)
        {
            return null;
        }

        var started = await side.Start(ticket, WellKnown.Safety, new Dictionary<string, JsonNode?> { ["kind"] = kind.Word() }, cancellation);
        if (started.Refusal is { } why)
        {
            return new Refused(why, started.Problems);
        }

        ticket.SafetyRuns(started.Value!);
        return null;
    }

    /// <summary>Beside an open danger as well: the article may hurt and its owner threaten. Who is called already need not be called again.</summary>
    private async Task<Refused?> Threat(Ticket ticket, IReadOnlyList<WorkItem> open, string? text, CancellationToken cancellation)
    {
        if (open.Any(item => item.Name == WellKnown.ThreatTask))
        {
            return Refused.Rule("kind", "The threat is reported already. Keep your distance, somebody looks after it.");
        }

        ticket.Threatened(text, clock.Now(), scope.Actor);
        var started = await side.Start(ticket, WellKnown.Threat, new Dictionary<string, JsonNode?>(), cancellation);
        return started.Refusal is { } why ? new Refused(why, started.Problems)
            : calls.WhyNot(ticket, open) is null ? await calls.Call(ticket, cancellation)
            : null;
    }
}
