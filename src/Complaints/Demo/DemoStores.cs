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
    /// <param name="year">The running one: holidays are entered for it and the next.</param>
    public static IReadOnlyList<DemoStore> Make(int year)
    {
        var stores = Make();
        foreach (var store in stores)
        {
            var hours = OpeningHours.Daily($"{store.Opens:00}:00-{store.Closes:00}:00");
            var (address, phone, hotline) = Reach[store.Code];
            store.Store.Reach(address, phone, hotline);
            store.Store.Open(hours with { Sunday = store.OpenOnSunday ? hours.Sunday : null, Days = [.. Holidays(store, year), .. Holidays(store, year + 1)] });
        }

        return stores;
    }

    /// <summary>A few that fall on the same day every year.</summary>
    private static IEnumerable<SpecialDay> Holidays(DemoStore store, int year) => store.Language switch
    {
        "zh" => [new(new DateOnly(year, 1, 1), "12:00-18:00", "元旦")],
        "de" =>
        [
            new(new DateOnly(year, 1, 1), null, "Neujahr"), new(new DateOnly(year, 5, 1), null, "Tag der Arbeit"), new(new DateOnly(year, 12, 24), "10:00-14:00", "Heiligabend"),
            new(new DateOnly(year, 12, 25), null, "1. Weihnachtstag"), new(new DateOnly(year, 12, 26), null, "2. Weihnachtstag"), new(new DateOnly(year, 12, 31), "10:00-14:00", "Silvester"),
        ],
        _ => [new(new DateOnly(year, 1, 1), null, "New Year's Day"), new(new DateOnly(year, 3, 17), null, "St Patrick's Day"), new(new DateOnly(year, 12, 25), null, "Christmas Day")],
    };

    /// <summary>Made up, the numbers too.</summary>
    private static readonly Dictionary<string, (string Address, string Phone, string Hotline)> Reach = new()
    {
        ["T01"] = ("钟楼街88号", "0351-555 0101", "太原市消费者协会 12315"),
        ["T02"] = ("长风街120号", "0351-555 0102", "太原市消费者协会 12315"),
        ["H01"] = ("中央大街66号", "0451-555 0103", "哈尔滨市消费者协会 12315"),
        ["D01"] = ("Prager Straße 400", "0351 555 0104", "Verbraucherzentrale Sachsen"),
        ["L01"] = ("Petersstraße 400", "0341 555 0105", "Verbraucherzentrale Sachsen"),
        ["U01"] = ("400 Henry Street", "01 555 0106", "Competition and Consumer Protection Commission"),
    };

    private static IReadOnlyList<DemoStore> Make() =>
    [
        new(new Store("T01", "太原钟楼街店", "太原市", "CN", "CNY", "Asia/Shanghai").Lie("山西省"), "zh", 0.26, 10, 21, true),
        new(new Store("T02", "太原长风街店", "太原市", "CN", "CNY", "Asia/Shanghai").Lie("山西省"), "zh", 0.18, 10, 21, true),
        new(new Store("H01", "哈尔滨中央大街店", "哈尔滨市", "CN", "CNY", "Asia/Shanghai").Lie("黑龙江省"), "zh", 0.18, 10, 21, true),
        new(new Store("D01", "Dresden Prager Straße", "Dresden", "DE", "EUR", "Europe/Berlin"), "de", 0.17, 10, 19, false),
        new(new Store("L01", "Leipzig Petersstraße", "Leipzig", "DE", "EUR", "Europe/Berlin"), "de", 0.12, 10, 19, false),
        new(new Store("U01", "Dublin Henry Street", "Dublin", "IE", "EUR", "Europe/Dublin"), "en", 0.09, 10, 18, true),
    ];
}
