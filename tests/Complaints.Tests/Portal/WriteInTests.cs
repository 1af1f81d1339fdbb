using System.Net;
using AngleSharp.Html.Parser;
using Bunit;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Photos;
using Complaints.Portal;
using Complaints.Setup;
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

    [Theory]
    [InlineData("suggestion", "Thank you for your idea.")]
    [InlineData("praise", "Thank you, that is good to hear.")]
    public async Task Suggestion_and_praise_walk_their_own_way_are_thanked_in_their_own_words_and_ask_for_nothing(string kind, string thanks)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01", Pictures.Jpeg(3), ("Kind", kind), ("Words", "More sizes above 44, please."), ("Remedy", "refund"), ("Receipt", "T01-1"), ("BoughtOn", "2026-02-20"));

        var ticket = await Only(app);
        Assert.Equal((kind, "qr", "thank"), (ticket.Kind, ticket.Channel, ticket.Stage));
        Assert.Null(ticket.RemedyWanted);
        Assert.Null(ticket.Item.Receipt);
        Assert.Null(ticket.Item.BoughtOn);
        Assert.Empty((await app.Done(app.Floor, new ShowPhotos(ticket.Number))).Photos);
        var page = new HtmlParser().ParseDocument(await app.Client(null).GetStringAsync(reply.Headers.Location!.ToString()));
        Assert.Contains(thanks, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We have your message", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".phases"));
        Assert.DoesNotContain("complaint", page.QuerySelector("h1")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Kind_that_does_not_exist_and_praise_without_words_are_said()
    {
        await using var app = await ComplaintsApp.Start();

        var odd = await Send(app, "/w/T01", null, ("Kind", "flattery"), ("Words", "Hello."));
        var empty = await Send(app, "/w/T01", null, ("Kind", "praise"), ("Words", ""));

        Assert.Contains("is not on the list.", await odd.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await empty.Content.ReadAsStringAsync());
        Assert.Contains("Write down what you would like to tell us, in your own words.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[value=praise]")!.HasAttribute("checked"));
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Form_offers_the_three_kinds_and_begins_with_a_complaint()
    {
        await using var app = await ComplaintsApp.Start();

        var page = new HtmlParser().ParseDocument(await app.Client(null).GetStringAsync("/w/T01"));

        Assert.Equal(Choices.Kinds, page.QuerySelectorAll("input[name='Form.Kind']").Select(input => input.GetAttribute("value")));
        Assert.Equal("complaint", page.QuerySelector("input[name='Form.Kind'][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Kiosk_takes_an_opinion_into_the_opinion_book_and_says_thanks_where_no_history_keeps_it()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01?kiosk", null, ("Kind", "praise"), ("Words", "Wang Fang was so kind."), ("Name", "Qian Li"), ("Phone", "022 1234 5678"));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        var ticket = await Only(app);
        Assert.Equal(("praise", "opinionBook", "thank"), (ticket.Kind, ticket.Channel, ticket.Stage));
        Assert.Equal("20", page.QuerySelector(".thanks")!.GetAttribute("data-seconds"));
        Assert.NotNull(page.QuerySelector(".thanks .qr path"));
        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.Equal(Links.WriteIn("T01", kiosk: true), page.QuerySelector(".kiosk")!.GetAttribute("data-again"));
        Assert.DoesNotContain("Qian Li", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wang Fang", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kiosk_keeps_nothing_for_the_next_customer()
    {
        await using var app = await ComplaintsApp.Start();
        await Send(app, "/w/T01?kiosk", null, ("Words", "It smells."), ("Name", "Qian Li"));

        var reply = await app.Client(null).GetAsync(Links.WriteIn("T01", kiosk: true));

        Assert.True(reply.Headers.CacheControl!.NoStore);
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        Assert.Equal("off", page.QuerySelector("form")!.GetAttribute("autocomplete"));
        Assert.All(page.QuerySelectorAll("input[autocomplete]"), input => Assert.Equal("off", input.GetAttribute("autocomplete")));
        Assert.Empty(page.QuerySelectorAll("input[type=file]"));
        Assert.Equal("", page.GetElementById("words")!.TextContent);
        Assert.Null(page.GetElementById("customer.name")!.GetAttribute("value"));
        Assert.DoesNotContain("Sign out before", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label=RUNNER-7/red/41/B2025-11", "RUNNER-7/red/41/B2025-11", "Running shoe 7 · red · 41", "B2025-11")]
    [InlineData("style=RUNNER-7&batch=B2025-11", "RUNNER-7///B2025-11", "Running shoe 7", "B2025-11")]
    public async Task Code_on_the_box_fills_in_the_article(string query, string field, string name, string batch)
    {
        await using var app = await ComplaintsApp.Start();
        var address = "/w/T01?" + query;

        var page = new HtmlParser().ParseDocument(await app.Client(null).GetStringAsync(address));
        var label = page.GetElementById("label")!;
        await Send(app, address, null, ("Words", "It came off."), ("Label", label.GetAttribute("value")!));

        Assert.Equal(field, label.GetAttribute("value"));
        Assert.Equal(name, label.ParentElement!.QuerySelector(".hint")!.TextContent);
        var ticket = await Only(app);
        Assert.Equal(("RUNNER-7", batch, "It came off."), (ticket.Item.Style, ticket.Item.Batch, ticket.Description));
    }

    [Fact]
    public async Task Barcode_that_a_customer_types_says_the_article_as_at_the_counter()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Admin, new PasteArticleNumbers($"{Purchases.Barcode},RUNNER-7,red,43"));

        await Send(app, "/w/T01", null, ("Words", "It came off."), ("Label", Purchases.Barcode));

        var ticket = await Only(app);
        Assert.Equal(("RUNNER-7", "red", "43", "It came off."), (ticket.Item.Style, ticket.Item.Colour, ticket.Item.Size, ticket.Description));
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

    [Theory]
    [InlineData("de", "Phone", "12", "customer.phone", "Eine Telefonnummer hat mindestens fünf Ziffern.")]
    [InlineData("zh", "Email", "nobody", "customer.email", "这不是邮箱地址。")]
    [InlineData("en", "BoughtOn", "2031-01-01", "boughtOn", "The day of purchase lies in the future.")]
    [InlineData("de", "BoughtOn", "2031-01-01", "boughtOn", "Der Kauftag liegt in der Zukunft.")]
    [InlineData("zh", "BoughtOn", "1900-01-01", "boughtOn", "购买日期太久远，应该写错了。")]
    public async Task Refused_field_says_why_beside_it_in_the_readers_language_and_keeps_what_was_typed(string language, string name, string typed, string id, string said)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01?culture=" + language, null, ("Words", "It came off."), (name, typed));

        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        var field = page.GetElementById(id)!;
        Assert.Equal((said, typed), (field.ParentElement!.QuerySelector(".wrong")!.TextContent, field.GetAttribute("value")));
        Assert.Equal("It came off.", page.GetElementById("words")!.TextContent);
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Theory]
    [InlineData("en", "Kind", "flattery", "[role=radiogroup]:has([name='Form.Kind'])", "'flattery' is not on the list.")]
    [InlineData("de", "Remedy", "dance", "[role=radiogroup]:has([name='Form.Remedy'])", "„dance“ steht nicht zur Auswahl.")]
    [InlineData("en", "Words", "", "#words", "Write down what is wrong, in your own words.")]
    [InlineData("zh", "Email", "nobody", "[id='customer.email']", "这不是邮箱地址。")]
    public async Task Refused_control_names_the_sentence_that_says_why(string language, string name, string typed, string control, string said)
    {
        await using var app = await ComplaintsApp.Start();

        (string, string)[] fields = name == "Words" ? [(name, typed)] : [("Words", "It came off."), (name, typed)];
        var reply = await Send(app, "/w/T01?culture=" + language, null, fields);

        await Names(reply, control, said);
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Theory]
    [InlineData("en", "This text is too long: 4,001 characters, at most 4,000 are kept.")]
    [InlineData("de", "Dieser Text ist zu lang: 4.001 Zeichen, höchstens 4.000 werden gespeichert.")]
    [InlineData("zh", "文字太长：有 4,001 个字符，最多保存 4,000 个。")]
    public async Task More_words_than_are_kept_are_refused_beside_them(string language, string said)
    {
        await using var app = await ComplaintsApp.Start();

        await Names(await Send(app, "/w/T01?culture=" + language, null, ("Words", new string('a', TextLimits.Note + 1))), "#words", said);
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Theory]
    [InlineData("en", "This is not a photo we can keep. Send a JPEG, PNG or WebP picture.")]
    [InlineData("de", "Das ist kein Foto, das wir aufbewahren können. Senden Sie ein Bild als JPEG, PNG oder WebP.")]
    [InlineData("zh", "这不是可保存的照片。请发 JPEG、PNG 或 WebP 图片。")]
    public async Task What_is_no_picture_is_refused_beside_it_and_nothing_is_half_saved(string language, string said)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01?culture=" + language, "<svg onload=alert(1)>"u8.ToArray(), ("Words", "Look at this."));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        await Names(reply, "#photo-fault", said);
        Assert.Equal((0, 0), await app.Saved(async db => (await db.Tickets.CountAsync(), await db.Photos.CountAsync())));
    }

    [Fact]
    public async Task Photos_that_are_too_large_or_too_many_are_refused()
    {
        await using var app = await ComplaintsApp.Start();
        Task<Answer<WrittenIn>> With(params SentPhoto[] photos) => app.Send(Actor.Customer, new WriteIn("T01", "Look at these.", null, null, null, null, null, photos));

        var large = await With(new SentPhoto(Shot.Pair, Pictures.Jpeg(3)), new SentPhoto(Shot.Label, new byte[Photo.MostBytes + 1]));
        var many = await With([.. Enumerable.Range(0, WriteInValidator.MostPhotos + 1).Select(seed => new SentPhoto(Shot.Fault, Pictures.Jpeg(seed)))]);

        Assert.Equal(("photos.label", "This photo is too large: at most 10 MB are kept."), Assert.Single(large.Problems.Select(problem => (problem.Field, problem.Sentence))));
        Assert.Equal(("photos", "Send at most 4 photos."), Assert.Single(many.Problems.Select(problem => (problem.Field, problem.Sentence))));
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Whoever_wants_nothing_in_particular_is_heard_all_the_same()
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await Send(app, "/w/T01", null, ("Words", "It came off."), ("Remedy", ""));

        Assert.Equal(HttpStatusCode.Found, reply.StatusCode);
        Assert.Null((await Only(app)).RemedyWanted);
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
    public async Task Poster_leads_to_the_store_in_three_languages_and_the_shop_to_its_opinion_book()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Supervisor);

        var page = pages.Open<PosterPage>(Links.Poster("T01"), set => set.Add(poster => poster.Store, "T01"));

        page.WaitForElement(".poster svg path");
        Assert.Equal(["en", "de", "zh"], page.FindAll(".poster [lang]").Select(part => part.GetAttribute("lang")));
        Assert.Contains("不满意？请告诉我们。", page.Markup, StringComparison.Ordinal);
        Assert.Contains(Links.WriteIn("T01"), page.Find(".poster .number").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($".paper-tools a[href='{Links.WriteIn("T01", kiosk: true)}']"));
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

    /// <summary>The control is marked as wrong, and the sentence that it names is this one.</summary>
    private static async Task Names(HttpResponseMessage reply, string control, string said)
    {
        var page = new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync());
        var refused = Assert.Single(page.QuerySelectorAll("[aria-invalid=true]"));
        Assert.Same(page.QuerySelector(control), refused);
        Assert.StartsWith(said, page.GetElementById(refused.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
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
