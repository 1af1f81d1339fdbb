using System.Globalization;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Care;

/// <summary>Tells processes that a promise was broken, in the same transaction: who is alarmed and what they do is theirs to say.</summary>
public sealed class PromiseEvents(TicketStore tickets, ProcessStore processes, TicketProcess process)
{
    public const string PromiseBroken = "promiseBroken";

    /// <returns>Why the ticket cannot follow what was set off; null when it did, or nothing was.</returns>
    public async Task<Refused?> Broken(Promise promise, CancellationToken cancellation)
    {
        // Whole, with its questions, pauses and open work: what follows it looks at them.
        var ticket = await tickets.ById(promise.TicketId, cancellation);
        await tickets.OpenWork(ticket, cancellation);
        var about = new JsonObject
        {
            ["what"] = promise.What, ["owner"] = promise.Owner, ["dueOn"] = promise.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["reachable"] = ticket.CustomerId is not null,
        };
        return await processes.Raise(ticket, PromiseBroken, about, cancellation) is { } progress ? await process.Follow(ticket, progress, cancellation) : null;
    }
}
