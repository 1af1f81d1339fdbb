using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>The chain's own stores.</summary>
[May(Role.Admin)]
public sealed record ListStores : IQuery<IReadOnlyList<StoreRow>>;

public sealed record StoreRow(string Code, string Name, string City, string Country, string Currency, string TimeZone, string? Address, string? Phone, string? Hotline, string? Region = null);

public sealed class ListStoresHandler(ComplaintsDb db) : IRequestHandler<ListStores, Answer<IReadOnlyList<StoreRow>>>
{
    public async Task<Answer<IReadOnlyList<StoreRow>>> Handle(ListStores request, CancellationToken cancellationToken) =>
        await db.Stores.AsNoTracking().Where(store => store.Source == null).OrderBy(store => store.Code)
            .Select(store => new StoreRow(store.Code, store.Name, store.City, store.Country, store.Currency, store.TimeZone, store.Address, store.Phone, store.Hotline, store.Region))
            .ToListAsync(cancellationToken);
}
