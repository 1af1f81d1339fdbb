using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Exchange;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Shell.Drafts;

public sealed class DraftTests
{
    private const string Form = "open-ticket";

    [Fact]
    public async Task Draft_comes_back_on_every_device_of_its_person_with_the_same_key()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "The heel came off."), ("mood", "4"));

        var draft = await app.Done(app.Floor, new ShowDraft(Form));

        Assert.Equal(("The heel came off.", "4", "form-1"), (draft.Values["description"], draft.Values["mood"], draft.Key));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, draft.Since);
    }

    [Fact]
    public async Task Nobody_else_is_ever_answered_a_draft_not_even_an_administrator()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var stage = Draft.OfStage(ticket.Number, ticket.Tasks[0].Id);
        await app.Type(app.Floor, stage, ("note", "Between you and me."));
        ticket = await app.Complete(ticket, by: app.Floor2);

        foreach (var other in new[] { app.Floor2, app.Supervisor, app.Admin, app.OtherFloor })
        {
            Assert.Empty((await app.Done(other, new ShowDraft(stage))).Values);
            Assert.Empty(await app.Done(other, new ListLeftDrafts(ticket.Number)));
            Assert.False((await app.Done(other, new FindSaved("form-1"))).Saved);
            await app.Done(other, new DiscardDraft(stage));
        }

        Assert.Equal("Between you and me.", (await app.Done(app.Floor, new ShowDraft(stage))).Values["note"]);
    }

    [Fact]
    public async Task Draft_is_gone_the_moment_its_form_is_saved_and_what_comes_late_does_not_bring_it_back()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "The heel came off."));

        var ticket = await app.Done(app.Floor, Opening, "form-1");
        var late = await app.Send(app.Floor, new SaveDraft(Form, "form-1", "tablet", 1, Values(("description", "The heel came off."))));

        Assert.Equal(Refusal.ChangedMeanwhile, late.Refusal);
        Assert.Null((await app.Done(app.Floor, new ShowDraft(Form))).Since);
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
        Assert.Equal(new SavedForm(true, ticket.Number), await app.Done(app.Floor, new FindSaved("form-1")));
    }

    [Fact]
    public async Task Refused_form_keeps_its_draft()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "The heel came off."));

        await app.Send(app.Floor, Opening with { Store = "" }, "form-1");

        Assert.Equal("The heel came off.", (await app.Done(app.Floor, new ShowDraft(Form))).Values["description"]);
        Assert.False((await app.Done(app.Floor, new FindSaved("form-1"))).Saved);
    }

    [Fact]
    public async Task Saving_again_under_the_key_of_the_draft_repeats_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "The heel came off."));
        var draft = await app.Done(app.Floor, new ShowDraft(Form));

        var first = await app.Done(app.Floor, Opening, draft.Key);
        var again = await app.Done(app.Floor, Opening, draft.Key);

        Assert.Equal(first.Number, again.Number);
        Assert.Equal(1, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task New_form_begins_anew_although_something_of_the_saved_one_came_in_after_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Done(app.Floor, Opening, "form-1");
        await app.Saved(async db =>
        {
            var orphan = db.Add(new Draft(app.Floor.PersonId, Form, "form-1", app.Clock.GetUtcNow().UtcDateTime)).Entity;
            orphan.Write("tablet", 0, Values(("description", "Old.")), [], app.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

        Assert.Empty((await app.Done(app.Floor, new ShowDraft(Form))).Values);
        await app.Type(app.Floor, Form, "form-2", ("size", "42"));

        var draft = await app.Done(app.Floor, new ShowDraft(Form));
        Assert.Equal(("form-2", "42"), (draft.Key, Assert.Single(draft.Values).Value));
    }

    [Fact]
    public async Task Text_typed_on_two_devices_at_once_is_kept_twice_until_the_person_chooses()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "Counter."));
        var second = await app.Done(app.Floor, new SaveDraft(Form, "form-9", "phone", 1, Values(("description", "Back room."), ("size", "42"))));
        Assert.Equal("form-1", second.Key);
        Assert.Empty(second.Others);

        var first = await app.Done(app.Floor, new SaveDraft(Form, "form-1", "tablet", 1, Values(("description", "Counter, more."))));
        Assert.Equal("Back room.", first.Others["description"]);
        Assert.Equal("42", first.Newer["size"]);

        Assert.Equal(("Counter, more.", "Back room."), await app.Saved(async db => (await db.Drafts.SingleAsync()).Fields["description"] is var field ? (field.Value, field.Other!) : default));
        var settled = await app.Done(app.Floor, new SaveDraft(Form, "form-1", "tablet", first.Version, Values(("description", "Both.")), ["description"]));
        Assert.Empty(settled.Others);
        Assert.Equal("Both.", (await app.Done(app.Floor, new ShowDraft(Form))).Values["description"]);
    }

    [Fact]
    public async Task Too_long_a_draft_is_refused_in_words_and_what_was_there_stays()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Form, ("description", "Short."));

        var answer = await app.Send(app.Floor, new SaveDraft(Form, "form-1", "tablet", 1, Values(("note", new string('a', 40_000)), ("description", new string('b', 40_000)))));
        var many = await app.Send(app.Floor, new SaveDraft(Form, "form-1", "tablet", 1, Enumerable.Range(0, 201).ToDictionary(number => $"field{number}", _ => (string?)"x")));
        var long1 = await app.Send(app.Floor, new SaveDraft(new string('f', 121), "form-1", "tablet", 1, Values(("note", "x"))));
        var foreign = await app.Send(app.Floor, new SaveDraft(Form, "some-key", "tablet", 1, Values(("note", "x"))));

        Assert.All([answer, many, long1, foreign], refused => Assert.Equal(Refusal.BadForm, refused.Refusal));
        Assert.Contains("too long", answer.Why, StringComparison.Ordinal);
        Assert.Equal("Short.", (await app.Done(app.Floor, new ShowDraft(Form))).Values["description"]);
    }

    [Fact]
    public async Task Overtaken_at_a_step_leaves_both_texts_and_the_repeated_words_out()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var stage = Draft.OfStage(ticket.Number, ticket.Tasks[0].Id);
        await app.Type(app.Floor, stage, ("note", "Mine."), ("fields.keyPoints", "Same words."), ("outcome", ""));
        Assert.Empty(await app.Done(app.Floor, new ListLeftDrafts(ticket.Number)));

        await app.Complete(ticket, by: app.Floor2, change: body => (body["note"], body["fields"]!["keyPoints"]) = ("Theirs.", "Same words."));

        var left = Assert.Single(await app.Done(app.Floor, new ListLeftDrafts(ticket.Number)));
        Assert.Equal((app.Floor2.Name, "listen"), (left.By, left.Stage));
        Assert.Equal(new TwoTexts("note", null, "Theirs.", "Mine."), Assert.Single(left.Fields));
        await app.Done(app.Floor, new DiscardDraft(stage));
        Assert.Empty(await app.Done(app.Floor, new ListLeftDrafts(ticket.Number)));
    }

    [Fact]
    public async Task Overtaken_clerk_still_reads_which_gifts_were_chosen_and_that_the_customer_signed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        await app.Type(app.Floor, Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), ("lines", """[{"kind":"insoles","quantity":2,"note":"for both"}]"""), ("signature", "M1 2L3 4"));

        await app.Complete(ticket, by: app.Floor2, change: body => body["compensation"] = new JsonArray(new JsonObject { ["kind"] = "insoles", ["quantity"] = 1 }));

        var left = Assert.Single(await app.Done(app.Floor, new ListLeftDrafts(ticket.Number)));
        var gifts = left.Fields.Single(pair => pair.Field == "lines");
        Assert.Contains("\"quantity\":2", gifts.Mine, StringComparison.Ordinal);
        Assert.Contains("\"quantity\":1", gifts.Theirs, StringComparison.Ordinal);
        Assert.Equal("yes", left.Fields.Single(pair => pair.Field == "signature").Mine);
        await using var pages = new Pages(app, app.Floor);
        var card = pages.Open<LeftDraftCard>("/", set => set.Add(card => card.Left, left));
        Assert.Contains("2 × Pair of insoles", card.Markup, StringComparison.Ordinal);
        Assert.Contains("1 × Pair of insoles", card.Markup, StringComparison.Ordinal);
        Assert.Contains("The customer signed here.", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_a_second_device_that_comes_after_the_step_was_saved_is_left_beside_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var stage = Draft.OfStage(ticket.Number, ticket.Tasks[0].Id);
        await app.Type(app.Floor, stage, ("note", "From the counter."));
        await app.TryComplete(ticket, change: body => body["note"] = "From the counter.", key: "form-1");
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));

        var news = await app.Done(app.Floor, new SaveDraft(stage, "form-1", "phone", 1, Values(("note", "From the back room."))));

        Assert.Equal(ticket.Number, news.Late);
        Assert.NotEqual("form-1", news.Key);
        Assert.Equal("From the back room.", Assert.Single(Assert.Single(await app.Done(app.Floor, new ListLeftDrafts(ticket.Number))).Fields).Mine);
    }

    [Fact]
    public async Task Housekeeping_sweeps_what_is_done_after_a_day_and_what_nobody_touches_after_thirty()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Type(app.Floor, Draft.OfStage(ticket.Number, ticket.Tasks[0].Id), ("note", "Mine."));
        await app.Type(app.Floor2, Form, ("note", "Still open."));
        await app.Complete(ticket, by: app.Floor2);

        async Task<int> LeftAfter(TimeSpan time)
        {
            app.Clock.Advance(time);
            return await app.Saved(async db =>
            {
                await Housekeeping.Sweep(db, app.Services.GetRequiredService<TimeProvider>().Now(), default);
                return await db.Drafts.CountAsync();
            });
        }

        Assert.Equal(2, await LeftAfter(TimeSpan.FromHours(23)));
        Assert.Equal(1, await LeftAfter(TimeSpan.FromHours(2)));
        Assert.Equal(1, await LeftAfter(TimeSpan.FromDays(28)));
        Assert.Equal(0, await LeftAfter(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task One_person_keeps_a_hundred_drafts_and_the_one_left_alone_longest_makes_room()
    {
        await using var app = await ComplaintsApp.Start();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.Saved(async db =>
        {
            db.AddRange(Enumerable.Range(0, DraftTable.MostOfAPerson).Select(number => new Draft(app.Floor.PersonId, Draft.OfStage("C26-000001", $"task{number}"), "form-0", now.AddMinutes(number - 500))));
            return await db.SaveChangesAsync();
        });

        await app.Type(app.Floor, Form, ("description", "The heel came off."));

        var kept = await app.Saved(db => db.Drafts.Select(draft => draft.Form).ToListAsync());
        Assert.Equal(DraftTable.MostOfAPerson, kept.Count);
        Assert.Contains(Form, kept);
        Assert.DoesNotContain(Draft.OfStage("C26-000001", "task0"), kept);
    }

    [Fact]
    public async Task Draft_belongs_to_a_form_that_there_is_and_to_a_task_of_the_ticket_it_names()
    {
        await using var app = await ComplaintsApp.Start();
        var (ticket, other) = (await app.OpenedTicket(), await app.OpenedTicket());
        var task = ticket.Tasks[0].Id;

        foreach (var form in new[] { "X", "close-ticket", "stage:" + ticket.Number, $"note:{ticket.Number}:{task}" })
        {
            Assert.Equal(Refusal.BadForm, (await app.Send(app.Floor, Note(form))).Refusal);
        }

        foreach (var form in new[] { $"stage:{ticket.Number} here [null]:{task}", Draft.OfStage(other.Number, task), Draft.OfTask(ticket.Number, "none"), "stage::" })
        {
            Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, Note(form))).Refusal);
        }

        Assert.Equal(Refusal.NotFound, (await app.Send(app.OtherFloor, Note(Draft.OfStage(ticket.Number, task)))).Refusal);
        Assert.Equal(Refusal.BadForm, (await app.Send(app.Floor, Note(Form) with { Settled = [null!] })).Refusal);
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));

        static SaveDraft Note(string form) => new(form, "form-1", "tablet", 0, Values(("note", "x")));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_and_no_key_of_the_api_helps()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var client in new[] { app.Client(null), app.Client(app.Floor) })
        {
            var reply = await client.PutAsJsonAsync("/drafts/open-ticket", new { key = "form-1", device = "tablet", seen = 0, values = new { note = "x" } });

            Assert.True(reply.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized || reply.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in", reply.StatusCode.ToString());
        }

        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }

    private static OpenTicket Opening => new("T01", "counter", null, null, "SOLE-OPEN", "The heel came off.", "exchange", 4);

    private static Dictionary<string, string?> Values(params (string Name, string Value)[] values) => values.ToDictionary(pair => pair.Name, pair => (string?)pair.Value);
}

/// <summary>What drafts.js does, told as use cases.</summary>
internal static class Typing
{
    public static Task<DraftNews> Type(this ComplaintsApp app, Actor who, string form, params (string Name, string Value)[] values) => app.Type(who, form, "form-1", values);

    public static async Task<DraftNews> Type(this ComplaintsApp app, Actor who, string form, string key, params (string Name, string Value)[] values)
    {
        var draft = await app.Done(who, new ShowDraft(form));
        return await app.Done(who, new SaveDraft(form, key, "tablet", draft.Version, values.ToDictionary(pair => pair.Name, pair => (string?)pair.Value)));
    }
}
