using System.Net;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Access;

/// <summary>A new installation, where nobody can sign in yet: through the real page, as a browser sends it.</summary>
public sealed class FirstStartTests
{
    private const string Password = "a long password";

    [Fact]
    public async Task First_visitor_with_the_code_of_the_console_becomes_administrator_and_signs_in()
    {
        await using var app = await ComplaintsApp.StartNew();
        var browser = new Browser(app);
        LeadsTo(Links.MakeAdministrator, await browser.Go(Links.SignIn));

        LeadsTo(Links.SignIn, await browser.Fill(Links.MakeAdministrator, ("Code", $" {CodeOf(app)} "), ("User", " mei "), ("Password", Password)));

        var person = await app.Saved(db => db.Users.SingleAsync());
        Assert.Equal(("mei", Role.Admin), (person.UserName, person.Role));
        await browser.SignIn("mei", Password);
        Assert.Contains("mei", (await browser.Get(Links.Setup)).QuerySelector("header .who")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_readers_language_and_what_was_typed_stays_but_the_password()
    {
        await using var app = await ComplaintsApp.StartNew();
        var code = CodeOf(app);
        foreach (var (language, given, user, password, said) in new[]
        {
            ("en", "00000000x", "mei", Password, "This is not the code from the console."),
            ("de", "00000000x", "mei", Password, "Das ist nicht der Code aus der Konsole."),
            ("zh", "", "mei", Password, "这不是控制台上显示的代码。"),
            ("en", code, "mei li", Password, "A user name has letters from a to z, digits and . - _ @ + only."),
            ("en", code, "", Password, "A user name has letters from a to z, digits and . - _ @ + only."),
            ("de", code, "mei", "kurz", "Ein Passwort hat mindestens 10 Zeichen."),
            ("zh", code, "mei", "1234567890", "密码至少要有一个小写字母 a 到 z。"),
        })
        {
            var reply = await new Browser(app, language).Fill(Links.MakeAdministrator, ("Code", given), ("User", user), ("Password", password));

            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            var page = await Browser.Read(reply);
            Assert.Equal([said], page.QuerySelectorAll("[role=alert] li").Select(line => line.TextContent));
            Assert.Equal((given, user), (page.QuerySelector("#code")!.GetAttribute("value") ?? "", page.QuerySelector("#user")!.GetAttribute("value") ?? ""));
            Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
        }

        Assert.Equal(0, await app.Saved(db => db.Users.CountAsync()));
        Assert.True(app.Services.GetRequiredService<FirstStart>().IsOpen);
    }

    [Fact]
    public async Task Who_sends_the_form_when_somebody_was_faster_makes_nobody_and_is_led_to_the_door()
    {
        await using var app = await ComplaintsApp.StartNew();
        var (code, late) = (CodeOf(app), new Browser(app));
        var form = await late.Get(Links.MakeAdministrator);
        await new Browser(app).Fill(Links.MakeAdministrator, ("Code", code), ("User", "mei"), ("Password", Password));

        await late.Fill(form, Links.MakeAdministrator, ("Code", code), ("User", "eve"), ("Password", Password));
        LeadsTo(Links.SignIn, await late.Go(Links.MakeAdministrator));

        Assert.Equal("mei", (await app.Saved(db => db.Users.SingleAsync())).UserName);
        Assert.Equal("Sign in", (await late.Get(Links.SignIn)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Administrator_whom_the_settings_name_signs_in_and_nobody_else_becomes_one()
    {
        await using var app = await ComplaintsApp.StartNew(admin: Password);
        var browser = new Browser(app);

        LeadsTo(Links.SignIn, await browser.Go(Links.MakeAdministrator));
        await browser.SignIn("admin", Password);

        Assert.Contains("admin", Assert.Single(app.Services.GetRequiredService<FirstStart>().Greeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_make_nobody_say_why_and_leave_the_code()
    {
        await using var app = await ComplaintsApp.StartNew(admin: "short");

        Assert.Equal("A password has at least 10 characters.", app.Services.GetRequiredService<FirstStart>().Greeting[0]);
        LeadsTo(Links.SignIn, await new Browser(app).Fill(Links.MakeAdministrator, ("Code", CodeOf(app)), ("User", "mei"), ("Password", Password)));
    }

    private static string CodeOf(ComplaintsApp app) => app.Services.GetRequiredService<FirstStart>().Greeting[^1].Split(' ')[^1];

    private static void LeadsTo(string page, HttpResponseMessage reply)
    {
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.EndsWith(page, reply.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
