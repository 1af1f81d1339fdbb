using System.Net;
using AngleSharp.Html.Parser;
using Bunit;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Photos;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Tests.Photos;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Portal;

/// <summary>A customer complains from home: through the real page, as a browser sends it.</summary>
public sealed class WriteInTests
{
    [Fact]
    public async Task Complaint_from_home_arrives_with_words_article_photo_and_a_code_to_follow_it()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/t01?culture=de", Pictures.Jpeg(3), ("Words", "Die Sohle löst sich."), ("Remedy", "repair"), ("Label", "runner-7//42/B2026-01"), ("Receipt", "T01-2026-000114"), ("BoughtOn", "2026-02-20"), ("Name", "Jörg Maier"), ("Phone", "+49 911 123456"));

        Assert.Equal(HttpStatusCode.Found, reply.StatusCode);
        var address = reply.Headers.Location!.ToString();
        Assert.Contains("culture=de", address, StringComparison.Ordinal);
        Assert.Contains("Danke.", WebUtility.HtmlDecode(await app.Client(null).GetStringAsync(address)), StringComparison.Ordinal);
        var ticket = await Only(app);
        Assert.Equal(("Die Sohle löst sich.", "qr", "repair", "listen"), (ticket.Description, ticket.Channel, ticket.RemedyWanted, ticket.Stage));
        Assert.Equal(("RUNNER-7", "42", "B2026-01", new DateOnly(2026, 2, 20), "T01-2026-000114"), (ticket.Item.Style, ticket.Item.Size, ticket.Item.Batch, ticket.Item.BoughtOn, ticket.Item.Receipt));
        Assert.Equal(("Jörg Maier", "de"), (ticket.Customer!.Name, ticket.Customer.Language));
        Assert.Equal("fault", Assert.Single((await app.Done(app.Floor, new ShowPhotos(ticket.Number))).Photos).Shot);
        Assert.NotNull(await app.Complete(ticket));
    }

    [Fact]
    public async Task Somebody_may_stay_unknown_and_what_stands_on_an_unknown_label_is_kept_with_the_words()
    {
        await using var app = await ComplaintsApp.Start();

        await Send(app, "/w/T01", null, ("Words", "It smells."), ("Label", "XQ 900"));

        var ticket = await Only(app);
        Assert.Null(ticket.Customer);
        Assert.Null(ticket.Item.Style);
        Assert.Equal("It smells.\n\n[XQ 900]", ticket.Description);
    }

    [Fact]
    public async Task Number_of_a_known_customer_neither_shows_nor_changes_their_file()
    {
        await using var app = await ComplaintsApp.Start();
        var known = await app.OpenedTicket();
        var before = await app.Done(app.Floor, new ShowCustomer(known.CustomerId!.Value));

        var reply = await Send(app, "/w/T01", null, ("Words", "It is me."), ("Name", "Somebody Else"), ("Phone", "022 1234 5678"));

        Assert.DoesNotContain("Zhao", await app.Client(null).GetStringAsync(reply.Headers.Location!.ToString()), StringComparison.Ordinal);
        var after = await app.Done(app.Floor, new ShowCustomer(known.CustomerId!.Value));
        Assert.Equal((before.Version, before.Details, 1), (after.Version, after.Details, after.Tickets.Count));
        Assert.Equal("Somebody Else", Assert.Single(after.MayBe).Name);
    }

    [Fact]
    public async Task Missing_words_and_a_wrong_address_are_said_and_what_was_typed_stays()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01", null, ("Words", " "), ("Email", "nobody"), ("Name", "Qian <b>"));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        Assert.Contains("Write down what is wrong, in your own words.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This is not an e-mail address.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Qian <b>", page.GetElementById("customer.name")!.GetAttribute("value"));
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_nothing_is_half_saved()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01", "<svg onload=alert(1)>"u8.ToArray(), ("Words", "Look at this."));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal((0, 0), await app.Saved(async db => (await db.Tickets.CountAsync(), await db.Photos.CountAsync())));
    }

    [Fact]
    public async Task Form_that_is_sent_twice_opens_one_complaint()
    {
        await using var app = await ComplaintsApp.Start();
        var form = await Open(app, "/w/T01");

        var first = await Post(app, "/w/T01", form, null, ("Words", "Once is enough."));
        var second = await Post(app, "/w/T01", form, null, ("Words", "Once is enough."));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Store_that_does_not_exist_is_answered_kindly_and_with_404()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.Client(null).GetAsync("/w/NOWHERE");

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("Scan the code in the shop once more.", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_again_and_again_is_asked_to_wait_and_readers_are_not()
    {
        await using var app = await ComplaintsApp.Start();
        var form = await Open(app, "/w/T01");
        for (var again = 0; again < WriteInLimit.Most; again++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Post(app, "/w/T01", form, null, ("Words", ""))).StatusCode);
        }

        var reply = await Post(app, "/w/T01", form, null, ("Words", "One more."));

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.StatusCode);
        Assert.Contains("try again in ten minutes", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Client(null).GetAsync("/w/T01")).StatusCode);
    }

    [Fact]
    public async Task Poster_leads_to_the_store_in_three_languages()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<PosterPage>(Links.Poster("T01"), set => set.Add(poster => poster.Store, "T01"));

        page.WaitForElement(".poster svg path");
        Assert.Equal(["en", "de", "zh"], page.FindAll(".poster [lang]").Select(part => part.GetAttribute("lang")));
        Assert.Contains("有不满意？请告诉我们。", page.Markup, StringComparison.Ordinal);
        Assert.Contains(Links.WriteIn("T01"), page.Find(".poster .number").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_sees_no_ticket_but_through_its_code()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        Assert.True((await app.Send(Actor.Customer, new ShowTicket(ticket.Number))).IsRefused);
        Assert.Empty((await app.Done(Actor.Customer, new ListTickets())).Items);
        Assert.Empty((await app.Done(Actor.Customer, new ListCustomers())).Items);
    }

    private sealed record Opened(string Cookie, IReadOnlyDictionary<string, string> Hidden);

    private static async Task<Opened> Open(ComplaintsApp app, string address)
    {
        var reply = await app.Client(null).GetAsync(address);
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        var cookie = string.Join("; ", reply.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(one => one.Split(';')[0]) : []);
        return new Opened(cookie, page.QuerySelectorAll("form input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? ""));
    }

    private static async Task<HttpResponseMessage> Send(ComplaintsApp app, string address, byte[]? photo, params (string Name, string Value)[] fields) =>
        await Post(app, address, await Open(app, address), photo, fields);

    private static async Task<HttpResponseMessage> Post(ComplaintsApp app, string address, Opened form, byte[]? photo, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Hidden)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), "Form." + name);
        }

        if (photo is not null)
        {
            content.Add(new ByteArrayContent(photo), "fault", "photo.jpg");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Cookie", form.Cookie);
        return await app.Client(null).SendAsync(request);
    }

    private static async Task<TicketView> Only(ComplaintsApp app) => await app.Done(app.Floor, new ShowTicket(await app.Saved(db => db.Tickets.Select(ticket => ticket.Number).SingleAsync())));
}
