using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>Who may give how much without asking.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ListLimits : IQuery<IReadOnlyList<LimitView>>;

public sealed class ListLimitsHandler(ComplaintsDb db) : IRequestHandler<ListLimits, Answer<IReadOnlyList<LimitView>>>
{
    public async Task<Answer<IReadOnlyList<LimitView>>> Handle(ListLimits request, CancellationToken cancellationToken) =>
        (await db.LimitRules.AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(rule => rule.Currency, StringComparer.Ordinal).ThenBy(rule => rule.Period).ThenBy(rule => rule.Kind, StringComparer.Ordinal).ThenBy(rule => rule.AmountMinor).ThenBy(rule => rule.Role)
            .Select(LimitView.Of).ToList();
}
