using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>
/// Complaints opened in a period, counted by one dimension, most frequent first. Counts tickets as they are known today,
/// so a defect that analysis named otherwise counts where it belongs; a withdrawn complaint counts as well.
/// </summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowPareto(DateOnly? From = null, DateOnly? To = null, string? By = null, string? Source = null) : IQuery<Pareto>;

/// <param name="Total">Complaints that state the dimension: the base of all shares.</param>
/// <param name="Unstated">Complaints of the period that do not state it.</param>
public sealed record Pareto(int Total, int Unstated, IReadOnlyList<ParetoItem> Items);

/// <param name="Share">Of the total, 0 to 1.</param>
/// <param name="Cumulative">Share of this and all more frequent ones, 0 to 1; the last is 1.</param>
public sealed record ParetoItem(string Key, string Name, int Count, double Share, double Cumulative);

public sealed class ShowParetoValidator : IValidator<ShowPareto>
{
    public IEnumerable<Problem> Check(ShowPareto request)
    {
        var form = new FormCheck();
        form.OneOf("by", request.By, Dimension.All, null);
        form.When(request.From > request.To, "to", "The last day lies before the first.");
        return form.Problems;
    }
}

public sealed class ShowParetoHandler(ComplaintsDb db, DimensionNames names, RequestScope scope) : IRequestHandler<ShowPareto, Answer<Pareto>>
{
    public async Task<Answer<Pareto>> Handle(ShowPareto request, CancellationToken cancellationToken)
    {
        var by = request.By ?? Dimension.All[0];
        var counted = await db.Tickets.AsNoTracking()
            .SeenBy(scope.Actor).Complaints().Opened(request.From, request.To).From(request.Source)
            .GroupBy(Dimension.Of(by)).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var stated = counted.Where(entry => !string.IsNullOrEmpty(entry.Key)).OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        var nameOf = await names.Of(by, cancellationToken);
        return Rank([.. stated.Select(entry => (entry.Key!, nameOf(entry.Key!), entry.Count))], counted.Where(entry => string.IsNullOrEmpty(entry.Key)).Sum(entry => entry.Count));
    }

    /// <summary>Shares and running shares of counts that come most frequent first.</summary>
    internal static Pareto Rank(IReadOnlyList<(string Key, string Name, int Count)> counts, int unstated)
    {
        var total = counts.Sum(entry => entry.Count);
        var sofar = 0;
        return new Pareto(total, unstated, [.. counts.Select(entry =>
            new ParetoItem(entry.Key, entry.Name, entry.Count, (double)entry.Count / total, (double)(sofar += entry.Count) / total))]);
    }
}
