using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>The customer is furious: whoever stands above the clerk is asked to come to the counter, now.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
[May(Role.Floor)]
public sealed record CallSupervisor(string Number, int Version) : ICommand<TicketView>;

public sealed class CallSupervisorValidator : IValidator<CallSupervisor>
{
    public IEnumerable<Problem> Check(CallSupervisor request)
    {
        var form = new FormCheck();
        form.Text("number", request.Number, 20, required: true);
        return form.Problems;
    }
}

public sealed class CallSupervisorHandler(TicketStore tickets, SideProcess side, RequestScope scope, TimeProvider clock) : IRequestHandler<CallSupervisor, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(CallSupervisor request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var open = await tickets.OpenWork(ticket, cancellationToken);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (open.Any(item => item.Name == WellKnown.CallTask))
        {
            return Refused.Rule("", "Somebody is called already. Stay with the customer, the answer appears here.");
        }

        // About a colleague: whoever stands above that colleague comes, also when it is not the clerk's own supervisor.
        var above = scope.Actor.Role.Next();
        if (ticket.AboutRole is { } about && above is { } next && !next.Covers(about.Next() ?? Role.Admin))
        {
            above = about.Next() ?? Role.Admin;
        }

        if (above is not { } role)
        {
            return Refused.Rule("", "There is nobody above you who could be called.");
        }

        ticket.Called(role, clock.Now(), scope.Actor);
        var started = await side.Start(
            ticket, WellKnown.SupervisorCall, new Dictionary<string, JsonNode?> { ["role"] = role.Word(), ["roleAbove"] = role.Next()?.Word() }, cancellationToken);
        return started.IsRefused ? started.As<TicketView>() : await tickets.View(ticket, cancellationToken);
    }
}
