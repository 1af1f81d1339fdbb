using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Portal;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Stages;

public sealed class TalkTests
{
    [Fact]
    public async Task Called_supervisor_finds_it_in_the_list_and_the_clerk_hears_the_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        ticket = await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        Assert.Contains((await app.Done(app.Supervisor, new ListMyWork())).Items, row => row.Ticket == ticket.Number && row.Stage is null);
        Assert.Equal(1, (await app.Done(app.Supervisor, new CountUrgent())).Waiting);
        Assert.Equal(0, (await app.Done(app.Floor2, new CountUrgent())).Waiting);
        Assert.Equal("talk", ticket.Stage);
        var call = (await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Call!;
        Assert.Equal((null, false), (call.Answer, call.Mine));

        await app.Done(app.Supervisor, new CompleteTask(call.Task, call.Version, "coming"));

        call = (await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Call!;
        Assert.Equal(("coming", app.Supervisor.Name), (call.Answer, call.By));
        Assert.Equal(0, (await app.Done(app.Supervisor, new CountUrgent())).Waiting);
        await app.Complete(await app.Show(ticket));
    }

    [Fact]
    public async Task Nobody_is_called_twice_at_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        var again = await app.Send(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        Assert.Contains("called already", again.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_without_an_answer_rises_to_the_region_after_a_quarter_of_an_hour()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        await app.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("supervisor", (await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Call!.Role);
        await app.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("region", (await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Call!.Role);
        Assert.Equal(1, (await app.Done(app.Region, new CountUrgent())).Waiting);
    }

    [Fact]
    public async Task Clerk_of_another_store_calls_nobody_and_sees_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        Assert.True((await app.Send(app.OtherFloor, new CallSupervisor(ticket.Number, ticket.Version))).IsRefused);
        Assert.True((await app.Send(app.OtherFloor, new ShowTalkHelp(ticket.Number))).IsRefused);
        Assert.True((await app.Send(app.OtherFloor, new FlagSafety(ticket.Number, ticket.Version, "injury"))).IsRefused);
        Assert.True((await app.Send(app.OtherFloor, new RecordAbuse(ticket.Number, "insult", "He shouted."))).IsRefused);
        Assert.True((await app.Send(app.OtherFloor, new ListAbuse(ticket.Number))).IsRefused);
        Assert.True((await app.Send(app.OtherFloor, new AskSecondOpinion(ticket.Number, ticket.Version, new WearSigns("W1", 3, 2, [])))).IsRefused);
    }

    [Fact]
    public async Task Signature_stays_with_the_visit_and_in_the_store()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");

        await app.Complete(ticket, change: body => body["help"] = new JsonObject { ["signature"] = "M10 20L30 40L50 60M1 2L3 4" });

        Assert.Equal("M10 20L30 40L50 60M1 2L3 4", Assert.Single((await app.Done(app.Floor2, new ShowTalkHelp(ticket.Number))).Signatures).Path);
        Assert.Empty((await app.Done(app.Quality, new ShowTalkHelp(ticket.Number))).Signatures);
        Assert.Equal(1, await app.Saved(db => db.Signatures.CountAsync()));
    }

    [Theory]
    [InlineData("M0 0L1 1\"/><script>")]
    [InlineData("M0 0C1 1 2 2 3 3")]
    [InlineData("hello")]
    public async Task Only_strokes_are_a_signature(string path)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");

        var reply = await app.TryComplete(ticket, change: body => body["help"] = new JsonObject { ["signature"] = path });

        await reply.IsRefused(400, "help.signature");
    }

    [Fact]
    public async Task Signature_that_is_too_long_is_refused_kindly()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        var path = string.Concat(Enumerable.Repeat("M100 100L101 101", 1251));

        var reply = await app.TryComplete(ticket, change: body => body["help"] = new JsonObject { ["signature"] = path });

        await reply.IsRefused(400, "help.signature");
    }

    [Fact]
    public async Task What_was_done_to_calm_the_customer_and_the_judgement_of_wear_are_kept_with_the_visit()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");

        ticket = await app.Complete(ticket, change: body => body["help"] = JsonNode.Parse(
            """{ "card": "analyse", "calm": ["water", "seat"], "wear": { "grade": "W2", "days": 20, "daysAWeek": 5, "seen": ["soleOpens"] } }"""));

        var help = ticket.Stages.Single(stage => stage.Stage == "analyse").Help!;
        Assert.Equal(["water", "seat"], help["calm"]!.AsArray().Select(tick => tick!.ToString()));
        Assert.Equal(89, help["wear"]!["judgement"]!["share"]!.GetValue<int>());
        Assert.Equal("analyse", await app.Saved(db => db.StageVisits.Where(visit => visit.Card != null).Select(visit => visit.Card).SingleAsync()));
    }

    [Fact]
    public async Task Second_opinion_is_blind_and_then_held_against_the_first()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        var signs = new WearSigns("W2", 20, 5, ["soleOpens"]);

        ticket = await app.Done(app.Floor, new AskSecondOpinion(ticket.Number, ticket.Version, signs));

        var task = Assert.Single(ticket.OtherTasks);
        var mine = Assert.Single((await app.Done(app.Floor, new ShowTalkHelp(ticket.Number))).Opinions);
        var theirs = Assert.Single((await app.Done(app.Floor2, new ShowTalkHelp(ticket.Number))).Opinions);
        Assert.Equal(89, mine.First!.Judgement.Share);
        Assert.Null(theirs.First);
        var own = await app.Send(app.Floor, new CompleteTask(task.Id, task.Version, "fault", Answers("W2")));
        Assert.Equal(Complaints.Shell.Refusal.NotAllowed, own.Refusal);

        await app.Done(app.Floor2, new CompleteTask(task.Id, task.Version, "fault", Answers("W2")));

        var both = Assert.Single((await app.Done(app.Floor2, new ShowTalkHelp(ticket.Number))).Opinions);
        Assert.Equal(("fault", app.Floor2.Name, true), (both.Finding, both.By, both.Agrees));
        Assert.NotNull(both.First);
    }

    [Fact]
    public async Task Who_is_asked_for_a_second_opinion_reads_the_first_nowhere_and_the_asker_never_gives_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        ticket = await app.Complete(ticket, "upheld", change: body => body["help"] = JsonNode.Parse("{ \"wear\": { \"grade\": \"W2\", \"days\": 20, \"daysAWeek\": 5, \"seen\": [\"soleOpens\", \"soleOpens\"] } }"));
        ticket = await app.Done(app.Floor, new AskSecondOpinion(ticket.Number, ticket.Version, new WearSigns("W2", 20, 5, ["soleOpens"])));
        var task = Assert.Single(ticket.OtherTasks);

        var theirs = (await app.Show(ticket, app.Floor2)).Stages.Single(stage => stage.Stage == "analyse");
        var own = (await app.Show(ticket, app.Floor)).Stages.Single(stage => stage.Stage == "analyse");
        Assert.Null(theirs.Outcome);
        Assert.False(theirs.Fields.ContainsKey("wear"));
        Assert.Null(theirs.Help?["wear"]);
        var told = (await app.Show(await app.Complete(ticket), app.Floor2)).Stages.Single(stage => stage.Stage == "explain");
        Assert.Equal((null, false), (told.Outcome, told.Fields.ContainsKey("explanation")));
        var (theirPaper, ownPaper) = (await app.Done(app.Floor2, new ShowReceipt(ticket.Number)), await app.Done(app.Floor, new ShowReceipt(ticket.Number)));
        Assert.Null(theirPaper.Wear);
        Assert.Empty(theirPaper.Signs);
        Assert.Null(theirPaper.Restated);
        Assert.NotNull(ownPaper.Wear);
        Assert.Equal(["soleOpens"], ownPaper.Signs);
        Assert.Equal("upheld", own.Outcome);
        Assert.Equal(["soleOpens"], own.Help!["wear"]!["signs"]!["seen"]!.AsArray().Select(sign => sign!.ToString()));
        Assert.Null((await app.Done(app.Floor2, new ShowTimeline(ticket.Number))).Single(entry => entry.Kind == FactKind.StageCompleted && entry.Stage == "analyse").Outcome);
        Assert.True((await app.Send(app.Supervisor, new ReassignTask(task.Id, "floor"))).IsRefused);

        await app.Done(app.Floor2, new CompleteTask(task.Id, task.Version, "fault", Answers("W2")));

        Assert.Equal("upheld", (await app.Show(ticket, app.Floor2)).Stages.Single(stage => stage.Stage == "analyse").Outcome);
        Assert.Equal(["soleOpens"], (await app.Done(app.Floor2, new ShowReceipt(ticket.Number))).Signs);
    }

    [Theory]
    [InlineData("calm", "water", 200)]
    [InlineData("calm", null, 1)]
    [InlineData("wear", "soleOpens", 200)]
    [InlineData("wear", null, 1)]
    public async Task Only_known_ticks_are_kept_and_no_more_than_there_are(string list, string? tick, int times)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("analyse");
        var ticks = new JsonArray([.. Enumerable.Range(0, times).Select(_ => (JsonNode?)tick)]);

        var reply = await app.TryComplete(ticket, change: body => body["help"] = list == "calm" ? new JsonObject { ["calm"] = ticks } : new JsonObject { ["wear"] = new JsonObject { ["grade"] = "W1", ["seen"] = ticks } });

        await reply.IsRefused(400, list == "calm" ? "help.calm" : "help.wear.seen");
    }

    [Fact]
    public async Task Record_of_abuse_is_seen_by_its_writer_and_supervisors_and_nowhere_else()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");

        await app.Done(app.Floor, new RecordAbuse(ticket.Number, "throwing", "He threw the left shoe at me.", "Floor2"));

        Assert.Single((await app.Done(app.Floor, new ListAbuse(ticket.Number))).Records);
        Assert.Empty((await app.Done(app.Floor2, new ListAbuse(ticket.Number))).Records);
        var led = await app.Done(app.Supervisor, new ListAbuse(ticket.Number));
        Assert.Equal((1, 1), (led.Records.Count, led.OfCustomer));
        Assert.Null((await app.Done(app.Floor, new ListAbuse(ticket.Number))).OfCustomer);
        Assert.True((await app.Send(app.Quality, new ListAbuse(ticket.Number))).IsRefused);
        Assert.DoesNotContain("threw", System.Text.Json.JsonSerializer.Serialize(await app.Show(ticket)), StringComparison.Ordinal);
        Assert.DoesNotContain(await app.Done(app.Floor2, new ShowTimeline(ticket.Number)), entry => entry.Text?.Contains("threw", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Gain_of_a_card_is_told_from_five_uses_on()
    {
        await using var app = await ComplaintsApp.Start();
        for (var use = 0; use < 5; use++)
        {
            var ticket = await app.TicketAt("talk");
            if (use == 4)
            {
                Assert.Null(Assert.Single(await app.Done(app.Supervisor, new ListCardGains())).Change);
            }

            await app.Complete(ticket, change: body => body["help"] = new JsonObject { ["card"] = "furious.talk" });
        }

        var gain = Assert.Single(await app.Done(app.Supervisor, new ListCardGains()));
        Assert.Equal(new CardGain("furious.talk", 5, 5, -1), gain);   // opened at 3, the walker sees 2
        Assert.True((await app.Send(app.Floor, new ListCardGains())).IsRefused);
    }

    private static Dictionary<string, System.Text.Json.JsonElement> Answers(string wear) => new()
    {
        ["wear"] = System.Text.Json.JsonSerializer.SerializeToElement(wear), ["reasons"] = System.Text.Json.JsonSerializer.SerializeToElement("The glue is dry."),
    };
}
