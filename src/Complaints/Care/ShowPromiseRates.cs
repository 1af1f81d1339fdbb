using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>How many promises each of my stores kept, month by month, by the day they were due.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowPromiseRates(string? Store = null, int Months = 6) : IQuery<PromiseRates>;

/// <param name="Months">First days, oldest first; the last is the running month.</param>
public sealed record PromiseRates(IReadOnlyList<DateOnly> Months, IReadOnlyList<StoreRates> Stores);

/// <param name="Months">In the order of <see cref="PromiseRates.Months"/>.</param>
public sealed record StoreRates(string Store, IReadOnlyList<MonthRate> Months);

/// <param name="Rate">Kept of those kept or broken, 0 to 1; null when none is settled. Released ones count for neither.</param>
public sealed record MonthRate(int Kept, int Broken, int Released, int Open)
{
    public double? Rate => Kept + Broken == 0 ? null : (double)Kept / (Kept + Broken);
}

public sealed class ShowPromiseRatesValidator : IValidator<ShowPromiseRates>
{
    public IEnumerable<Problem> Check(ShowPromiseRates request)
    {
        var form = new FormCheck();
        form.When(request.Months is < 1 or > 24, "months", "1 to 24 months can be shown.");
        return form.Problems;
    }
}

public sealed class ShowPromiseRatesHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowPromiseRates, Answer<PromiseRates>>
{
    public async Task<Answer<PromiseRates>> Handle(ShowPromiseRates request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - request.Months);
        var after = first.AddMonths(request.Months);
        var counts = await db.Promises.AsNoTracking().SeenBy(scope.Actor, request.Store).Where(promise => promise.DueOn >= first && promise.DueOn < after)
            .GroupBy(promise => new { promise.StoreCode, promise.DueOn.Year, promise.DueOn.Month, promise.State })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var months = Enumerable.Range(0, request.Months).Select(first.AddMonths).ToList();
        return new PromiseRates(
            months,
            [.. counts.GroupBy(count => count.Key.StoreCode).OrderBy(store => store.Key, StringComparer.Ordinal).Select(store => new StoreRates(
                store.Key,
                [.. months.Select(month =>
                {
                    int Of(PromiseState state) => store.Where(count => count.Key.Year == month.Year && count.Key.Month == month.Month && count.Key.State == state).Sum(count => count.Count);
                    return new MonthRate(Of(PromiseState.Kept), Of(PromiseState.Broken), Of(PromiseState.Released), Of(PromiseState.Open));
                })]))]);
    }
}
