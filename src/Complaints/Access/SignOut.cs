using Complaints.Shell;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Access;

public static class SignOut
{
    public static void MapSignOut(this WebApplication app) => app.MapPost(Links.SignOut, async (SignInManager<Person> people, [Microsoft.AspNetCore.Mvc.FromForm] string? next) =>
    {
        await people.SignOutAsync();
        return Results.LocalRedirect(Links.SignIn);
    }).ExcludeFromDescription();
}
