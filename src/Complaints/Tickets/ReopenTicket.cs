using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;

namespace Complaints.Tickets;

/// <summary>A customer comes back after the end: the same ticket goes on, with all its history.</summary>
/// <param name="Because">One of <see cref="ReopenTicketValidator.Reasons"/>.</param>
/// <param name="Said">What the customer said.</param>
/// <param name="Mood">How the customer is, 1 to 5; null when they wrote.</param>
[May(Role.Floor)]
public sealed record ReopenTicket(string Number, int Version, string? Because, string? Said, int? Mood = null) : ICommand<TicketView>;

public sealed class ReopenTicketValidator : IValidator<ReopenTicket>
{
    public const string NotSatisfied = "notSatisfied";

    /// <summary>Only answers what the follow-up asked in vain.</summary>
    public const string Answered = "answered";

    public static readonly IReadOnlyList<string> Reasons = [NotSatisfied, Answered];

    /// <summary>Those that fit how it ended.</summary>
    public static IReadOnlyList<string> ReasonsFor(Ticket ticket) => ticket.Outcome == Outcomes.NoReply ? Reasons : [NotSatisfied];

    public IEnumerable<Problem> Check(ReopenTicket request)
    {
        var form = new FormCheck();
        form.OneOf("because", request.Because, Reasons, "Say why it is opened again.");
        form.Text("said", request.Said, TextLimits.Note, required: true, "Write down what the customer said.");
        form.Mood("mood", request.Mood, required: false);
        return form.Problems;
    }
}

public sealed class ReopenTicketHandler(TicketStore tickets, ProcessDefinitions definitions, TicketProcess process, RequestScope scope, TimeProvider clock)
    : IRequestHandler<ReopenTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(ReopenTicket request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await definitions.Refresh(cancellationToken);
        var rule = Reopening.Of(definitions.Find(WellKnown.Leads(ticket.Kind)));
        if ((ticket.WhyNotReopen(scope.Actor, request.Version, rule, clock.Now()) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        if (!ReopenTicketValidator.ReasonsFor(ticket).Contains(request.Because))
        {
            return Refused.Form("because", "The follow-up of this ticket was answered already.");
        }

        ticket.Reopen(request.Because!, request.Said!.Trim(), request.Mood, clock.Now(), scope.Actor);
        return await process.Reopen(ticket, request.Because!, cancellationToken) is { } stays ? stays : await tickets.View(ticket, cancellationToken);
    }
}
