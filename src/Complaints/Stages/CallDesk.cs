using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Asks whoever stands above to come to the counter.</summary>
public sealed class CallDesk(SideProcess side, RequestScope scope, TimeProvider clock)
{
    /// <param name="open">The ticket's open work.</param>
    /// <returns>Why nobody can be called; null when somebody can.</returns>
    public Refused? WhyNot(Ticket ticket, IReadOnlyList<WorkItem> open) =>
        open.Any(item => item.Name == WellKnown.CallTask) ? Refused.Rule("", "Somebody is called already. Stay with the customer, the answer appears here.")
        : Above(ticket) is null ? Refused.Rule("", "There is nobody above you who could be called.")
        : null;

    /// <summary>Calls them, once <see cref="WhyNot"/> has nothing against it.</summary>
    /// <returns>Why it cannot be; null when they are called.</returns>
    public async Task<Refused?> Call(Ticket ticket, CancellationToken cancellation)
    {
        var role = Above(ticket)!.Value;
        ticket.Called(role, clock.Now(), scope.Actor);
        var started = await side.Start(
            ticket, WellKnown.SupervisorCall, new Dictionary<string, JsonNode?> { ["role"] = role.Word(), ["roleAbove"] = role.Next()?.Word() }, cancellation);
        return started.Refusal is { } why ? new Refused(why, started.Problems) : null;
    }

    /// <summary>About a colleague: whoever stands above that colleague comes, also when it is not the clerk's own supervisor.</summary>
    private Role? Above(Ticket ticket)
    {
        var above = scope.Actor.Role.Next();
        return ticket.AboutRole is { } about && above is { } next && !next.Covers(about.Next() ?? Role.Admin) ? about.Next() ?? Role.Admin : above;
    }
}
