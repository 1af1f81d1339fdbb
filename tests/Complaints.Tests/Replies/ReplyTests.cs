using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Care;
using Complaints.Replies;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Care;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Replies;

/// <summary>It is a Tuesday, 17:00 in the store, which closes at 20:00 (12:00 UTC).</summary>
public sealed class ReplyTests
{
    [Fact]
    public async Task Replies_are_in_the_customers_language_and_filled_in_from_the_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Done(app.Floor, new MakePromise(ticket.Number, "We call about the sole.", null, app.Clock.Today.AddDays(2)));

        var replies = await app.Get<RepliesView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/replies");

        Assert.Equal(("zh", "zhao@example.org", null), (replies.Language, replies.Email, replies.OpensAt));
        Assert.Equal("received", replies.Items[0].Kind);
        Assert.StartsWith("Zhao Lei，您好！", replies.Items[0].Text, StringComparison.Ordinal);
        Assert.Contains(ticket.Number, replies.Items[0].Text, StringComparison.Ordinal);
        Assert.Contains("2026年3月12日", replies.Items[0].Text, StringComparison.Ordinal);
        Assert.Contains("http://localhost/t/", replies.Items[0].Text, StringComparison.Ordinal);
        Assert.All(replies.Items, reply => Assert.Empty(ReplyText.Holes(reply.Text)));
        Assert.StartsWith("Guten Tag Zhao Lei, danke", (await app.Done(app.Floor, new ShowReplies(ticket.Number, "de"))).Items[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_promise_asks_for_the_words_about_a_delay_and_names_no_day_that_has_gone()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Done(app.Floor, new MakePromise(ticket.Number, "We call about the sole.", null, app.Clock.Today.AddDays(1)));
        await app.Advance(TimeSpan.FromHours(28));   // the store closed an hour ago

        var replies = await app.Done(app.Floor, new ShowReplies(ticket.Number, "en"));

        Assert.Equal("delay", replies.Items[0].Kind);
        Assert.DoesNotContain("by Wednesday", replies.Items[0].Text, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 3, 12, 2, 0, 0, DateTimeKind.Utc), replies.OpensAt);
    }

    [Fact]
    public async Task What_was_written_stands_in_the_history_once_and_disturbs_nobody_at_work()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var reply = new RecordReply(ticket.Number, "message", "Grüß Gott, 您的鞋修好了。");

        await app.Done(app.Floor, reply, key: "reply-1");
        await app.Done(app.Floor, reply, key: "reply-1");

        var written = Assert.Single(await app.Done(app.Floor2, new ShowTimeline(ticket.Number)), entry => entry.Kind == FactKind.Written);
        Assert.Equal(("message", "Grüß Gott, 您的鞋修好了。", "Li Wei"), (written.Outcome, written.Text, written.By));
        Assert.Equal(ticket.Version, (await app.Done(app.Floor, new ShowTicket(ticket.Number))).Version);
    }

    [Theory]
    [InlineData("message", "", "text")]
    [InlineData("message", "You hear from us by {day}.", "text")]
    [InlineData("pigeon", "It is ready.", "way")]
    [InlineData(null, "It is ready.", "way")]
    public async Task Bad_reply_is_refused_at_its_field(string? way, string text, string field)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var answer = await app.Client(app.Floor).PostAsJsonAsync($"/api/v1/tickets/{ticket.Number}/replies", new JsonObject { ["way"] = way, ["text"] = text });

        await answer.IsRefused(400, field);
    }

    [Fact]
    public async Task Other_stores_and_quality_write_to_nobody()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var reply = new RecordReply(ticket.Number, "message", "It is ready.");

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.OtherFloor, reply)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.OtherFloor, new ShowReplies(ticket.Number))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, reply)).Refusal);
    }

    [Fact]
    public async Task Clerk_takes_a_reply_adds_a_word_and_notes_that_it_was_sent()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Render<TicketPage>(parameters => parameters.Add(here => here.Number, ticket.Number));

        await page.WaitForElement("#reply").TriggerEventAsync("ontoggle", EventArgs.Empty);
        page.WaitForAssertion(() => Assert.True(page.FindAll("#reply-saved option").Count > 8));
        page.Find("#reply input[value=en]").Change("en");
        page.Find("#reply-saved").Change("received.read");
        page.WaitForAssertion(() => Assert.StartsWith("Hello Zhao Lei, thank you", page.Find("#reply-text").GetAttribute("value"), StringComparison.Ordinal));
        Assert.StartsWith("sms:+862212345678?&body=Hello%20Zhao", page.Find("#reply a[href^='sms:']").GetAttribute("href"), StringComparison.Ordinal);
        page.Find("#reply-text").Input("Hello Mr Zhao, we have it.");
        page.Find("#reply-saved").Change("invite.look");
        Assert.StartsWith("Hello Mr Zhao, we have it.\n\nHello Zhao Lei, I would like", page.Find("#reply-text").GetAttribute("value"), StringComparison.Ordinal);
        page.Find("#reply input[value=message]").Change("message");
        await page.Find("#reply form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Hello Mr Zhao, we have it.", page.Find(".timeline").TextContent, StringComparison.Ordinal));
        Assert.Contains("Noted in the history", page.Find("#reply [role=status]").TextContent, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(page.Find("#reply-text").GetAttribute("value")));
    }

    [Fact]
    public async Task Chain_adds_a_reply_in_its_own_words_and_one_that_advertises_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        Assert.Equal("text", Assert.Single((await app.Send(app.Admin, new AddWording("en", "thanks", "Thank you. See our new collection."))).Problems).Field);
        Assert.Equal("text", Assert.Single((await app.Send(app.Admin, new EditWording("thanks.chance", "en", 0, "Thank you. 20% off for you."))).Problems).Field);
        var own = await app.Done(app.Admin, new AddWording("en", "thanks", "Thank you for your patience[, {name}]."));
        await app.Done(app.Admin, new EditWording("thanks.chance", "en", 0, "Thank you. {store} is there for you."));

        var replies = (await app.Done(app.Floor, new ShowReplies(ticket.Number, "en"))).Items;
        Assert.Equal("Thank you for your patience, Zhao Lei.", replies.Single(reply => reply.Id == own).Text);
        Assert.DoesNotContain("chance", replies.Single(reply => reply.Id == "thanks.chance").Text, StringComparison.Ordinal);
        await using var pages = new Pages(app, app.Admin);
        var page = pages.Open<CoachPage>(Links.CoachCard(null, "en"));
        page.WaitForAssertion(() => Assert.Contains("Thank you for your patience", page.Find("#replies").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Thank you for your patience", page.Find("#apologies").TextContent, StringComparison.Ordinal);
    }
}
