using AngleSharp.Dom;
using Bunit;
using Complaints.Care;
using Complaints.Processes;
using Complaints.Stages;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Processes;

public sealed class TaskPageTests
{
    [Fact]
    public async Task Whoever_takes_a_task_is_named_on_the_open_list_of_the_others()
    {
        await using var app = await ComplaintsApp.Start();
        await app.OpenedTicket();
        await using var mine = new Pages(app, app.Floor);
        await using var hers = new Pages(app, app.Floor2);
        var (list, herList) = (mine.Open<MyDayPage>("/"), hers.Open<MyDayPage>("/"));
        herList.WaitForAssertion(() => Assert.NotNull(Button(herList, "Take it")));

        list.WaitForAssertion(() => Assert.NotNull(Button(list, "Take it")));
        Button(list, "Take it")!.Click();

        list.WaitForAssertion(() => Assert.Contains("You have it since 09:00", list.Markup, StringComparison.Ordinal));
        herList.WaitForAssertion(() => Assert.Contains("Li Wei has it since 09:00", herList.Markup, StringComparison.Ordinal));
        Assert.Null(Button(herList, "Take it"));
        Assert.Null(Button(herList, "Hand over"));

        Button(list, "Give it back")!.Click();
        herList.WaitForAssertion(() => Assert.NotNull(Button(herList, "Take it")));
    }

    [Fact]
    public async Task Supervisor_hands_a_task_over_on_the_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Hand over")));

        Button(page, "Hand over")!.Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".claim select")));
        page.Find(".claim select").Change("floor2");

        page.WaitForAssertion(() => Assert.Contains("Wang Fang has it since 09:00", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clerk_hands_their_own_task_to_a_colleague()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Take it")));
        Assert.Null(Button(page, "Hand over"));

        Button(page, "Take it")!.Click();
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Hand over")));
        Button(page, "Hand over")!.Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".claim select")));
        page.Find(".claim select").Change("floor2");

        page.WaitForAssertion(() => Assert.Contains("Wang Fang has it since 09:00", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Task_beside_the_stages_is_on_the_list_and_the_ticket_and_done_on_its_page()
    {
        await using var app = await Definitions.StartWithTask(Definitions.Photos);
        var ticket = await app.OpenedTicket();
        var task = ticket.OtherTasks[0];
        await using var pages = new Pages(app, app.Floor);
        var list = pages.Open<MyDayPage>("/");
        list.WaitForAssertion(() => Assert.Contains(list.FindAll("a"), link => link.GetAttribute("href") == $"/tasks/{task.Id}" && link.TextContent.Contains("Take photos", StringComparison.Ordinal)));
        var onTicket = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        onTicket.WaitForAssertion(() => Assert.Contains(onTicket.FindAll("a"), link => link.GetAttribute("href") == $"/tasks/{task.Id}"));

        var page = pages.Open<TaskPage>($"/tasks/{task.Id}", parameters => parameters.Add(here => here.Id, task.Id));
        page.WaitForAssertion(() => Assert.Equal("Take photos", page.Find("h1").TextContent));
        page.Find("input[name=outcome][value=done]").Change(true);
        page.WaitForElement("[id='fields.place']");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Where they are", page.Find(".wrong").TextContent, StringComparison.Ordinal));
        page.Find("[id='fields.place']").Change("Camera 2");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Li Wei did this", page.Markup, StringComparison.Ordinal));
        onTicket.WaitForAssertion(() => Assert.DoesNotContain(onTicket.FindAll("a"), link => link.GetAttribute("href") == $"/tasks/{task.Id}"));
    }

    [Fact]
    public async Task Ticket_is_paused_and_goes_on_from_its_page()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForElement("input[name=reason][value=workshop]").Change(true);
        page.Find("#pause-until").Change("2026-03-12T10:00:00");
        Button(page, "Pause")!.Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Paused: waits for the workshop", page.Markup, StringComparison.Ordinal));
        Assert.Equal(app.At(2, 10), (await app.Show(ticket)).Pause!.Until);
        Button(page, "Go on")!.Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("Paused: waits", page.Markup, StringComparison.Ordinal));
        Assert.Null((await app.Show(ticket)).Pause);
    }

    [Fact]
    public async Task Supervisor_changes_a_deadline_on_the_page_of_the_task()
    {
        await using var app = await ComplaintsApp.Start();
        var task = (await app.OpenedTicket()).Tasks[0];
        await using var pages = new Pages(app, app.Supervisor);
        var page = pages.Open<TaskPage>($"/tasks/{task.Id}", parameters => parameters.Add(here => here.Id, task.Id));
        page.WaitForElement("#allowed").Change("2");
        page.Find("#deadline-reason").Change("She comes back.");
        Button(page, "Change it")!.Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Deadline changed", page.Markup, StringComparison.Ordinal));
        Assert.Equal(app.At(0, 11), (await app.Details(app.Supervisor, task.Id)).Task.DueAt);
    }

    private static IElement? Button<TPage>(IRenderedComponent<TPage> page, string text)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").FirstOrDefault(button => button.TextContent.Trim() == text);
}
