using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Setup;

/// <summary>Somebody forgot the password, or it leaked.</summary>
[May(Role.Admin)]
public sealed record ResetPassword(Guid Id, string? Password) : ICommand<string>;

public sealed class ResetPasswordValidator : IValidator<ResetPassword>
{
    public IEnumerable<Problem> Check(ResetPassword request)
    {
        var form = new FormCheck();
        form.Password(request.Password);
        return form.Problems;
    }
}

public sealed class ResetPasswordHandler(ComplaintsDb db, UserManager<Person> people) : IRequestHandler<ResetPassword, Answer<string>>
{
    public async Task<Answer<string>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([request.Id], cancellationToken) is not { } person)
        {
            return Refused.NotFound("id", "This person does not exist.");
        }

        person.SetPassword(people.PasswordHasher.HashPassword(person, request.Password!));
        return person.UserName!;
    }
}
