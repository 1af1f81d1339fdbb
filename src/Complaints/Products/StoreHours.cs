namespace Complaints.Products;

/// <summary>The calendar of a store, from lists that are at hand anyway.</summary>
public sealed class StoreHours(Func<CancellationToken, ValueTask<Lists>> lists)
{
    private static readonly BusinessCalendar Elsewhere = new(OpeningHours.Standard, "UTC");

    /// <returns>The usual hours in UTC for a store that is not one of ours.</returns>
    public async ValueTask<BusinessCalendar> Of(string store, CancellationToken cancellation) => (await lists(cancellation)).Store(store)?.Calendar ?? Elsewhere;

    /// <summary>Which of our stores are closed at this moment, and when each opens next.</summary>
    public async ValueTask<IReadOnlyDictionary<string, DateTimeOffset?>> Closed(DateTime now, CancellationToken cancellation) =>
        (await lists(cancellation)).Stores.Select(store => (store.Code, Opens: store.Calendar.OpensAt(now))).Where(store => store.Opens is not null).ToDictionary(store => store.Code, store => store.Opens);
}
