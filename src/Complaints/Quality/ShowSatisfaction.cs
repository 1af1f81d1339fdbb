using Complaints.Access;
using Complaints.Compensation.Advice;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>
/// What customers said at the end of the complaints that were closed in a period, by the last score they gave. Whoever answered no
/// follow-up counts neither as satisfied nor as dissatisfied; the response rate says how many those are. Whoever took it outside has
/// answered by that, and was not satisfied.
/// </summary>
/// <param name="To">The last day; today when left out.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ShowSatisfaction(DateOnly? From = null, DateOnly? To = null, string? Store = null) : IQuery<Satisfaction>;

/// <param name="Closed">Complaints of our own that came to their end in the period; withdrawn and cancelled ones were not asked and are left out.</param>
/// <param name="Silent">Of these, tried in vain until nobody tried any more.</param>
/// <param name="Satisfied">Gave 4 or 5 points.</param>
/// <param name="Neither">Gave 3, or their score was not asked for.</param>
/// <param name="Dissatisfied">Gave 1 or 2, or took it outside.</param>
public sealed record Satisfaction(int Closed, int Silent, int Satisfied, int Neither, int Dissatisfied)
{
    public int Answered => Closed - Silent;

    /// <summary>0 to 1; null when nobody was asked.</summary>
    public double? ResponseRate => Closed == 0 ? null : (double)Answered / Closed;

    /// <summary>Of those who answered, 0 to 1; null when nobody did.</summary>
    public double? SatisfiedRate => Answered == 0 ? null : (double)Satisfied / Answered;
}

public sealed class ShowSatisfactionValidator : IValidator<ShowSatisfaction>
{
    public IEnumerable<Problem> Check(ShowSatisfaction request)
    {
        var form = new FormCheck();
        form.When(request.From > request.To, "to", "The last day lies before the first.");
        return form.Problems;
    }
}

public sealed class ShowSatisfactionHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowSatisfaction, Answer<Satisfaction>>
{
    private static readonly string[] Asking = ["confirm", "followUp"];

    public async Task<Answer<Satisfaction>> Handle(ShowSatisfaction request, CancellationToken cancellationToken)
    {
        var from = request.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var after = request.To is { } last && last < DateOnly.MaxValue ? last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : (DateTime?)null;
        var closed = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Complaints()
            .Where(ticket => ticket.Source == null && (ticket.Status == TicketStatus.Closed || ticket.Status == TicketStatus.Escalated) && ticket.Outcome != Outcomes.Cancelled)
            .Where(ticket => (from == null || ticket.ClosedAt >= from) && (after == null || ticket.ClosedAt < after) && (request.Store == null || request.Store == "" || ticket.StoreCode == request.Store));
        var silent = await closed.CountAsync(ticket => ticket.Outcome == Outcomes.NoReply, cancellationToken);
        var outside = await closed.CountAsync(ticket => ticket.Status == TicketStatus.Escalated, cancellationToken);
        var all = await closed.CountAsync(cancellationToken);
        var said = await (
            from ticket in closed
            join visit in db.StageVisits on ticket.Id equals visit.TicketId
            where ticket.Status == TicketStatus.Closed && ticket.Outcome != Outcomes.NoReply && visit.CompletedAt != null && Asking.Contains(visit.Stage)
            select new { visit.TicketId, visit.Order, visit.Fields }).ToListAsync(cancellationToken);
        var scores = said.GroupBy(visit => visit.TicketId)
            .Select(visits => visits.OrderByDescending(visit => visit.Order).Select(visit => StageAnswers.Text(visit.Fields, "score")).FirstOrDefault(score => score is not null)).ToList();
        var (satisfied, dissatisfied) = (scores.Count(score => score is "4" or "5"), scores.Count(score => score is "1" or "2") + outside);
        return new Satisfaction(all, silent, satisfied, all - silent - satisfied - dissatisfied, dissatisfied);
    }
}
