using Bunit;
using Complaints.Access;
using Complaints.Care;
using Complaints.Portal;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Portal;

/// <summary>The sheet in the drawer, for when the server or the power is gone.</summary>
public sealed class PaperFormTests
{
    [Fact]
    public async Task Clerk_prints_the_form_of_their_store_with_what_the_intake_asks()
    {
        await using var app = await ComplaintsApp.Start();
        var groups = (await app.Done(app.Floor, new ShowReference())).Defects.Select(defect => defect.Group).Distinct().Count();
        await using var pages = new Pages(app, app.Floor);

        var page = pages.Open<PaperFormPage>(Links.PaperForm("T01"), set => set.Add(form => form.Store, "t01"));

        page.WaitForElement(".paper-form .qr path");
        Assert.EndsWith("T01", page.Find(".paper-form header b").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(Links.NewTicket, page.Find(".follow .number").TextContent, StringComparison.Ordinal);
        Assert.True(groups > 0);
        Assert.Equal(groups, page.FindAll(".faults li svg.picture").Count);
        Assert.Equal(5, page.FindAll(".moods li svg.icon").Count);
        var words = page.Find(".paper-form").TextContent;
        string[] asked = [.. Choices.Remedies.Select(code => Labels.Of("Remedy", code)), "Praise", "May we get in touch?", "What we promised", "Signature of the customer"];
        Assert.All(asked, said => Assert.Contains(said, words, StringComparison.Ordinal));
        Assert.Equal(
            PortalLanguages.All.Select(language => Links.PaperForm("t01", language.Code)), page.FindAll(".paper-tools nav a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Whoever_does_not_work_in_the_store_gets_no_form_of_it()
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.OtherFloor);

        var page = pages.Open<PaperFormPage>(Links.PaperForm("T01"), set => set.Add(form => form.Store, "T01"));

        page.WaitForAssertion(() => Assert.Contains("You do not work in store T01.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".paper-form"));
        Assert.True((await app.Send(app.Quality, new ShowPaperForm("T01"))).IsRefused);
        Assert.True((await app.Send(Actor.Nobody, new ShowPaperForm("T01"))).IsRefused);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Floor, new ShowPaperForm("T99"))).Refusal);
        Assert.False((await app.Send(app.Supervisor, new ShowPaperForm("T01"))).IsRefused);
    }

    [Fact]
    public async Task My_day_and_the_board_lead_to_the_form()
    {
        await using var app = await ComplaintsApp.Start();
        await using var floor = new Pages(app, app.Floor);
        await using var supervisor = new Pages(app, app.Supervisor);
        var link = $"a[href='{Links.PaperForm("T01")}']";

        Assert.NotNull(floor.Open<MyDayPage>(Links.Home).WaitForElement(link));
        Assert.NotNull(supervisor.Open<BoardPage>(Links.Board()).WaitForElement(link));
    }
}
