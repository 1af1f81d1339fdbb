using System.Net;
using AngleSharp.Html.Dom;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Access;

/// <summary>What the page for signing in says to whoever does not get in.</summary>
public sealed class SignInTests
{
    private const int MostTries = 10;

    [Theory]
    [InlineData("en", "User name or password is not right, or this access is locked after too many tries.")]
    [InlineData("de", "Benutzername oder Passwort stimmt nicht, oder der Zugang ist nach zu vielen Versuchen gesperrt.")]
    [InlineData("zh", "用户名或密码不对，或者试的次数太多被锁住了。")]
    public async Task Wrong_password_is_said_in_the_readers_language_and_the_name_stays_but_the_password(string language, string said)
    {
        await using var app = await ComplaintsApp.Start();

        var page = await Refused(new Browser(app, language), "floor", "wrong password");

        Assert.StartsWith(said, Said(page), StringComparison.Ordinal);
        Assert.Equal("floor", page.QuerySelector("#user")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whether_a_name_exists_or_is_locked_by_the_administrator_does_not_show()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new LockPerson(app.Floor2.PersonId, true));
        var wrong = Said(await Refused(new Browser(app), "floor", "wrong password"));

        Assert.Equal(wrong, Said(await Refused(new Browser(app), "nobody", Chain.Password)));
        Assert.Equal(wrong, Said(await Refused(new Browser(app), "floor2", Chain.Password)));
        Assert.Equal(wrong, Said(await Refused(new Browser(app), "", "")));
    }

    [Fact]
    public async Task After_too_many_tries_the_right_password_does_not_open_either_and_nobody_else_is_kept_out()
    {
        await using var app = await ComplaintsApp.Start();
        for (var tries = 0; tries < MostTries - 1; tries++)
        {
            await Refused(new Browser(app), "floor", "wrong password");
        }

        await new Browser(app).SignIn("floor");   // which begins to count anew
        for (var tries = 0; tries < MostTries; tries++)
        {
            await Refused(new Browser(app), "floor", "wrong password");
        }

        Assert.Contains("Wait five minutes", Said(await Refused(new Browser(app), "floor", Chain.Password)), StringComparison.Ordinal);
        await new Browser(app).SignIn("floor2");
    }

    private static async Task<IHtmlDocument> Refused(Browser browser, string user, string password)
    {
        var reply = await browser.Fill(Links.SignIn, ("User", user), ("Password", password));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await Browser.Read(reply);
    }

    private static string Said(IHtmlDocument page) => page.QuerySelector("main [role=alert]")!.TextContent.Trim();
}
