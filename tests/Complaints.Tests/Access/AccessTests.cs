using System.Net;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Access;

public sealed class AccessTests
{
    /// <summary>What is open to everybody, on purpose: each more has to be added here.</summary>
    private static readonly string[] Open = ["/openapi/{documentName}.json", "/health/live", "/health/ready", "/sign-in", "/first-start", "/language", "/t/{Code}", "/w/{Store}"];

    [Fact]
    public async Task Nobody_gets_anything_from_the_API_without_a_key()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var routes = Routes.Of(app).Where(route => route.IsApi).ToList();
        Assert.True(routes.Count >= 10);

        foreach (var route in routes)
        {
            var reply = await app.Client(null).SendAsync(new HttpRequestMessage(new HttpMethod(route.Method), route.Sample.Replace("/tickets/x", "/tickets/" + ticket.Number, StringComparison.Ordinal)));
            await reply.IsRefused(401, "Authorization");
        }
    }

    [Fact]
    public async Task Nobody_gets_a_page_without_signing_in()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        var pages = Routes.Of(app).Where(route => !route.IsApi && !route.IsOpen && route.Method == "GET").ToList();
        Assert.Contains(pages, page => page.Pattern == "/");

        foreach (var page in pages)
        {
            var reply = await app.Client(null).GetAsync(page.Sample);
            Assert.True(reply.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized, $"{page.Pattern} answers {reply.StatusCode}.");
            Assert.DoesNotContain("Zhao Lei", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_what_has_to_be_is_open_to_everybody()
    {
        await using var app = await ComplaintsApp.Start();

        var open = Routes.Of(app).Where(route => route.IsOpen).Select(route => route.Pattern).Distinct()
            .Where(pattern => !pattern.Contains("/_", StringComparison.Ordinal) && !Path.HasExtension(pattern));

        Assert.Empty(open.Except(Open));
    }

    [Theory]
    [InlineData("Bearer no-such-key")]
    [InlineData("Bearer ")]
    [InlineData("Basic Zmxvb3I6Zmxvb3I=")]
    [InlineData("test-key-floor")]
    public async Task Key_that_is_not_known_opens_nothing(string header)
    {
        await using var app = await ComplaintsApp.Start();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        await (await app.Client(null).SendAsync(request)).IsRefused(401, "Authorization");
    }

    [Fact]
    public async Task Quality_reads_everything_and_writes_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var waiting = await app.TicketAwaitingApproval();

        await (await app.Post(app.Quality, "/api/v1/tickets", Scenarios.NewTicket())).IsRefused(403, "");
        await (await app.TryComplete(ticket, by: app.Quality)).IsRefused(403, "");
        await (await app.TryWithdraw(ticket, by: app.Quality)).IsRefused(403, "");
        await (await app.TryDecide(waiting.Approvals[0], app.Quality, "approve")).IsRefused(403, "");

        Assert.Equal(2, (await app.Get<TicketPageOf>(app.Quality, "/api/v1/tickets")).Total);
        Scenarios.Same(ticket, await app.Show(ticket, app.Quality));
        Assert.Equal(HttpStatusCode.OK, (await app.Client(app.Quality).GetAsync("/api/v1/quality/pareto")).StatusCode);
    }

    [Fact]
    public async Task Cookie_of_a_page_does_not_open_the_API()
    {
        await using var app = await ComplaintsApp.Start();
        var cookie = await SignIn(app, "floor", Chain.Password);
        Assert.NotNull(cookie);

        var page = new HttpRequestMessage(HttpMethod.Get, "/");
        page.Headers.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await app.Client(null).SendAsync(page)).StatusCode);

        var api = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets");
        api.Headers.Add("Cookie", cookie);
        await (await app.Client(null).SendAsync(api)).IsRefused(401, "Authorization");
    }

    [Fact]
    public async Task Key_of_the_API_does_not_open_a_page()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(HttpStatusCode.Redirect, (await app.Client(app.Admin).GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Wrong_password_signs_nobody_in()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Null(await SignIn(app, "floor", "wrong password"));
        Assert.Null(await SignIn(app, "nobody", Chain.Password));
    }

    /// <summary>Through the form of the page. Null when it does not let one in.</summary>
    internal static async Task<string?> SignIn(ComplaintsApp app, string user, string password)
    {
        var client = app.Client(null);
        var page = await client.GetAsync("/sign-in");
        var html = await page.Content.ReadAsStringAsync();
        var form = new Dictionary<string, string> { ["Form.User"] = user, ["Form.Password"] = password };
        foreach (var field in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("form input[type=hidden]"))
        {
            form[field.GetAttribute("name")!] = field.GetAttribute("value") ?? "";
        }

        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Cookie", Cookies(page));
        var reply = await client.SendAsync(request);
        return reply.StatusCode == HttpStatusCode.Redirect && reply.Headers.Contains("Set-Cookie") ? Cookies(reply) : null;
    }

    private static string Cookies(HttpResponseMessage reply) =>
        string.Join("; ", reply.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
