using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>Somebody gets a login.</summary>
[May(Access.Role.Admin)]
public sealed record AddPerson(string? UserName, string? Name, Role? Role, IReadOnlyList<string> Stores, string? Password) : ICommand<string>;

public sealed class AddPersonValidator : IValidator<AddPerson>
{
    public IEnumerable<Problem> Check(AddPerson request)
    {
        var form = new FormCheck();
        form.Text("userName", request.UserName, 60, required: true, "Give a user name to sign in with.");
        form.When(
            request.UserName?.Trim().All(letter => char.IsAsciiLetterOrDigit(letter) || ".-_@+".Contains(letter, StringComparison.Ordinal)) == false,
            "userName", "A user name has letters from a to z, digits and . - _ @ + only.");
        form.Person(request.Name, request.Role, request.Stores);
        form.Password(request.Password);
        return form.Problems;
    }
}

/// <remarks>Not through <see cref="UserManager{T}"/>.CreateAsync: that saves at once, and here only the pipeline saves.</remarks>
public sealed class AddPersonHandler(ComplaintsDb db, UserManager<Person> people) : IRequestHandler<AddPerson, Answer<string>>
{
    public async Task<Answer<string>> Handle(AddPerson request, CancellationToken cancellationToken)
    {
        var userName = request.UserName!.Trim();
        var normal = people.NormalizeName(userName);
        if (await db.Users.AnyAsync(person => person.NormalizedUserName == normal, cancellationToken))
        {
            return Refused.Rule("userName", $"The user name {userName} is taken.");
        }

        if (await db.UnknownStore(request.Stores, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var person = new Person(userName, request.Name!.Trim(), request.Role!.Value, SetupForms.StoresOf(request.Role.Value, request.Stores))
        {
            NormalizedUserName = normal,
            LockoutEnabled = true,
        };
        person.SetPassword(people.PasswordHasher.HashPassword(person, request.Password!));
        db.Add(person);
        return userName;
    }
}

internal static class KnownStores
{
    /// <summary>Why these stores cannot be given to a person; null when all of them are ours.</summary>
    public static async Task<Refused?> UnknownStore(this ComplaintsDb db, IReadOnlyList<string> stores, CancellationToken cancellation)
    {
        var own = await db.Stores.Where(store => store.Source == null).Select(store => store.Code).ToListAsync(cancellation);
        return stores.FirstOrDefault(store => !own.Contains(store)) is { } unknown ? Refused.Rule("stores", $"There is no store {unknown}.") : null;
    }
}
