using System.Net;
using System.Text.Json.Nodes;
using Complaints.Care;
using Complaints.Tests.Support;

namespace Complaints.Tests.Care;

public sealed class AppointmentTests
{
    [Fact]
    public async Task Appointment_shows_on_the_day_of_whoever_talks_and_asks_afterwards_what_came_of_it()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var appointment = await app.Arranged(ticket, TimeSpan.FromHours(2));
        Assert.Equal(("backRoom", "Li Wei", "open"), (appointment.Place, appointment.With, appointment.State));
        Assert.Single((await app.Day(app.Floor)).Appointments);
        Assert.Empty((await app.Day(app.Floor2)).Appointments);
        await (await Settle(app, appointment, "missed")).IsRefused(422, "state");

        app.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(Assert.Single((await app.Day(app.Floor)).PastAppointments).Past);
        Assert.Equal("missed", (await (await Settle(app, appointment, "missed")).Is<AppointmentView>(HttpStatusCode.OK)).State);
        Assert.Empty((await app.Day(app.Floor)).PastAppointments);
    }

    [Fact]
    public async Task Moved_appointment_stays_in_the_books_beside_the_new_one()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var first = await app.Arranged(ticket, TimeSpan.FromHours(2));

        var second = await (await app.Post(app.Floor, $"/api/v1/appointments/{first.Id}/move", new JsonObject
        {
            ["version"] = first.Version, ["at"] = app.Clock.GetUtcNow().AddDays(1), ["place"] = "phone", ["reason"] = "She has to work.",
        })).Is<AppointmentView>(HttpStatusCode.OK);

        var appointments = (await app.Care(ticket)).Appointments;
        Assert.Equal(["moved", "open"], appointments.Select(appointment => appointment.State));
        Assert.Equal((second.Id, "She has to work.", "phone"), (appointments[0].MovedTo, appointments[0].Note, appointments[1].Place));
        await (await Settle(app, appointments[0], "done")).IsRefused(422, "state");
    }

    [Fact]
    public async Task Appointment_needs_a_time_to_come_a_place_and_a_reason()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.Post(app.Floor, $"/api/v1/tickets/{ticket.Number}/appointments", new JsonObject())).IsRefused(400, "at", "place", "why");
        await (await app.TryArrange(ticket, TimeSpan.FromMinutes(-1), "moon")).IsRefused(400, "at", "place");
    }

    [Fact]
    public async Task Ticket_asks_for_an_appointment_when_the_customer_wants_another_time_and_for_a_repair_that_was_agreed()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        ticket = await app.Complete(ticket, change: body => body["fields"]!["place"] = "anotherTime");
        Assert.True((await app.Care(ticket)).AnotherTime);
        await app.Arranged(ticket, TimeSpan.FromHours(2));
        Assert.False((await app.Care(ticket)).AnotherTime);

        while (ticket.Stage != "compensate")
        {
            Assert.False((await app.Care(ticket)).RepairAgreed);
            ticket = await app.Complete(ticket);
        }

        Assert.True((await app.Care(ticket)).RepairAgreed);
        await app.PlannedRepair(ticket);
        Assert.Equal((false, "Old Li"), (await app.Care(ticket)) is var care ? (care.RepairAgreed, care.Workshops[0]) : default);
    }

    private static Task<HttpResponseMessage> Settle(ComplaintsApp app, AppointmentView appointment, string how) =>
        app.Post(app.Floor, $"/api/v1/appointments/{appointment.Id}/{how}", new JsonObject { ["version"] = appointment.Version });
}
