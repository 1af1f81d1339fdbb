using System.Globalization;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Care;

/// <summary>A process may ask at any hour for a customer to be reached; nobody is, while the store is closed.</summary>
public sealed class ClosedStoreTests
{
    private static readonly TimeSpan UntilThreeAtNight = TimeSpan.FromHours(10);

    [Fact]
    public async Task What_would_reach_a_customer_at_night_comes_last_and_is_late_only_when_the_store_has_opened()
    {
        await using var app = await ComplaintsApp.Start();
        app.Clock.Advance(UntilThreeAtNight);
        var call = await AskedToCall(app, "T01", app.Floor);
        var ticket = await app.OpenedTicket();
        app.Clock.Advance(TimeSpan.FromHours(2));

        var work = await app.Done(app.Floor, new ListMyWork());
        Assert.Equal((2, 0), (work.Total, work.Late));
        Assert.Equal([ticket.Number, null], work.Items.Select(row => row.Ticket));
        Assert.Equal("2026-03-11T10:00:00 +08:00", Written(work.Items[1].NotBefore));
        Assert.Null(work.Items[0].NotBefore);
        Assert.Equal("2026-03-11T10:00:00 +08:00", Written((await app.Done(app.Floor, new ListTasks())).Items.Single(task => task.Id == call.Id).NotBefore));

        app.Clock.Advance(TimeSpan.FromHours(5));   // ten o'clock
        work = await app.Done(app.Floor, new ListMyWork());
        Assert.Equal(1, work.Late);
        Assert.Equal([null, ticket.Number], work.Items.Select(row => row.Ticket));
        Assert.Null(work.Items[0].NotBefore);
        Assert.Equal((1, null), ((await app.Done(app.Floor, new ListCalls())).Late, Assert.Single((await app.Done(app.Floor, new ListCalls())).Items).NotBefore));
    }

    [Fact]
    public async Task Calls_of_a_store_that_is_closed_come_after_those_of_one_that_is_open()
    {
        await using var app = await ComplaintsApp.Start();
        await AskedToCall(app, "T01", app.Floor);
        app.Clock.Advance(TimeSpan.FromHours(4));   // nine in the evening there, two in the afternoon in Dresden
        await AskedToCall(app, "D01", app.OtherFloor);

        var calls = await app.Done(app.Region, new ListCalls());

        Assert.Equal(["D01", "T01"], calls.Items.Select(call => call.Store));
        Assert.Equal((0, null, "2026-03-11T10:00:00 +08:00"), (calls.Late, calls.Items[0].NotBefore, Written(calls.Items[1].NotBefore)));
    }

    [Theory]
    [InlineData("en", "Not before 10:00")]
    [InlineData("de", "Nicht vor 10:00")]
    [InlineData("zh", "10:00 以后再联系")]
    public async Task Call_list_day_and_task_say_from_when_on_and_whoever_was_called_instead_may_answer(string language, string line)
    {
        await using var app = await ComplaintsApp.Start();
        app.Clock.Advance(UntilThreeAtNight);
        var call = await AskedToCall(app, "T01", app.Floor);
        app.Clock.Advance(TimeSpan.FromHours(2));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var pages = new Pages(app, app.Floor);

        var list = pages.Open<CallsPage>("/calls");
        list.WaitForAssertion(() => Assert.Contains(line, list.Find("article.call").TextContent, StringComparison.Ordinal));
        Assert.Empty(list.FindAll(".late, .late-hint"));

        var day = pages.Open<MyDayPage>("/");
        day.WaitForAssertion(() => Assert.Contains(line, day.Find("section[aria-labelledby=day-calls]").TextContent, StringComparison.Ordinal));
        Assert.Empty(day.FindAll("section[aria-labelledby=day-late], .late"));

        var page = pages.Open<TaskPage>(Links.Task(call.Id), parameters => parameters.Add(here => here.Id, call.Id));
        page.WaitForAssertion(() => Assert.Contains(line, page.Find("section[aria-labelledby=contact-head]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".late"));
        Assert.Equal("done", (await app.Done(app.Floor, new CompleteTask(call.Id, call.Version, "reached"))).Task.State);
    }

    [Fact]
    public async Task Evening_before_names_the_day_as_well()
    {
        await using var app = await ComplaintsApp.Start();
        await AskedToCall(app, "T01", app.Floor);
        app.Clock.Advance(TimeSpan.FromHours(4));
        await using var pages = new Pages(app, app.Floor);

        var list = pages.Open<CallsPage>("/calls");

        list.WaitForAssertion(() => Assert.Contains("Not before 11 Mar 2026, 10:00", list.Find("article.call").TextContent, StringComparison.Ordinal));
    }

    private static string? Written(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-ddTHH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A process asks for a call within the hour, whatever the hour, to somebody who has agreed to be called.</summary>
    private static async Task<WorkItem> AskedToCall(ComplaintsApp app, string store, Actor by)
    {
        var customer = (await app.Done(by, new AddCustomer(store, new CustomerDetails("Sun Li", Phone: store == "T01" ? "+86 22 9999 1111" : "+49 351 123456")))).Id;
        await app.Done(by, new SetConsent(customer, "call", true));
        await app.Publish(new JsonObject
        {
            ["definitionId"] = "ring-" + store,
            ["root"] = new JsonObject
            {
                ["id"] = "ring", ["type"] = "Elsa.RunTask", ["version"] = 1,
                ["taskName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "customer.ring" } },
                ["payload"] = new JsonObject
                {
                    ["typeName"] = "ObjectDictionary",
                    ["expression"] = new JsonObject
                    {
                        ["type"] = "Object",
                        ["value"] = $$"""{"role":"floor","title":"Ring up","contact":"call","customer":"{{customer}}","due":"PT1H","clock":"always","outcomes":["reached","noConsent"]}""",
                    },
                },
            },
        }.ToJsonString());
        await app.Done(app.Admin, new StartProcess("ring-" + store, store));
        return await app.Saved(db => db.WorkItems.AsNoTracking().SingleAsync(item => item.StoreCode == store && item.Contact == "call"));
    }
}
