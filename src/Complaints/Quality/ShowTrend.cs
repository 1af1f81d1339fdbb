using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>How many complaints were opened per day, week or month, without gaps: a quiet week counts zero.</summary>
/// <param name="Interval">day, week (from Monday) or month; week when left out.</param>
/// <param name="By">With <paramref name="Key"/>: only complaints that state this.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ShowTrend(
    DateOnly? From = null, DateOnly? To = null, string? Interval = null, string? By = null, string? Key = null, string? Source = null) : IQuery<Trend>;

public sealed record Trend(IReadOnlyList<TrendPoint> Items);

/// <param name="From">First day of the interval, also when the period begins in its middle.</param>
public sealed record TrendPoint(DateOnly From, int Count);

public sealed class ShowTrendValidator : IValidator<ShowTrend>
{
    public static readonly IReadOnlyList<string> Intervals = ["day", "week", "month"];

    public IEnumerable<Problem> Check(ShowTrend request)
    {
        var form = new FormCheck();
        form.OneOf("interval", request.Interval, Intervals, null);
        form.OneOf("by", request.By, Dimension.All, null);
        form.When(!string.IsNullOrEmpty(request.Key) && string.IsNullOrEmpty(request.By), "by", $"Say what the key is: {string.Join(", ", Dimension.All)}.");
        form.When(request.From > request.To, "to", "The last day lies before the first.");
        return form.Problems;
    }
}

public sealed class ShowTrendHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowTrend, Answer<Trend>>
{
    public async Task<Answer<Trend>> Handle(ShowTrend request, CancellationToken cancellationToken)
    {
        var tickets = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Opened(request.From, request.To).From(request.Source);
        if (!string.IsNullOrEmpty(request.Key))
        {
            tickets = tickets.Where(Dimension.Filter(request.By!, request.Key, null, null, null), scope.Actor);
        }

        var days = await tickets.GroupBy(ticket => ticket.OpenedAt.Date).Select(day => new { day.Key, Count = day.Count() }).ToListAsync(cancellationToken);
        var counts = days.Select(day => (Day: DateOnly.FromDateTime(day.Key), day.Count)).ToList();
        return counts.Count == 0 && (request.From is null || request.To is null)
            ? new Trend([])
            : Fill(counts, request.From ?? counts.Min(day => day.Day), request.To ?? counts.Max(day => day.Day), request.Interval ?? "week");
    }

    /// <summary>Sums days into intervals that cover <paramref name="from"/> to <paramref name="to"/> without gaps.</summary>
    internal static Trend Fill(IReadOnlyList<(DateOnly Day, int Count)> days, DateOnly from, DateOnly to, string interval)
    {
        var sums = days.GroupBy(day => StartOf(day.Day, interval)).ToDictionary(group => group.Key, group => group.Sum(day => day.Count));
        var points = new List<TrendPoint>();
        for (var start = StartOf(from, interval); start <= to; start = interval switch { "day" => start.AddDays(1), "week" => start.AddDays(7), _ => start.AddMonths(1) })
        {
            points.Add(new TrendPoint(start, sums.GetValueOrDefault(start)));
        }

        return new Trend(points);
    }

    internal static DateOnly StartOf(DateOnly day, string interval) => interval switch
    {
        "day" => day,
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };
}
