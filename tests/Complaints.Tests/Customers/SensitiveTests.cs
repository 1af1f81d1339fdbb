using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Customers;

public sealed class SensitiveTests
{
    private const string Secret = "Diabetiker, braucht weiche Einlagen";

    [Fact]
    public async Task Look_needs_a_purpose_and_is_recorded()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await Customer(app);
        await app.Done(app.Supervisor, new WriteSensitive(id, "occupation", "Nurse", "service"));

        Assert.Equal("purpose", (await app.Send(app.Supervisor, new LookAtSensitive(id, ["occupation"], null))).Problems.Single().Field);
        Assert.Equal("purpose", (await app.Send(app.Supervisor, new LookAtSensitive(id, ["occupation"], "curiosity"))).Problems.Single().Field);
        var seen = await app.Done(app.Supervisor, new LookAtSensitive(id, ["occupation", "age"], "complaint"));

        Assert.Equal(["Nurse", null], seen.Select(field => field.Value));
        var looks = await app.Done(app.Admin, new ListSensitiveLooks(id));
        Assert.Equal([("age", "complaint", false), ("occupation", "complaint", false), ("occupation", "service", true)], looks.Select(look => (look.Field, look.Purpose, look.Wrote)).Order());
        Assert.All(looks, look => Assert.Equal("Zhang Min", look.By));
    }

    [Fact]
    public async Task Clerk_reads_nothing_supervisor_nothing_medical_and_only_admin_the_record()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await Customer(app);
        await app.Done(app.Region, new WriteSensitive(id, "medical", Secret, "safety"));

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Floor, new LookAtSensitive(id, ["age"], "complaint"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, new LookAtSensitive(id, ["age"], "complaint"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new LookAtSensitive(id, ["age", "medical"], "complaint"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Supervisor, new WriteSensitive(id, "medical", "x", "safety"))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Region, new ListSensitiveLooks(id))).Refusal);
        Assert.Empty((await app.Done(app.Supervisor, new ShowCustomer(id))).Sensitive);
        Assert.Equal(["medical"], (await app.Done(app.Region, new ShowCustomer(id))).Sensitive);
        Assert.Equal(Secret, (await app.Done(app.Region, new LookAtSensitive(id, ["medical"], "safety"))).Single().Value);
    }

    [Fact]
    public async Task Supervisor_of_another_store_finds_nobody_and_leaves_no_trace()
    {
        await using var app = await ComplaintsApp.Start();
        var theirs = (await app.OpenedTicket(app.OtherFloor)).CustomerId!.Value;

        Assert.Equal(Refusal.NotFound, (await app.Send(app.Supervisor, new LookAtSensitive(theirs, ["age"], "complaint"))).Refusal);
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Supervisor, new WriteSensitive(theirs, "age", "40", "complaint"))).Refusal);
        Assert.Equal(0, await app.Saved(db => db.SensitiveLooks.CountAsync()));
    }

    [Fact]
    public async Task No_other_answer_and_no_kept_answer_holds_it()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await Customer(app);
        await app.Done(app.Region, new WriteSensitive(id, "medical", Secret, "safety"));

        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Region, new LookAtSensitive(id, ["medical"], "safety"), key: "k1")).Refusal);
        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Region, new WriteSensitive(id, "medical", Secret, "safety"), key: "k2")).Refusal);
        await app.Done(app.Region, new LookAtSensitive(id, ["medical"], "safety"));

        Assert.DoesNotContain(await app.Saved(db => db.IdempotencyRecords.Select(record => record.Answer).ToListAsync()), answer => answer.Contains("Diabetiker", StringComparison.Ordinal));
        foreach (var path in new[] { $"/api/v1/customers/{id}", "/api/v1/customers", "/api/v1/tickets", "/api/v1/customers?q=diabetiker", "/api/v1/tickets?q=diabetiker" })
        {
            Assert.DoesNotContain("Diabetiker", await app.Client(app.Admin).GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.Empty((await app.Done(app.Admin, new ListCustomers("diabetiker"))).Items);
        Assert.Equal(0, (await app.Done(app.Admin, new ListTickets(Q: "diabetiker"))).Total);
    }

    [Fact]
    public async Task What_the_customer_wants_gone_is_gone()
    {
        await using var app = await ComplaintsApp.Start();
        var id = await Customer(app);
        await app.Done(app.Supervisor, new WriteSensitive(id, "income", "5000", "service"));

        await app.Done(app.Supervisor, new WriteSensitive(id, "income", " ", "customerAsked"));

        Assert.Equal(0, await app.Saved(db => db.SensitiveFields.CountAsync()));
        Assert.Equal(2, (await app.Done(app.Admin, new ListSensitiveLooks(id))).Count);
    }

    private static async Task<Guid> Customer(ComplaintsApp app) => (await app.OpenedTicket()).CustomerId!.Value;
}
