using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Customers;

public sealed class MergeTests
{
    [Fact]
    public async Task Everything_goes_to_the_kept_one_and_undo_puts_exactly_that_back()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "Zhao Lei", "13500000001", "T01-1"), await Full(app, "赵磊", "13500000002", "T01-2"));
        var (keptBefore, mergedBefore) = (await Rows(app, kept), await Rows(app, merged));

        var merge = await Merge(app, kept, merged);
        Assert.Equal([.. keptBefore.Concat(mergedBefore).Order(StringComparer.Ordinal)], await Rows(app, kept));
        Assert.Empty(await Rows(app, merged));

        var later = await OpenFor(app, "13500000002");
        Assert.Equal(kept, later.CustomerId);
        await app.Done(app.Floor, new NoteAboutCustomer(merged, "Came back in the afternoon."));
        var laterRows = (await Rows(app, kept)).Except(keptBefore).Except(mergedBefore).ToList();
        Assert.Equal(2, laterRows.Count);

        await (await app.Post(app.Supervisor, $"/api/v1/customers/merges/{merge.Id}/undo", new JsonObject())).Is<MergeView>(HttpStatusCode.OK);

        Assert.Equal(mergedBefore, await Rows(app, merged));
        Assert.Equal([.. keptBefore.Concat(laterRows).Order(StringComparer.Ordinal)], await Rows(app, kept));
        Assert.Equal("赵磊", (await app.Done(app.Floor, new ShowCustomer(merged))).Details.Name);
    }

    [Fact]
    public async Task Supervisor_looks_for_the_other_file_by_hand_and_a_clerk_is_not_offered_it()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "Zhao Lei", "13500000001", "T01-1"), await Full(app, "赵磊", "13500000002", "T01-2"));
        await using var pages = new Pages(app, app.Supervisor);
        var file = pages.Open<CustomerPage>(Links.Customer(kept), set => set.Add(page => page.Id, kept));
        Assert.Equal(Links.Customers("Zhao Lei", kept), file.WaitForElement($"a[href^='/customers?'][href*='{kept}']").GetAttribute("href"));

        var found = pages.Open<CustomersPage>(Links.Customers("赵磊", kept));
        Assert.Equal(Links.MergeCustomers(kept, merged), found.WaitForElement("a.customer-row").GetAttribute("href"));
        found = pages.Open<CustomersPage>(Links.Customers(null, kept));
        found.WaitForElement("a.customer-row");
        Assert.DoesNotContain(found.FindAll("a.customer-row"), row => row.GetAttribute("href")!.EndsWith(kept.ToString(), StringComparison.Ordinal));
        found = pages.Open<CustomersPage>(Links.Customers("1350000000", kept));
        found.WaitForElement("a.customer-row");
        Assert.Equal("Found: 1", found.Find(".list-head").TextContent);

        await using var floor = new Pages(app, app.Floor);
        var clerks = floor.Open<CustomerPage>(Links.Customer(kept), set => set.Add(page => page.Id, kept));
        clerks.WaitForElement("h1");
        Assert.Empty(clerks.FindAll("a[href*='merge=']"));
        floor.Open<CustomersPage>(Links.Customers("Zhao", kept)).WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Colleague_whose_file_is_merged_away_still_decides_nothing_for_themselves()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "Zhao Lei", "13500000001", "T01-1"), await Full(app, "赵磊", "13500000002", "T01-2"));
        await Link(app, merged, "floor");

        var merge = await Merge(app, kept, merged);
        Assert.Equal(app.Floor.PersonId, await ColleagueOf(app, kept));
        await Undo(app, merge);

        Assert.Null(await ColleagueOf(app, kept));
        Assert.Equal(app.Floor.PersonId, await ColleagueOf(app, merged));
    }

    [Fact]
    public async Task Two_colleagues_are_not_one_customer()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "Zhao Lei", "13500000001", "T01-1"), await Full(app, "赵磊", "13500000002", "T01-2"));
        await Link(app, kept, "floor2");
        await Link(app, merged, "floor");
        var versions = (await app.Done(app.Floor, new ShowCustomer(kept)), await app.Done(app.Floor, new ShowCustomer(merged)));

        var answer = await app.Send(app.Supervisor, new MergeCustomers(kept, versions.Item1.Version, merged, versions.Item2.Version));

        Assert.Equal("These are two colleagues, so they cannot be one customer.", answer.Why);
    }

    [Fact]
    public async Task Chain_is_undone_link_by_link_and_none_is_lost()
    {
        await using var app = await ComplaintsApp.Start();
        var (a, b, c) = (await Full(app, "A", "13500000001", "T01-1"), await Full(app, "B", "13500000002", "T01-2"), await Full(app, "C", "13500000003", "T01-3"));
        var before = (A: await Rows(app, a), B: await Rows(app, b), C: await Rows(app, c));

        var first = await Merge(app, b, a);
        var second = await Merge(app, c, b);
        Assert.Equal(c, (await app.Done(app.Floor, new ShowCustomer(a))).Id);
        Assert.Equal(c, (await app.Done(app.Floor, new FindCustomer("13500000001")))!.Id);
        Assert.Equal(before.A.Count + before.B.Count + before.C.Count, (await Rows(app, c)).Count);
        await (await TryUndo(app, first)).IsRefused(422, "");

        await Undo(app, second);
        Assert.Equal(b, (await app.Done(app.Floor, new ShowCustomer(a))).Id);
        Assert.Equal(before.C, await Rows(app, c));
        await Undo(app, first);

        Assert.Equal(before.A, await Rows(app, a));
        Assert.Equal(before.B, await Rows(app, b));
        Assert.Equal(before.C, await Rows(app, c));
        await (await TryUndo(app, first)).IsRefused(422, "");
    }

    [Fact]
    public async Task Two_merged_into_one_are_undone_the_last_one_first()
    {
        await using var app = await ComplaintsApp.Start();
        var (a, b, c) = (await Full(app, "A", "13500000001", "T01-1"), await Full(app, "B", "13500000002", "T01-2"), await Full(app, "C", "13500000003", "T01-3"));
        var first = await Merge(app, a, b, "name");
        var second = await Merge(app, a, c, "name");

        await (await TryUndo(app, first)).IsRefused(422, "");
        await Undo(app, second);
        Assert.Equal("B", (await app.Done(app.Floor, new ShowCustomer(a))).Details.Name);
        await Undo(app, first);

        Assert.Equal("A", (await app.Done(app.Floor, new ShowCustomer(a))).Details.Name);
    }

    [Fact]
    public async Task Fields_are_taken_one_by_one_and_given_back_unless_they_were_changed_since()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "Zhao Lei", "13500000001", "T01-1"), await Full(app, "赵磊", "13500000002", "T01-2"));
        await Change(app, merged, details => details with { City = "Tianjin", Likes = "Tea", ShoeSize = "42" });

        var merge = await Merge(app, kept, merged, "name", "city", "likes");
        var file = await Change(app, kept, details => details with { City = "Beijing" });
        Assert.Equal(("赵磊", "13500000001", "Tea", null), (file.Details.Name, file.Details.Phone, file.Details.Likes, file.Details.ShoeSize));

        await Undo(app, merge);

        file = await app.Done(app.Floor, new ShowCustomer(kept));
        Assert.Equal(("Zhao Lei", "Beijing", null), (file.Details.Name, file.Details.City, file.Details.Likes));
        Assert.Equal("Tianjin", (await app.Done(app.Floor, new ShowCustomer(merged))).Details.City);
    }

    [Fact]
    public async Task Withdrawn_consent_of_either_file_counts_for_the_merged_one()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "A", "13500000001", "T01-1"), await Full(app, "B", "13500000002", "T01-2"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Done(app.Floor, new SetConsent(kept, "mail", false));

        await Merge(app, kept, merged);

        Assert.False((await app.Done(app.Floor, new ShowCustomer(kept))).Consent.Single(consent => consent.Channel == "mail").Given);
    }

    [Fact]
    public async Task Clerk_may_neither_merge_nor_undo_and_a_stranger_finds_neither()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "A", "13500000001", "T01-1"), await Full(app, "B", "13500000002", "T01-2"));
        await (await TryMerge(app, app.Floor, kept, merged)).IsRefused(403, "");
        var theirs = (await app.OpenedTicket(app.OtherFloor)).CustomerId!.Value;
        await (await app.Post(app.Supervisor, $"/api/v1/customers/{kept}/merge", new JsonObject { ["version"] = 1, ["merge"] = theirs, ["mergeVersion"] = 1 })).IsRefused(404, "id");

        var merge = await Merge(app, kept, merged);

        await (await app.Post(app.Floor, $"/api/v1/customers/merges/{merge.Id}/undo", new JsonObject())).IsRefused(403, "");
    }

    [Fact]
    public async Task Merge_of_what_was_changed_meanwhile_is_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var (kept, merged) = (await Full(app, "A", "13500000001", "T01-1"), await Full(app, "B", "13500000002", "T01-2"));
        var seen = await app.Done(app.Supervisor, new ShowCustomer(merged));
        await Change(app, merged, details => details with { City = "Tianjin" });

        var answer = await app.Send(app.Supervisor, new MergeCustomers(kept, (await app.Done(app.Supervisor, new ShowCustomer(kept))).Version, merged, seen.Version));

        Assert.Equal(Complaints.Shell.Refusal.ChangedMeanwhile, answer.Refusal);
    }

    /// <summary>A customer with something of everything that can hang on one.</summary>
    private static async Task<Guid> Full(ComplaintsApp app, string name, string phone, string receipt)
    {
        var ticket = await OpenFor(app, phone, name);
        var id = ticket.CustomerId!.Value;
        var line = Purchases.Line(1, receipt);
        line["customer"] = new JsonObject { ["name"] = name, ["phone"] = phone };
        await app.BringPurchases(app.Supervisor, line);
        await app.Done(app.Floor, new SetConsent(id, "mail", true));
        await app.Done(app.Floor, new AddCard(id, "member", "M-" + phone));
        await app.Done(app.Floor, new NoteAboutCustomer(id, "Likes green tea."));
        await app.Done(app.Supervisor, new WriteSensitive(id, phone[^1] switch { '1' => "age", '2' => "occupation", _ => "income" }, "30", "service"));
        return id;
    }

    private static Task<TicketView> OpenFor(ComplaintsApp app, string phone, string? name = null)
    {
        var body = Scenarios.NewTicket();
        body["customer"] = new JsonObject { ["name"] = name, ["phone"] = phone };
        return app.OpenedTicket(ticket: body);
    }

    private static async Task<CustomerFile> Change(ComplaintsApp app, Guid id, Func<CustomerDetails, CustomerDetails> change)
    {
        var file = await app.Done(app.Floor, new ShowCustomer(id));
        await app.Done(app.Floor, new ChangeCustomer(id, file.Version, change(file.Details)));
        return await app.Done(app.Floor, new ShowCustomer(id));
    }

    private static async Task<MergeView> Merge(ComplaintsApp app, Guid keep, Guid merge, params string[] take) =>
        await (await TryMerge(app, app.Supervisor, keep, merge, take)).Is<MergeView>(HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> TryMerge(ComplaintsApp app, Actor by, Guid keep, Guid merge, params string[] take)
    {
        var (kept, merged) = (await app.Done(by, new ShowCustomer(keep)), await app.Done(by, new ShowCustomer(merge)));
        return await app.Post(by, $"/api/v1/customers/{keep}/merge", new JsonObject
        {
            ["version"] = kept.Version, ["merge"] = merge, ["mergeVersion"] = merged.Version, ["take"] = take.Length == 0 ? null : new JsonArray([.. take.Select(field => (JsonNode)field)]),
        });
    }

    private static async Task Undo(ComplaintsApp app, MergeView merge) => await (await TryUndo(app, merge)).Is<MergeView>(HttpStatusCode.OK);

    private static Task<HttpResponseMessage> TryUndo(ComplaintsApp app, MergeView merge) => app.Post(app.Supervisor, $"/api/v1/customers/merges/{merge.Id}/undo", new JsonObject());

    /// <summary>Every row that hangs on this customer, by table and id.</summary>
    private static Task<List<string>> Rows(ComplaintsApp app, Guid id) => app.Saved(async db =>
    {
        List<string> rows =
        [
            .. await db.Tickets.Where(row => row.CustomerId == id).Select(row => "ticket " + row.Number).ToListAsync(),
            .. await db.Purchases.Where(row => row.CustomerId == id).Select(row => "purchase " + row.Receipt).ToListAsync(),
            .. await db.CustomerConsents.Where(row => row.CustomerId == id).Select(row => "consent " + row.Id).ToListAsync(),
            .. await db.CustomerCards.Where(row => row.CustomerId == id).Select(row => "card " + row.Id).ToListAsync(),
            .. await db.CustomerNotes.Where(row => row.CustomerId == id).Select(row => "note " + row.Id).ToListAsync(),
            .. await db.SensitiveFields.Where(row => row.CustomerId == id).Select(row => "sensitive " + row.Id).ToListAsync(),
        ];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    });

    private static async Task Link(ComplaintsApp app, Guid customer, string user) =>
        await app.Done(app.Supervisor, new LinkColleague(customer, (await app.Done(app.Supervisor, new ShowCustomer(customer))).Version, user));

    private static Task<Guid?> ColleagueOf(ComplaintsApp app, Guid customer) => app.Saved(db => db.Customers.Where(row => row.Id == customer).Select(row => row.ColleagueId).SingleAsync());
}
