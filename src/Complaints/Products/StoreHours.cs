namespace Complaints.Products;

/// <summary>The calendar of a store, from lists that are at hand anyway.</summary>
public sealed class StoreHours(Func<CancellationToken, ValueTask<Lists>> lists)
{
    private static readonly BusinessCalendar Elsewhere = new(OpeningHours.Standard, "UTC");

    /// <returns>The usual hours in UTC for a store that is not one of ours.</returns>
    public async ValueTask<BusinessCalendar> Of(string store, CancellationToken cancellation) => (await lists(cancellation)).Store(store)?.Calendar ?? Elsewhere;
}
