using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>Somebody is promoted, moves to another store or was misspelt. The user name stays.</summary>
[May(Access.Role.Admin)]
public sealed record ChangePerson(Guid Id, string? Name, Role? Role, IReadOnlyList<string> Stores) : ICommand<string>;

public sealed class ChangePersonValidator : IValidator<ChangePerson>
{
    public IEnumerable<Problem> Check(ChangePerson request)
    {
        var form = new FormCheck();
        form.Person(request.Name, request.Role, request.Stores);
        return form.Problems;
    }
}

public sealed class ChangePersonHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ChangePerson, Answer<string>>
{
    public async Task<Answer<string>> Handle(ChangePerson request, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([request.Id], cancellationToken) is not { } person)
        {
            return Refused.NotFound("id", "This person does not exist.");
        }

        // So there is always at least one administrator: whoever takes the role from the others keeps it.
        if (person.Id == scope.Actor.PersonId && request.Role != Role.Admin)
        {
            return Refused.Rule("role", "You cannot take the administrator's role from yourself. Ask another administrator.");
        }

        if (await db.UnknownStore(request.Stores, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        person.Change(request.Name!.Trim(), request.Role!.Value, SetupForms.StoresOf(request.Role.Value, request.Stores));
        return person.UserName!;
    }
}
