using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;

namespace Complaints.Tickets;

/// <summary>Something happened outside that a process of this ticket waits for, or that sets one off: a parcel arrived, a bill was paid.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Payload">Any JSON; what waits for the event gets it as its result.</param>
[May(Role.Supervisor)]
public sealed record RaiseEvent(string Number, int Version, string Name, JsonNode? Payload = null) : ICommand<TicketView>;

public sealed class RaiseEventValidator : IValidator<RaiseEvent>
{
    public IEnumerable<Problem> Check(RaiseEvent request)
    {
        var form = new FormCheck();
        form.Text("name", request.Name, 100, required: true, "Say which event it is.");
        form.When(request.Name?.Trim() == WellKnown.WithdrawnEvent, "name", "A withdrawal has a reason: withdraw the ticket instead.");
        form.When(request.Name?.Trim() == WellKnown.EscalatedEvent, "name", "It is written down where the customer goes: take the ticket outside instead.");
        form.Text("payload", Written(request.Payload, form), TextLimits.Note);
        return form.Problems;
    }

    /// <summary>A property that is there twice shows only when the payload is looked at.</summary>
    internal static string? Written(JsonNode? payload, FormCheck form)
    {
        try
        {
            return payload?.ToJsonString();
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            form.When(true, "payload", $"This payload cannot be read: {problem.Message}");
            return null;
        }
    }
}

public sealed class RaiseEventHandler(TicketStore tickets, ProcessStore processes, TicketProcess process, RequestScope scope) : IRequestHandler<RaiseEvent, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(RaiseEvent request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyNot(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        await tickets.OpenWork(ticket, cancellationToken);
        if (await processes.Raise(ticket, request.Name.Trim(), request.Payload, cancellationToken) is not { } progress)
        {
            return Refused.Rule("name", $"Nothing on ticket {ticket.Number} waits for '{request.Name}'.");
        }

        ticket.MovedOn();
        if (await process.Follow(ticket, progress, cancellationToken) is { } stays)
        {
            return stays;
        }

        return await tickets.View(ticket, cancellationToken);
    }
}
