using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>The workshops of the whole chain, or of one store, in the order in which they are offered.</summary>
/// <param name="Store">Null for the whole chain.</param>
[May(Role.Admin)]
public sealed record ListWorkshops(string? Store = null) : IQuery<IReadOnlyList<string>>;

public sealed class ListWorkshopsHandler(ComplaintsDb db) : IRequestHandler<ListWorkshops, Answer<IReadOnlyList<string>>>
{
    public async Task<Answer<IReadOnlyList<string>>> Handle(ListWorkshops request, CancellationToken cancellationToken)
    {
        var store = request.Store ?? "";
        return await db.Workshops.AsNoTracking().Where(workshop => workshop.StoreCode == store).OrderBy(workshop => workshop.Place).Select(workshop => workshop.Name).ToListAsync(cancellationToken);
    }
}
