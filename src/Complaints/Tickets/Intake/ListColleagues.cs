using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets.Intake;

/// <summary>Who works in this store: the names that a complaint about conduct may be about.</summary>
[May(Role.Floor)]
public sealed record ListColleagues(string Store) : IQuery<IReadOnlyList<string>>;

public sealed class ListColleaguesHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListColleagues, Answer<IReadOnlyList<string>>>
{
    public async Task<Answer<IReadOnlyList<string>>> Handle(ListColleagues request, CancellationToken cancellationToken)
    {
        if (!scope.Actor.Sees(request.Store))
        {
            return Refused.NotAllowed($"You do not work in store {request.Store}.");
        }

        var people = await db.Users.AsNoTracking().ToListAsync(cancellationToken);
        return people.Where(person => !person.IsLocked && person.Stores.Contains(request.Store)).Select(person => person.Name).Distinct().Order(StringComparer.CurrentCulture).ToList();
    }
}
