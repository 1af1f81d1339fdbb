using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>Who may be the one that knows a customer best: those who work in the stores of whoever asks.</summary>
[May(Role.Supervisor)]
public sealed record ListGuides : IQuery<IReadOnlyList<GuideView>>;

public sealed record GuideView(Guid Id, string Name);

public sealed class ListGuidesHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListGuides, Answer<IReadOnlyList<GuideView>>>
{
    public async Task<Answer<IReadOnlyList<GuideView>>> Handle(ListGuides request, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().ToListAsync(cancellationToken);
        return people.Where(person => !person.IsLocked && person.Stores.Any(scope.Actor.Sees))
            .OrderBy(person => person.Name, StringComparer.CurrentCulture).Select(person => new GuideView(person.Id, person.Name)).ToList();
    }
}
