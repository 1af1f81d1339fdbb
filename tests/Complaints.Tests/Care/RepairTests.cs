using System.Text.Json.Nodes;
using Complaints.Care;
using Complaints.Tests.Support;

namespace Complaints.Tests.Care;

public sealed class RepairTests
{
    private static JsonObject Told(bool parcel = false) => new() { ["how"] = "call", ["byParcel"] = parcel };

    [Fact]
    public async Task Repair_goes_out_comes_back_and_home_by_parcel()
    {
        await using var app = await ComplaintsApp.Start();
        var repair = await app.PlannedRepair(await app.OpenedTicket());
        Assert.Equal(("planned", "sent", 1), (repair.State, repair.Next, repair.Nth));

        repair = await app.Step(repair, "sent");
        Assert.Equal(("atWorkshop", "cameBack", app.Clock.Today), (repair.State, repair.Next, repair.OutOn));
        repair = await app.Step(repair, "came-back", new JsonObject { ["result"] = "repaired", ["partsUsed"] = "New sole", ["cost"] = 35.5m });
        Assert.Equal(("back", "customerTold", 35.5m, "CNY"), (repair.State, repair.Next, repair.Cost, repair.Currency));
        repair = await app.Step(repair, "customer-told", Told(parcel: true));
        Assert.Equal(("told", "parcelSent"), (repair.State, repair.Next));
        repair = await app.Step(repair, "parcel-sent", new JsonObject { ["carrier"] = "SF", ["tracking"] = "SF100" });
        Assert.Equal(("onItsWay", "delivered", "SF100"), (repair.State, repair.Next, repair.Tracking));
        repair = await app.Step(repair, "delivered");

        Assert.Equal(("home", null), (repair.State, repair.Next));
        Assert.Empty(await app.Get<List<RepairView>>(app.Floor, "/api/v1/repairs"));
        Assert.Single(await app.Get<List<RepairView>>(app.Floor, "/api/v1/repairs?all=true"));
    }

    [Fact]
    public async Task Step_that_cannot_follow_is_refused_in_words()
    {
        await using var app = await ComplaintsApp.Start();
        var repair = await app.PlannedRepair(await app.OpenedTicket());
        var result = new JsonObject { ["result"] = "repaired" };

        await (await app.TryStep(repair, "came-back", result.DeepClone().AsObject())).IsRefused(422, "step");
        await (await app.TryStep(repair, "customer-told", Told())).IsRefused(422, "step");
        await (await app.TryStep(repair, "handed-over")).IsRefused(422, "step");
        await (await app.TryStep(repair, "delivered")).IsRefused(422, "step");
        repair = await app.Step(repair, "sent");
        await (await app.TryStep(repair, "sent")).IsRefused(422, "step");
        await (await app.TryStep(repair, "parcel-sent", new JsonObject { ["carrier"] = "SF" })).IsRefused(422, "step");
        await (await app.TryStep(repair, "came-back")).IsRefused(400, "result");
        repair = await app.Step(repair, "came-back", result.DeepClone().AsObject());
        repair = await app.Step(repair, "handed-over");
        await (await app.TryStep(repair, "parcel-sent", new JsonObject { ["carrier"] = "SF" })).IsRefused(422, "step");
    }

    [Fact]
    public async Task Days_have_to_come_in_order_and_not_from_the_future()
    {
        await using var app = await ComplaintsApp.Start();
        var repair = await app.PlannedRepair(await app.OpenedTicket());

        await (await app.TryStep(repair, "sent", new JsonObject { ["on"] = "2026-03-11" })).IsRefused(400, "on");
        await (await app.TryStep(repair, "sent", new JsonObject { ["expectedBackOn"] = "2026-03-09" })).IsRefused(400, "expectedBackOn");
        repair = await app.Step(repair, "sent");
        await (await app.TryStep(repair, "came-back", new JsonObject { ["on"] = "2026-03-09", ["result"] = "repaired" })).IsRefused(400, "on");
        await (await app.TryStep(repair, "came-back", new JsonObject { ["cost"] = 1.005m, ["result"] = "repaired" })).IsRefused(400, "cost");
        await (await app.TryStep(repair, "customer-told")).IsRefused(400, "how");
        await (await app.TryStep(repair, "parcel-sent")).IsRefused(400, "carrier");
    }

    [Fact]
    public async Task Part_goes_to_a_workshop_again_only_when_it_is_back_from_the_last()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var repair = await app.PlannedRepair(ticket, "Left sole");
        var again = new JsonObject { ["workshop"] = "Meister Lu", ["part"] = "left SOLE" };

        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/repairs", again.DeepClone().AsObject())).IsRefused(422, "part");
        await app.PlannedRepair(ticket, "Zip");
        repair = await app.Step(repair, "sent");
        await app.Step(repair, "came-back", new JsonObject { ["result"] = "notRepairable" });

        Assert.Equal(2, (await app.PlannedRepair(ticket, "Left sole")).Nth);
    }

    [Fact]
    public async Task Same_part_of_the_same_customers_article_is_noticed_as_repaired_before()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Step(await app.PlannedRepair(await app.OpenedTicket()), "sent");
        var other = Scenarios.NewTicket();
        other["customer"]!["phone"] = "+86 22 7654 3210";
        var again = await app.OpenedTicket();

        Assert.Equal(2, (await app.PlannedRepair(again, "Left sole")).Nth);
        Assert.Equal(1, (await app.PlannedRepair(again, "zip")).Nth);
        Assert.Equal(1, (await app.PlannedRepair(await app.OpenedTicket(ticket: other))).Nth);
    }

    [Fact]
    public async Task Workshop_that_takes_too_long_shows_on_my_day_and_so_does_whom_to_tell()
    {
        await using var app = await ComplaintsApp.Start();
        var late = await app.Step(await app.PlannedRepair(await app.OpenedTicket(), days: 1), "sent");
        var back = await app.Step(await app.Step(await app.PlannedRepair(await app.OpenedTicket(), "zip"), "sent"), "came-back", new JsonObject { ["result"] = "notRepairable" });
        Assert.Equal([back.Id], (await app.Day(app.Floor)).Repairs.Select(repair => repair.Id));

        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal([late.Id], (await app.Day(app.Floor2)).LateRepairs.Select(repair => repair.Id));
        Assert.Equal([late.Id], (await app.Day(app.Supervisor)).LateRepairs.Select(repair => repair.Id));
        Assert.Empty((await app.Day(app.OtherFloor)).LateRepairs);
        Assert.Equal((1, 1, 1), (await app.Done(app.Supervisor, new ShowBoard())).Repairs is var repairs ? (repairs.Late, repairs.AtWorkshop, repairs.Back) : default);
    }

    [Fact]
    public async Task Cancelled_repair_still_has_to_be_fetched_from_the_workshop()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Step(await app.PlannedRepair(ticket), "sent");

        await app.Withdraw(ticket);

        var repair = (await app.Care(ticket)).Repairs[0];
        Assert.Equal(("cancelled", "cameBack"), (repair.State, repair.Next));
        repair = await app.Step(repair, "came-back");
        Assert.Equal(("home", null), (await app.Step(repair, "handed-over")) is var home ? (home.State, home.Next) : default);
    }

    [Fact]
    public async Task Another_store_sees_no_repair_and_changes_none()
    {
        await using var app = await ComplaintsApp.Start();
        var repair = await app.PlannedRepair(await app.OpenedTicket());

        await (await app.TryStep(repair, "sent", by: app.OtherFloor)).IsRefused(403, "");
        Assert.Empty(await app.Get<List<RepairView>>(app.OtherFloor, "/api/v1/repairs"));
    }
}
