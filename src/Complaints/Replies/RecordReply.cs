using Complaints.Access;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Replies;

/// <summary>The customer was written to: what, and by which way. It stands in the ticket's history; the sending itself is done on the store's phone or mailbox.</summary>
/// <param name="Way">One of <see cref="Ways"/>.</param>
[May(Role.Floor)]
public sealed record RecordReply(string Number, string? Way, string? Text) : ICommand<TimelineEntry>
{
    public static readonly IReadOnlyList<string> Ways = ["message", "mail"];
}

public sealed class RecordReplyValidator : IValidator<RecordReply>
{
    public IEnumerable<Problem> Check(RecordReply request)
    {
        var form = new FormCheck();
        form.OneOf("way", request.Way, RecordReply.Ways, "Say how you sent it.");
        form.Text("text", request.Text, TextLimits.Note, required: true, "Write down what you sent.");
        form.When(ReplyText.Holes(request.Text ?? "").Any(), "text", "Something between braces is not filled in yet.");
        return form.Problems;
    }
}

public sealed class RecordReplyHandler(TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<RecordReply, Answer<TimelineEntry>>
{
    public async Task<Answer<TimelineEntry>> Handle(RecordReply request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyHidden(scope.Actor) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        // Also on a ticket that has ended: thanks come last.
        var (text, now) = (request.Text!.Trim(), clock.Now());
        if (ApologyLock.WhyNot(ticket, text) is { } locked)
        {
            return locked;
        }

        ticket.WroteTo(request.Way!, text, now, scope.Actor);
        return new TimelineEntry(now, FactKind.Written, scope.Actor.Name, ticket.Stage, request.Way, text, null, null, null, scope.Actor.For?.Name);
    }
}
