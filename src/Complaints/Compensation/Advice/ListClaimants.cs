using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Complaints.Compensation.Advice;

/// <summary>Customers whose claims somebody should look at, and customers whom somebody should thank. For the region and head office only.</summary>
[May(Role.Region)]
public sealed record ListClaimants : IQuery<ClaimantsView>;

public sealed record ClaimantsView(IReadOnlyList<ClaimantRow> Review, IReadOnlyList<ClaimantRow> Thank);

public sealed record ClaimantRow(Guid Customer, string? Name, ScoreView Score);

public sealed class ListClaimantsHandler(ComplaintsDb db, ClaimantDesk claimants, RequestScope scope, TimeProvider clock, IStringLocalizer<AdviceTexts> texts) : IRequestHandler<ListClaimants, Answer<ClaimantsView>>
{
    private const int Most = 50;

    public async Task<Answer<ClaimantsView>> Handle(ListClaimants request, CancellationToken cancellationToken)
    {
        var pasts = await claimants.Pasts(await claimants.Candidates(cancellationToken), cancellationToken);
        var ids = pasts.Keys.ToList();
        var names = await db.CustomersKnownTo(scope.Actor).AsNoTracking().Where(customer => ids.Contains(customer.Id) && customer.MergedIntoId == null).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellationToken);
        return new ClaimantsView(Reached(ClaimantScore.Serial), Reached(ClaimantScore.Golden));

        IReadOnlyList<ClaimantRow> Reached(Func<ClaimantPast, DateTime, Score> score) =>
        [
            .. pasts.Where(past => names.ContainsKey(past.Key)).Select(past => (past.Key, Score: score(past.Value, clock.Now()))).Where(row => row.Score.Reached)
                .OrderByDescending(row => row.Score.Points).ThenBy(row => names[row.Key], StringComparer.Ordinal).ThenBy(row => row.Key).Take(Most)
                .Select(row => new ClaimantRow(row.Key, names[row.Key], ScoreView.Of(row.Score, texts))),
        ];
    }
}
