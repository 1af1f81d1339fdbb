using Bunit;
using Complaints.Care;
using Complaints.Products;
using Complaints.Tests.Processes;
using Complaints.Tests.Support;

namespace Complaints.Tests.Care;

public sealed class CallTests
{
    private static readonly BusinessCalendar Hours = new(OpeningHours.Standard, "UTC");

    /// <summary>A Friday.</summary>
    private static DateTime Friday(int hour) => new(2026, 3, 13, hour, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void First_call_may_be_made_at_once_while_the_store_is_open()
    {
        Assert.Equal(new CallAdvice(Friday(11), DayPart.Morning, true, true), CallTimes.Suggest(Hours, [], Friday(11)));
        Assert.Equal(new CallAdvice(Friday(10), DayPart.Morning, false, true), CallTimes.Suggest(Hours, [], Friday(7)));
    }

    [Fact]
    public void Next_try_is_at_a_part_of_the_day_that_nobody_has_tried()
    {
        Assert.Equal(new CallAdvice(Friday(12), DayPart.Midday, false, true), CallTimes.Suggest(Hours, [Friday(10).AddDays(-3)], Friday(11)));
        Assert.Equal(new CallAdvice(Friday(17), DayPart.Evening, false, true), CallTimes.Suggest(Hours, [Friday(10).AddDays(-3), Friday(14).AddDays(-1)], Friday(11)));
        Assert.Equal(new CallAdvice(Friday(13), DayPart.Midday, true, true), CallTimes.Suggest(Hours, [Friday(10).AddDays(-3)], Friday(13)));
    }

    [Fact]
    public void Untried_part_of_the_day_is_waited_for_over_a_closed_sunday()
    {
        var saturdayEvening = Friday(18).AddDays(1);

        Assert.Equal(new CallAdvice(Friday(10).AddDays(3), DayPart.Morning, false, true), CallTimes.Suggest(Hours, [Friday(13), Friday(18)], saturdayEvening));
    }

    [Fact]
    public void When_every_part_was_tried_the_one_tried_least_is_next()
    {
        var advice = CallTimes.Suggest(Hours, [Friday(10), Friday(11), Friday(13), Friday(18), Friday(19)], Friday(11).AddDays(1));

        Assert.Equal(new CallAdvice(Friday(12).AddDays(1), DayPart.Midday, false, false), advice);
    }

    [Fact]
    public async Task Follow_up_is_on_the_list_on_its_day_with_what_was_promised()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        Assert.Empty((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);

        await app.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(8));

        var call = Assert.Single((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);
        Assert.Equal((ticket.Number, "Zhao Lei", "+86 22 1234 5678", false, true), (call.Ticket, call.Customer, call.Phone, call.Late, call.OneTap));
        Assert.Equal("broken", Assert.Single(call.Promises).State);
        Assert.Empty((await app.Get<CallList>(app.OtherFloor, "/api/v1/calls")).Items);
    }

    [Fact]
    public async Task Nobody_answered_is_one_tap_and_the_next_try_is_advised_at_another_hour()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("followUp");
        await app.Advance(TimeSpan.FromDays(7));
        await using var pages = new Pages(app, app.Floor);
        var page = pages.Open<CallsPage>("/calls");
        page.WaitForAssertion(() => Assert.Equal("tel:+862212345678", page.Find("a[href^='tel:']").GetAttribute("href")));

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Nobody answered").Click();

        page.WaitForAssertion(() => Assert.Contains("Noted: nobody answered at Zhao Lei.", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Nobody is to be called today.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("noReply", (await app.Show(ticket)).Stages[^2].Outcome);

        await app.Advance(TimeSpan.FromDays(3));
        var call = Assert.Single((await app.Get<CallList>(app.Floor, "/api/v1/calls")).Items);
        var attempt = Assert.Single(call.Tries);
        Assert.Equal((DayPart.Evening, "call", "Li Wei"), (attempt.Part, attempt.Contact, attempt.By));
        Assert.Equal((DayPart.Morning, false, true), (call.Advice.Part, call.Advice.Now, call.Advice.Untried));
        Assert.Equal(app.At(11, 2), call.Advice.From);
    }
}
