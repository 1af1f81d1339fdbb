using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;

namespace Complaints.Tickets;

/// <summary>
/// The customer takes it outside. The floor is done with it and offers nothing more; the legal department answers there, in a process of its own.
/// </summary>
/// <param name="To">One of <see cref="Choices.Outside"/>.</param>
/// <param name="Said">What is known of it.</param>
/// <param name="Reference">The number it has there, as far as it is known.</param>
[May(Role.Floor)]
public sealed record EscalateTicket(string Number, int Version, string? To, string? Said, string? Reference = null) : ICommand<TicketView>;

public sealed class EscalateTicketValidator : IValidator<EscalateTicket>
{
    /// <summary>The number is kept in the same text, on a line of its own.</summary>
    public const int LongestSaid = TextLimits.Note - TextLimits.Code - 1;

    public IEnumerable<Problem> Check(EscalateTicket request)
    {
        var form = new FormCheck();
        form.OneOf("to", request.To, Choices.Outside, "Say where the customer takes it: to an authority, a consumer association, an arbitration board, a lawyer or the media.");
        form.Text("said", request.Said, LongestSaid, required: true, "Write down what is known of it.");
        form.Text("reference", request.Reference, TextLimits.Code);
        return form.Problems;
    }
}

public sealed class EscalateTicketHandler(TicketStore tickets, ProcessStore processes, TicketProcess process, SideProcess side, RequestScope scope, TimeProvider clock, ILogger<EscalateTicketHandler> log)
    : IRequestHandler<EscalateTicket, Answer<TicketView>>
{
    /// <summary>Whoever is hurt, in danger or threatened is looked after wherever the complaint goes.</summary>
    private static readonly IReadOnlyList<string> GoingOn = [WellKnown.Safety, WellKnown.Threat];

    public async Task<Answer<TicketView>> Handle(EscalateTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyNot(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        if (ticket.Kind != Choices.Complaint)
        {
            return Refused.Rule("", "Only a complaint can be taken outside.");
        }

        await tickets.OpenWork(ticket, cancellationToken);
        await tickets.Care(ticket, cancellationToken);
        ticket.Escalate(request.To!, request.Said!.Trim(), request.Reference?.ReplaceLineEndings(" ").Trim(), clock.Now(), scope.Actor);
        if (await process.Escalate(ticket, cancellationToken) is { } stays)
        {
            return stays;
        }

        await processes.EndOthers(ticket, GoingOn, "The customer took the complaint outside.", cancellationToken);

        // Nobody can keep a customer from it, and least of all a missing file.
        if (!await side.Has(WellKnown.OutsideClaim, cancellationToken))
        {
            log.LogWarning("Ticket {Number} was taken outside, and nobody is asked to answer there: the process {Process} is missing.", ticket.Number, WellKnown.OutsideClaim);
            return await tickets.View(ticket, cancellationToken);
        }

        var claim = await side.Start(ticket, WellKnown.OutsideClaim, new Dictionary<string, JsonNode?> { ["to"] = request.To }, cancellationToken);
        return claim.IsRefused ? claim.As<TicketView>() : await tickets.View(ticket, cancellationToken);
    }
}
