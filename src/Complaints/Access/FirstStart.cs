using System.Security.Cryptography;
using Complaints.Data;
using Complaints.Demo;
using Complaints.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Access;

/// <summary>
/// Nobody can sign in to an empty installation. Either the environment names an administrator, or the first visitor who
/// knows the code from the console becomes one.
/// </summary>
public sealed class FirstStart(Settings settings)
{
    private volatile string? code;

    /// <summary>Whether an administrator is still to be made.</summary>
    public bool IsOpen => code is not null;

    public IReadOnlyList<string> Greeting { get; private set; } = [];

    public async Task Prepare(IServiceProvider services)
    {
        var db = services.GetRequiredService<ComplaintsDb>();
        if (await db.Users.AnyAsync())
        {
            Greeting = await db.Users.AnyAsync(person => person.UserName == DemoChain.FloorUser) ? DemoChain.Greeting : [];
            return;
        }

        if (settings is { AdminName: { Length: > 0 } name, AdminPassword: { Length: > 0 } password })
        {
            var made = await Create(services.GetRequiredService<UserManager<Person>>(), name, password);
            Greeting = made.Succeeded ? [$"Administrator '{name}' was made from the settings."] : [.. made.Errors.Select(error => error.Description)];
            if (made.Succeeded)
            {
                return;
            }
        }

        code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        Greeting = [.. Greeting, $"Nobody can sign in yet. Open {Links.MakeAdministrator} and enter this code: {code}"];
    }

    /// <returns>Why not; empty when the administrator was made.</returns>
    public async Task<IReadOnlyList<string>> MakeAdministrator(UserManager<Person> people, string givenCode, string userName, string password)
    {
        if (code is not { } right || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(givenCode.Trim()), System.Text.Encoding.UTF8.GetBytes(right)))
        {
            return [Sentence.Of("This is not the code from the console.").ToString()];
        }

        var made = await Create(people, userName, password);
        if (!made.Succeeded)
        {
            return [.. made.Errors.Select(error => error.Description)];
        }

        code = null;
        return [];
    }

    private static Task<IdentityResult> Create(UserManager<Person> people, string userName, string password) =>
        people.CreateAsync(new Person(userName, userName, Role.Admin, []), password);
}
