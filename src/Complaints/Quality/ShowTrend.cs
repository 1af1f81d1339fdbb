using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>How many complaints were opened per day, week or month, without gaps: a quiet week counts zero.</summary>
/// <param name="From">When left out, the register's first day: the same for every key, so that two keys can be laid over each other.</param>
/// <param name="To">When left out, today, or the last day of an imported register.</param>
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
        form.When(!string.IsNullOrEmpty(request.Key) && string.IsNullOrEmpty(request.By), "by", $"Say what the key is: {Dimension.All}.");
        form.When(request.From > request.To, "to", "The last day lies before the first.");
        return form.Problems;
    }
}

public sealed class ShowTrendHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowTrend, Answer<Trend>>
{
    /// <summary>More points than any screen has room for; eleven years of days.</summary>
    private const int MostPoints = 4000;

    public async Task<Answer<Trend>> Handle(ShowTrend request, CancellationToken cancellationToken)
    {
        var interval = request.Interval ?? "week";
        var register = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Complaints().From(request.Source);
        if ((request.From ?? await First(register, cancellationToken)) is not { } from || (request.To ?? await Last(register, request.Source, cancellationToken)) is not { } to)
        {
            return new Trend([]);
        }

        if ((to.DayNumber - from.DayNumber) / (interval switch { "day" => 1, "week" => 7, _ => 28 }) > MostPoints)
        {
            return Refused.Form("interval", $"This is more than {MostPoints:N0} points. Choose a shorter period or longer intervals.");
        }

        var tickets = register.Opened(from, to);
        if (!string.IsNullOrEmpty(request.Key))
        {
            tickets = tickets.Where(Dimension.Filter(request.By!, request.Key, null, null, null), scope.Actor);
        }

        var days = await tickets.GroupBy(ticket => ticket.OpenedAt.Date).Select(day => new { day.Key, Count = day.Count() }).ToListAsync(cancellationToken);
        return Fill([.. days.Select(day => (DateOnly.FromDateTime(day.Key), day.Count))], from, to, interval);
    }

    private static async Task<DateOnly?> First(IQueryable<Ticket> register, CancellationToken cancellation) =>
        await register.MinAsync(ticket => (DateTime?)ticket.OpenedAt, cancellation) is { } day ? DateOnly.FromDateTime(day) : null;

    /// <summary>Our own register goes on, so its quiet last weeks count; an imported one ends with its last complaint.</summary>
    private async Task<DateOnly?> Last(IQueryable<Ticket> register, string? source, CancellationToken cancellation)
    {
        var last = await register.MaxAsync(ticket => (DateTime?)ticket.OpenedAt, cancellation) is { } day ? DateOnly.FromDateTime(day) : (DateOnly?)null;
        var goesOn = string.IsNullOrEmpty(source) || source == TicketQueries.Own;
        return goesOn && last < clock.Today() ? clock.Today() : last;
    }

    /// <summary>Sums days into intervals that cover <paramref name="from"/> to <paramref name="to"/> without gaps.</summary>
    internal static Trend Fill(IReadOnlyList<(DateOnly Day, int Count)> days, DateOnly from, DateOnly to, string interval)
    {
        var sums = days.GroupBy(day => StartOf(day.Day, interval)).ToDictionary(group => group.Key, group => group.Sum(day => day.Count));
        var points = new List<TrendPoint>();
        for (DateOnly? next = from <= to ? StartOf(from, interval) : null; next is { } start;)
        {
            points.Add(new TrendPoint(start, sums.GetValueOrDefault(start)));
            var end = EndOf(start, interval);
            next = end < to ? end.AddDays(1) : null;
        }

        return new Trend(points);
    }

    internal static DateOnly StartOf(DateOnly day, string interval) => interval switch
    {
        "day" => day,
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    /// <summary>Last day of the interval that begins on <paramref name="start"/>.</summary>
    internal static DateOnly EndOf(DateOnly start, string interval) => interval switch
    {
        "day" => start,
        "week" => DateOnly.FromDayNumber(Math.Min(start.DayNumber + 6, DateOnly.MaxValue.DayNumber)),
        _ => new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
    };
}
