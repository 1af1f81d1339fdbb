using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>Whether I may open an ended ticket again; refused with the reason when I may not.</summary>
[May(Role.Floor)]
public sealed record ShowReopening(string Number) : IQuery<ReopeningView>;

/// <param name="Until">The last moment at which it can be opened again.</param>
/// <param name="Reasons">Those of <see cref="ReopenTicketValidator.Reasons"/> that fit its end.</param>
public sealed record ReopeningView(DateTime Until, IReadOnlyList<string> Reasons);

public sealed class ShowReopeningHandler(TicketStore tickets, ProcessDefinitions definitions, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowReopening, Answer<ReopeningView>>
{
    public async Task<Answer<ReopeningView>> Handle(ShowReopening request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await definitions.Refresh(cancellationToken);
        var rule = Reopening.Of(definitions.Find(WellKnown.Leads(ticket.Kind)));
        return (ticket.WhyNotReopen(scope.Actor, ticket.Version, rule, clock.Now()) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal ? refusal
            : new ReopeningView(ticket.ClosedAt!.Value + rule.Within, ReopenTicketValidator.ReasonsFor(ticket));
    }
}
