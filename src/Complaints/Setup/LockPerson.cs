using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>Somebody left, or comes back. People are never deleted: what they did stays theirs.</summary>
[May(Role.Admin)]
public sealed record LockPerson(Guid Id, bool Locked) : ICommand<string>;

public sealed class LockPersonValidator : IValidator<LockPerson>
{
    public IEnumerable<Problem> Check(LockPerson request) => [];
}

public sealed class LockPersonHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<LockPerson, Answer<string>>
{
    public async Task<Answer<string>> Handle(LockPerson request, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([request.Id], cancellationToken) is not { } person)
        {
            return Refused.NotFound("id", "This person does not exist.");
        }

        if (request.Locked && person.Id == scope.Actor.PersonId)
        {
            return Refused.Rule("", "You cannot lock yourself out. Ask another administrator.");
        }

        if (request.Locked)
        {
            person.Lock();
        }
        else
        {
            person.Unlock();
        }

        return person.UserName!;
    }
}
