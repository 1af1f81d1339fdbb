using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace Complaints.Shell;

/// <summary>The language a person reads, from now on and wherever they sign in.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ChooseLanguage(string Language) : ICommand<bool>;

public sealed class ChooseLanguageValidator : IValidator<ChooseLanguage>
{
    public IEnumerable<Problem> Check(ChooseLanguage request)
    {
        var form = new FormCheck();
        form.OneOf("language", request.Language, Languages.Codes, "Choose a language.");
        return form.Problems;
    }
}

public sealed class ChooseLanguageHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ChooseLanguage, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(ChooseLanguage request, CancellationToken cancellationToken)
    {
        (await db.Users.FindAsync([scope.Actor.PersonId], cancellationToken))?.Speak(request.Language);
        return true;
    }
}

public static class LanguageSwitch
{
    /// <summary>Takes only our own form. Nobody has to be signed in: the sign-in page has the switch too.</summary>
    public static void MapLanguageSwitch(this WebApplication app) => app.MapPost(Links.Language, async (HttpContext http, IAntiforgery antiforgery, Requests requests) =>
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            // With a body of its own: an empty one is replaced by the page for what is not found, which asks to sign in.
            return Results.Text("This form has expired. Go back, load the page again and choose once more.", statusCode: StatusCodes.Status400BadRequest);
        }

        var form = await http.Request.ReadFormAsync();
        var language = form["language"].ToString();
        if (!Languages.Codes.Contains(language))
        {
            return Results.Text("There is no such language.", statusCode: StatusCodes.Status400BadRequest);
        }

        var actor = Actor.From(http.User);
        if (actor.IsSignedIn)
        {
            await requests.SendAs(actor, new ChooseLanguage(language));
        }

        Languages.Remember(http.Response, language);
        return Results.LocalRedirect(Links.Own(form["returnUrl"]) ?? Links.Home);
    }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
}
