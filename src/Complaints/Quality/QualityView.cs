using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Quality;

/// <summary>What the quality page shows, as its address says it. Null is what most people want to see first.</summary>
/// <param name="By">One of <see cref="Dimension.All"/>; defect when left out.</param>
/// <param name="Period">One of <see cref="Periods"/>; days given win over it.</param>
/// <param name="Interval">One of <see cref="ShowTrendValidator.Intervals"/>.</param>
/// <param name="Key">The bar that is looked at closely.</param>
/// <param name="With">A second key, laid over the first.</param>
/// <param name="Source">A register's name or <see cref="EverySource"/>; our own when left out.</param>
public sealed record QualityView(string? By, string? Period, DateOnly? From, DateOnly? To, string? Interval, string? Key, string? With, string? Source)
{
    public const string EverySource = "all";

    public static readonly IReadOnlyList<string> Periods = ["4w", "12w", "year", "all"];

    /// <summary>Weeks are easy to think in up to about three years; beyond, months.</summary>
    private const int MostWeeks = 160;

    public string Link => Links.Quality(By, From, To, Interval, Key, Source, Period, With);

    public string Dimension => By ?? Quality.Dimension.All[0];

    public bool IsOwn => string.IsNullOrEmpty(Source) || Source == TicketQueries.Own;

    /// <summary>As the queries take it, where null means every register.</summary>
    public string? Register => IsOwn ? TicketQueries.Own : Source == EverySource ? null : Source;

    /// <summary>An imported register lies in the past, so all of it is shown unless somebody asks for less.</summary>
    public string? ShownPeriod => From is not null || To is not null ? null : Period ?? (IsOwn ? "12w" : "all");

    /// <summary>Quick choices begin on a Monday, or on New Year, and run until today: full weeks first, then the one we are in.</summary>
    public (DateOnly? From, DateOnly? To) Days(DateOnly today)
    {
        var monday = ShowTrendHandler.StartOf(today, "week");
        return ShownPeriod switch
        {
            null => (From, To),
            "4w" => (monday.AddDays(-7 * 4), null),
            "12w" => (monday.AddDays(-7 * 12), null),
            "year" => (new DateOnly(today.Year, 1, 1), null),
            _ => (null, null),
        };
    }

    /// <param name="first">First day there is anything to show of.</param>
    public string ShownInterval(DateOnly? first, DateOnly? last) =>
        Interval ?? (first is { } from && last is { } to && to.DayNumber - from.DayNumber > MostWeeks * 7 ? "month" : "week");

    /// <summary>The tickets behind a bar, or behind everything when there is no key.</summary>
    public ListTickets Behind(string? key, DateOnly? from, DateOnly? to) => Quality.Dimension.Filter(Dimension, key, from, to, Register);
}
