using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>Who may sign in, with the keys that act for them.</summary>
[May(Role.Admin)]
public sealed record ListPeople : IQuery<IReadOnlyList<PersonRow>>;

public sealed record PersonRow(Guid Id, string UserName, string Name, Role Role, IReadOnlyList<string> Stores, bool IsLocked, IReadOnlyList<KeyRow> Keys);

/// <param name="Hash">Names the key; the key itself is nowhere.</param>
public sealed record KeyRow(string Hash, string Label, DateTime CreatedAt);

public sealed class ListPeopleHandler(ComplaintsDb db) : IRequestHandler<ListPeople, Answer<IReadOnlyList<PersonRow>>>
{
    public async Task<Answer<IReadOnlyList<PersonRow>>> Handle(ListPeople request, CancellationToken cancellationToken)
    {
        var keys = (await db.ApiKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken)).ToLookup(key => key.PersonId);
        var people = await db.Users.AsNoTracking().OrderBy(person => person.UserName).ToListAsync(cancellationToken);
        return people.Select(person => new PersonRow(
            person.Id, person.UserName!, person.Name, person.Role, person.Stores, person.IsLocked,
            [.. keys[person.Id].Select(key => new KeyRow(key.Hash, key.Label, key.CreatedAt))])).ToList();
    }
}
