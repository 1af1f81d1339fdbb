using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>
/// Somebody is hurt, or could be: first aid and evidence first, quality and head office know within the hour, and the ticket stays open.
/// Or a customer threatens people: whoever stands above is called and sees to them.
/// </summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Kind">injury, danger or threat.</param>
/// <param name="Text">What happened, when there is time to say it.</param>
[May(Role.Floor)]
public sealed record FlagSafety(string Number, int Version, string Kind, string? Text = null) : ICommand<TicketView>;

public sealed class FlagSafetyValidator : IValidator<FlagSafety>
{
    public IEnumerable<Problem> Check(FlagSafety request)
    {
        var form = new FormCheck();
        form.OneOf("kind", request.Kind, SafetyDesk.Kinds, "Say whether somebody is hurt, could be, or is threatened.");
        form.Text("text", request.Text, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class FlagSafetyHandler(TicketStore tickets, SafetyDesk safety, RequestScope scope) : IRequestHandler<FlagSafety, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(FlagSafety request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var open = await tickets.OpenWork(ticket, cancellationToken);
        return (ticket.WhyNot(scope.Actor, request.Version)
            ?? await safety.Flag(ticket, open, Words.Parse<SafetyKind>(request.Kind)!.Value, request.Text?.Trim(), cancellationToken)) is { } refusal
            ? refusal
            : await tickets.View(ticket, cancellationToken);
    }
}
