using Complaints.Products;

namespace Complaints.Demo;

/// <param name="Language">In which customers and staff write there.</param>
/// <param name="Share">Its part of the chain's everyday complaints.</param>
internal sealed record DemoStore(Store Store, string Language, double Share, int Opens, int Closes, bool OpenOnSunday)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById(Store.TimeZone, out var found) ? found : TimeZoneInfo.Utc;

    public string Code => Store.Code;

    /// <summary>From when to when it is open on a day, UTC; null when it stays closed.</summary>
    public (DateTime From, DateTime To)? Hours(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Sunday && !OpenOnSunday ? null : (Utc(day, Opens), Utc(day, Closes));

    /// <summary>This moment, or the next opening when the store is closed then.</summary>
    public DateTime NextOpen(DateTime time)
    {
        for (var day = DayOf(time); ; day = day.AddDays(1))
        {
            if (Hours(day) is { } hours && time < hours.To)
            {
                return time > hours.From ? time : hours.From;
            }
        }
    }

    /// <summary>The last moment up to <paramref name="time"/> at which it had been open for <paramref name="long"/> without a break.</summary>
    public DateTime LastOpen(DateTime time, TimeSpan @long)
    {
        for (var day = DayOf(time); ; day = day.AddDays(-1))
        {
            if (Hours(day) is { } hours && (time < hours.To ? time : hours.To) is var end && end - hours.From >= @long)
            {
                return end;
            }
        }
    }

    public DateOnly DayOf(DateTime time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time, zone));

    private DateTime Utc(DateOnly day, int hour) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, 0)), zone);
}

/// <summary>The six stores of the demo chain.</summary>
internal static class DemoStores
{
    public static IReadOnlyList<DemoStore> Make() =>
    [
        new(new Store("T01", "太原钟楼街店", "Taiyuan", "CN", "CNY", "Asia/Shanghai"), "zh", 0.26, 10, 21, true),
        new(new Store("T02", "太原长风街店", "Taiyuan", "CN", "CNY", "Asia/Shanghai"), "zh", 0.18, 10, 21, true),
        new(new Store("H01", "哈尔滨中央大街店", "Harbin", "CN", "CNY", "Asia/Shanghai"), "zh", 0.18, 10, 21, true),
        new(new Store("D01", "Dresden Prager Straße", "Dresden", "DE", "EUR", "Europe/Berlin"), "de", 0.17, 10, 19, false),
        new(new Store("L01", "Leipzig Petersstraße", "Leipzig", "DE", "EUR", "Europe/Berlin"), "de", 0.12, 10, 19, false),
        new(new Store("U01", "Dublin Henry Street", "Dublin", "IE", "EUR", "Europe/Dublin"), "en", 0.09, 10, 18, true),
    ];
}
