using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class AboutColleagueTests
{
    [Theory]
    [InlineData("zhang min")]
    [InlineData("Zhang  Min")]
    [InlineData("ＺＨＡＮＧ　Ｍｉｎ")]
    [InlineData("Zhang\u200bMin")]
    [InlineData("Min Zhang")]
    [InlineData("Zhang Min (Chefin)")]
    [InlineData("Frau Zhang, Zhang-Min")]
    [InlineData("Zhang")]
    [InlineData("Supervisor")]
    [InlineData("eure Chefin")]
    [InlineData("那个店长")]
    [InlineData("the tall one at the till")]
    public async Task Supervisor_is_gone_around_however_the_name_is_written(string about)
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await About(app, about);

        Assert.Equal("region", Assert.Single(ticket.Tasks).Role);
    }

    [Theory]
    [InlineData("Wang Fang (Chefin)")]
    [InlineData("wang fang")]
    [InlineData("FLOOR2")]
    public async Task Clerk_who_is_found_is_left_to_the_supervisor(string about)
    {
        await using var app = await ComplaintsApp.Start();

        var ticket = await About(app, about);

        Assert.Equal("supervisor", Assert.Single(ticket.Tasks).Role);
        await (await app.Client(app.Floor2).GetAsync($"/api/v1/tickets/{ticket.Number}")).IsRefused(403, "");
    }

    [Fact]
    public async Task Whom_it_is_about_neither_reads_nor_changes_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await About(app, "Zhang Min");
        var (me, path) = (app.Supervisor, $"/api/v1/tickets/{ticket.Number}");

        Assert.Contains("about you", Assert.Single(await (await app.Client(me).GetAsync(path)).IsRefused(403, "")).Sentence, StringComparison.Ordinal);
        await (await app.TryWithdraw(ticket, by: me)).IsRefused(403, "");
        Assert.True((await app.Send(me, new PauseTicket(ticket.Number, ticket.Version, "other", "Later.", null))).IsRefused);
        Assert.True((await app.Send(me, new RaiseEvent(ticket.Number, ticket.Version, "parcelArrived"))).IsRefused);
        Assert.True((await app.Send(me, new ShowTimeline(ticket.Number))).IsRefused);
        Assert.True((await app.Send(me, new ShowTalkHelp(ticket.Number))).IsRefused);
        Assert.True((await app.Send(me, new RecordAbuse(ticket.Number, "insult", "He shouted."))).IsRefused);
        Assert.True((await app.Send(me, new ReassignTask(ticket.Tasks[0].Id, "region"))).IsRefused);
        Assert.Equal(0, (await app.Done(me, new ListTickets())).Total);
        Assert.Equal(0, (await app.Done(me, new ListTickets(Q: "Zhao"))).Total);
        Assert.Equal(0, (await app.Done(me, new ListTasks())).Total);
        Assert.Equal(1, (await app.Done(app.Region, new ListTickets())).Total);
        Assert.Equal("open", (await app.Show(ticket)).Status);
    }

    [Fact]
    public async Task Only_those_above_the_colleague_steer_it_and_hear_the_name()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await About(app, "Zhang Min");

        await (await app.TryWithdraw(ticket)).IsRefused(403, "");
        Assert.True((await app.Send(app.Floor, new PauseTicket(ticket.Number, ticket.Version, "other", "Later.", null))).IsRefused);
        Assert.True((await app.Send(app.Floor, new RecordAbuse(ticket.Number, "insult", "He shouted."))).IsRefused);
        Assert.Equal("Zhang Min", (await app.Show(ticket, app.Region)).AboutWhom);
        Assert.Equal("to", Assert.Single((await app.Send(app.Region, new ReassignTask(ticket.Tasks[0].Id, "supervisor"))).Problems).Field);

        Assert.Equal("withdrawn", (await app.Withdraw(ticket, app.Region)).Status);
    }

    [Fact]
    public async Task Call_goes_past_the_colleague()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await About(app, "Zhang Min");

        ticket = await app.Done(app.Floor, new CallSupervisor(ticket.Number, ticket.Version));

        Assert.Equal("region", Assert.Single(ticket.OtherTasks).Role);
        Assert.Equal(0, (await app.Done(app.Supervisor, new CountUrgent())).Waiting);
    }

    [Fact]
    public async Task Praise_is_not_hidden_from_whom_it_praises()
    {
        await using var app = await ComplaintsApp.Start();
        var body = Scenarios.NewTicket();
        (body["kind"], body["aboutWhom"], body["mood"]) = ("praise", "Zhang Min", null);
        var ticket = await app.OpenedTicket(ticket: body);

        Assert.Equal("Zhang Min", (await app.Show(ticket, app.Supervisor)).AboutWhom);
    }

    private static Task<TicketView> About(ComplaintsApp app, string whom)
    {
        var body = Scenarios.NewTicket();
        (body["defect"], body["aboutWhom"]) = ("SLOW", whom);
        return app.OpenedTicket(ticket: body);
    }
}
