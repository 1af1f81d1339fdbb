using Complaints.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Access;

public static class SignOut
{
    /// <summary>Takes only our own form, so that no other page can sign somebody out.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost(Links.SignOut, async (HttpContext http, IAntiforgery antiforgery, SignInManager<Person> people) =>
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await people.SignOutAsync();

        // The next one at this screen has a language of their own.
        http.Response.Cookies.Delete(Languages.Cookie);
        return Results.LocalRedirect(Links.SignIn);
    }).DisableAntiforgery().ExcludeFromDescription();
}
