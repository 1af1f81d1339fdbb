using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>A customer was rude or violent. Written down for the clerk's protection, beside the ticket and not in its history.</summary>
/// <param name="Kind">insult, threat, throwing or assault.</param>
/// <param name="Present">Who saw it.</param>
[May(Role.Floor)]
public sealed record RecordAbuse(string Number, string Kind, string Happened, string? Present = null) : ICommand<AbuseView>;

/// <summary>A record as those see it who may: its writer, and supervisors of the store.</summary>
public sealed record AbuseView(Guid Id, string Kind, string Happened, string? Present, string By, DateTime At)
{
    internal static AbuseView Of(AbuseRecord record) => new(record.Id, record.Kind.Word(), record.Happened, record.Present, record.By, record.At);
}

public sealed class RecordAbuseValidator : IValidator<RecordAbuse>
{
    public IEnumerable<Problem> Check(RecordAbuse request)
    {
        var form = new FormCheck();
        form.OneOf("kind", request.Kind, [.. Enum.GetValues<AbuseKind>().Select(kind => kind.Word())], "Say what kind it was.");
        form.Text("happened", request.Happened, TextLimits.Note, required: true, "Write down what happened: what was said and done, in order.");
        form.Text("present", request.Present, TextLimits.Name);
        return form.Problems;
    }
}

public sealed class RecordAbuseHandler(ComplaintsDb db, TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<RecordAbuse, Answer<AbuseView>>
{
    public async Task<Answer<AbuseView>> Handle(RecordAbuse request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if ((ticket.WhyHidden(scope.Actor) ?? ticket.WhyNotSteer(scope.Actor)) is { } refusal)
        {
            return refusal;
        }

        // Also on a ticket that has ended: it may have ended because of it.
        var present = request.Present.TrimToNull();
        return AbuseView.Of(db.Add(new AbuseRecord(ticket, Words.Parse<AbuseKind>(request.Kind)!.Value, request.Happened.Trim(), present, scope.Actor, clock.Now())).Entity);
    }
}
