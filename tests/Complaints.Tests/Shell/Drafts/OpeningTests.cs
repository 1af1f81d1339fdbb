using Bunit;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Shell.Drafts;

public sealed class OpeningTests
{
    [Fact]
    public async Task Two_customers_at_once_have_a_form_each()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Type(app.Floor, Draft.OpenTicket, "form-1", ("description", "The heel came off."), ("customer.name", "Zhao Lei"));
        await app.Type(app.Floor, Draft.OfOpening("second"), "form-2", ("description", "The zip is stuck."));

        var openings = await app.Done(app.Floor, new ListOpenings());

        Assert.Equal(new HashSet<string?> { "Zhao Lei", "The zip is stuck." }, openings.Select(opening => opening.Who).ToHashSet());
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<OpenTicketPage>(Links.NewTicketFor("second"));
        page.WaitForAssertion(() => Assert.Equal("The zip is stuck.", page.Find("#description").GetAttribute("value")));
        Assert.Contains("Zhao Lei", page.Find("nav.openings").TextContent, StringComparison.Ordinal);
        Assert.Empty(await app.Done(app.Floor2, new ListOpenings()));
    }

    [Theory]
    [InlineData("open-ticket:")]
    [InlineData("open-ticket:../x")]
    [InlineData("open-ticket:a:b")]
    [InlineData("care:C26-999999:promise")]
    public async Task Draft_of_a_form_that_is_none_is_refused(string form)
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Floor, new SaveDraft(form, "form-1", "tablet", 0, new Dictionary<string, string?> { ["description"] = "x" }));

        Assert.True(answer.IsRefused);
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Promise_goes_on_where_its_writing_was_broken_off_and_saving_removes_the_draft()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Type(app.Floor, Draft.OfCare(ticket.Number, "promise"), ("promise-what", "Send the care sheet."), ("promise-day", "2026-03-11"));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<TicketPage>($"/tickets/{ticket.Number}", parameters => parameters.Add(here => here.Number, ticket.Number));
        page.WaitForAssertion(() => Assert.Equal("Send the care sheet.", page.Find("#promise-what").GetAttribute("value")));

        page.Find("#promise-what").Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Send the care sheet.", page.Find("#care .care-list").TextContent, StringComparison.Ordinal));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }
}
