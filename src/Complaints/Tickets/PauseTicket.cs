using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>Nobody here can go on: the clocks of the ticket stand still, with every due time, escalation and timer.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Reason">One of <see cref="Choices.PauseReasons"/>.</param>
/// <param name="Until">When they go on by themselves; null until somebody records a stage or lets them go on.</param>
[May(Role.Floor)]
public sealed record PauseTicket(string Number, int Version, string Reason, string? Text, DateTimeOffset? Until) : ICommand<TicketView>;

public sealed class PauseTicketValidator(TimeProvider clock) : IValidator<PauseTicket>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public IEnumerable<Problem> Check(PauseTicket request)
    {
        var form = new FormCheck();
        form.OneOf("reason", request.Reason, Choices.PauseReasons, "Say what you wait for.");
        form.Text("text", request.Text, TextLimits.Note, required: request.Reason == "other", "Say what you wait for, in words.");
        form.When(request.Until <= clock.GetUtcNow(), "until", "This moment is over. Choose a later one, or leave it open.");
        form.When(request.Until > clock.GetUtcNow() + Longest, "until", "A pause lasts a year at most.");
        return form.Problems;
    }
}

public sealed class PauseTicketHandler(TicketStore tickets, TicketClocks clocks, RequestScope scope, TimeProvider clock) : IRequestHandler<PauseTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(PauseTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var text = request.Text.TrimToNull();
        var until = request.Until is { } end ? Clock.Cut(end.UtcDateTime) : (DateTime?)null;
        if ((ticket.WhyNot(scope.Actor, request.Version) ?? ticket.WhyNotSteer(scope.Actor) ?? ticket.Pause(request.Reason, text, until, clock.Now(), scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        await tickets.OpenWork(ticket, cancellationToken);
        await clocks.Reckon(ticket, $"Paused: {request.Reason}.", cancellationToken);
        return await tickets.View(ticket, cancellationToken);
    }
}
