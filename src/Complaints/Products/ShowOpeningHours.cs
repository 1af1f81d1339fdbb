using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Products;

/// <summary>When a store is open, in its own time.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowOpeningHours(string Store) : IQuery<StoreHoursView>;

/// <param name="Said">False as long as the usual hours hold because nobody has said others.</param>
public sealed record StoreHoursView(string Store, string Name, string TimeZone, bool Said, OpeningHours Hours);

public sealed class ShowOpeningHoursHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowOpeningHours, Answer<StoreHoursView>>
{
    public async Task<Answer<StoreHoursView>> Handle(ShowOpeningHours request, CancellationToken cancellationToken)
    {
        if (await db.Stores.AsNoTracking().FirstOrDefaultAsync(store => store.Code == request.Store && store.Source == null, cancellationToken) is not { } store)
        {
            return Refused.NotFound("store", $"There is no store {request.Store}.");
        }

        return scope.Actor.Sees(store.Code)
            ? new StoreHoursView(store.Code, store.Name, store.TimeZone, store.HoursJson is not null, store.Hours)
            : Refused.NotAllowed($"You do not work in store {store.Code}.");
    }
}
