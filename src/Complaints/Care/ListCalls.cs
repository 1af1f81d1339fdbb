using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>Whom to ring up today: follow-ups of my stores that are due by the end of the day, and calls that processes ask for, the latest first; those of stores that are closed come last.</summary>
[May(Role.Floor)]
public sealed record ListCalls(string? Store = null) : IQuery<CallList>;

public sealed record CallList(int Late, IReadOnlyList<CallRow> Items);

/// <param name="Ticket">Null for a call that is about no ticket: it is recorded as a task.</param>
/// <param name="Version">The ticket's, or that of the task, to record a try with.</param>
/// <param name="Why">Why they are called, where there is no ticket that tells it.</param>
/// <param name="Say">The script of the process; null where the coach card of the stage is it.</param>
/// <param name="OneTap">A try in vain can be recorded without asking for anything else.</param>
/// <param name="Way">How to reach them this time, as the process proposes it: call, message or mail.</param>
/// <param name="NotBefore">When the store opens next, by its own clock: until then nobody is rung up, and no call is late. Null while it is open.</param>
/// <param name="Store">Where it belongs; the hours of <paramref name="Tries"/> are those of its clock.</param>
public sealed record CallRow(
    string Task, string? Ticket, int Version, string Stage, string Store, string? Customer, string? Phone, string? Language, DateTime DueAt, bool Late, string? Defect, string? Style,
    string? Words, string? RemedyWanted, IReadOnlyList<PromiseView> Promises, IReadOnlyList<CallTry> Tries, CallAdvice Advice, bool OneTap, Guid? ClaimedById, string? ClaimedBy,
    DateTime? ClaimedAt, Guid? CustomerId = null, string? Why = null, IReadOnlyList<string>? Say = null, string Way = ListCallsHandler.Call,
    string? Salutation = null, DateTimeOffset? NotBefore = null);

/// <param name="At">On the store's clock.</param>
/// <param name="Contact">How it was tried: call, message, mail or visit.</param>
public sealed record CallTry(DateTime At, DayPart Part, string? Contact, string? By);

public sealed class ListCallsHandler(ComplaintsDb db, TaskViews views, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ListCalls, Answer<CallList>>
{
    public const string Stage = "followUp";
    public const string NoReply = "noReply";
    public const string Call = "call";
    private const string Way = "contact";
    private const int Most = 100;

    public async Task<Answer<CallList>> Handle(ListCalls request, CancellationToken cancellationToken)
    {
        var (actor, now) = (scope.Actor, clock.Now());
        var (mine, key, soon) = (TaskQueries.Roles(actor), TaskQueries.CandidateKey(actor), now.AddDays(2));
        var found = await (
            from item in db.WorkItems.AsNoTracking()
            join ticket in db.Tickets.SeenBy(actor) on item.TicketId equals (Guid?)ticket.Id
            where item.ClosedAt == null && item.Stage == Stage && item.DueAt < soon && ticket.Status == TicketStatus.Open && ticket.Stage == Stage
                && mine.Contains(item.Role) && (item.Candidates == null || item.Candidates.Contains(key)) && (request.Store == null || ticket.StoreCode == request.Store)
            orderby item.DueAt
            select new { item, ticket.Id, ticket.Number, ticket.Version, ticket.StoreCode, ticket.Customer, ticket.DefectCode, ticket.Item.Style, ticket.Description, ticket.RemedyWanted })
            .Take(Most).ToListAsync(cancellationToken);
        var ids = found.Select(row => row.Id).ToList();
        var visits = await db.StageVisits.AsNoTracking().Where(visit => ids.Contains(visit.TicketId) && visit.Stage == Stage && visit.Outcome == NoReply && visit.CompletedAt != null)
            .OrderBy(visit => visit.Order).Select(visit => new { visit.TicketId, At = visit.CompletedAt!.Value, visit.Fields, visit.By }).ToListAsync(cancellationToken);
        var promises = await db.Promises.AsNoTracking().Where(promise => ids.Contains(promise.TicketId)).Standing().ToListAsync(cancellationToken);

        var calls = new List<CallRow>();
        foreach (var row in found)
        {
            var calendar = await hours.Of(row.StoreCode, cancellationToken);
            if (calendar.DayOf(row.item.DueAt!.Value) > calendar.DayOf(now))
            {
                continue;
            }

            var opening = calendar.OpensAt(now);
            var tries = visits.Where(visit => visit.TicketId == row.Id).ToList();
            calls.Add(new CallRow(
                row.item.Id, row.Number, row.Version, Stage, row.StoreCode, row.Customer?.Name, row.Customer?.Phone, row.Customer?.Language, row.item.DueAt.Value, opening is null && row.item.DueAt < now,
                row.DefectCode, row.Style, row.Description, row.RemedyWanted,
                [.. promises.Where(promise => promise.TicketId == row.Id).Select(promise => PromiseView.Of(promise, row.Number, row.Customer?.Name, actor, now))],
                [.. tries.Select(visit => new CallTry(calendar.Local(visit.At), CallTimes.PartOf(calendar.Local(visit.At)), JsonNode.Parse(visit.Fields)![Way]?.ToString(), visit.By))],
                CallTimes.Suggest(calendar, [.. tries.Select(visit => visit.At)], now), TakesOneTap(row.item.Form), row.item.ClaimedById, row.item.ClaimedBy, row.item.ClaimedAt, Way: WayOf(row.item.Form), Salutation: row.Customer?.Salutation, NotBefore: opening));
        }

        calls.AddRange(await OfProcesses(request.Store, now, cancellationToken));
        return new CallList(calls.Count(call => call.Late), [.. calls.OrderBy(call => call.NotBefore is not null).ThenBy(call => call.DueAt).ThenBy(call => call.Task, StringComparer.Ordinal)]);
    }

    /// <summary>Calls about no ticket stand on the list from the moment at which their process asks for them.</summary>
    private async Task<List<CallRow>> OfProcesses(string? store, DateTime now, CancellationToken cancellation)
    {
        var (mine, key) = (TaskQueries.Roles(scope.Actor), TaskQueries.CandidateKey(scope.Actor));
        var items = await db.TasksSeenBy(scope.Actor)
            .Where(row => row.Item.TicketId == null && row.Item.ClosedAt == null && row.Item.Contact == Call && mine.Contains(row.Item.Role)
                && (row.Item.Candidates == null || row.Item.Candidates.Contains(key)) && (store == null || row.Item.StoreCode == store))
            .OrderBy(row => row.Item.DueAt == null).ThenBy(row => row.Item.DueAt).ThenBy(row => row.Item.Id).Take(Most).Select(row => row.Item).ToListAsync(cancellation);
        var instances = items.Select(item => item.InstanceId).ToList();
        var tries = await db.WorkItems.AsNoTracking().Where(item => instances.Contains(item.InstanceId) && item.Contact == Call && item.Outcome == NoReply && item.ClosedAt != null)
            .OrderBy(item => item.ClosedAt).ThenBy(item => item.Id).Select(item => new { item.InstanceId, At = item.ClosedAt!.Value, item.ClosedBy }).ToListAsync(cancellation);
        var customers = await views.Customers(items, cancellation);
        var calls = new List<CallRow>();
        foreach (var item in items)
        {
            var (calendar, customer, tried) = (await hours.Of(item.StoreCode, cancellation), customers.GetValueOrDefault(item.CustomerId ?? Guid.Empty), tries.Where(entry => entry.InstanceId == item.InstanceId).ToList());
            var (view, opening) = (TaskView.Of(item, null, [], customer), calendar.OpensAt(now));
            calls.Add(new CallRow(
                item.Id, null, item.Version, "", item.StoreCode, customer?.Name, customer?.Phone, customer?.Language, item.DueAt ?? item.OpenedAt, opening is null && item.DueAt < now, null, null, null, null, [],
                [.. tried.Select(entry => new CallTry(calendar.Local(entry.At), CallTimes.PartOf(calendar.Local(entry.At)), Call, entry.ClosedBy))],
                CallTimes.Suggest(calendar, [.. tried.Select(entry => entry.At)], now), TakesOneTap(item), item.ClaimedById, item.ClaimedBy, item.ClaimedAt, customer?.Id, view.Title, view.Script, Salutation: customer?.Salutation, NotBefore: opening));
        }

        return calls;
    }

    private static bool TakesOneTap(WorkItem item) =>
        item.Form.Outcomes.Contains(NoReply) && !item.Form.MoodRequired && item.Form.Fields.All(field => !field.Required && field.RequiredFor?.Contains(NoReply) != true);

    /// <summary>A process of the chain's own may ask for more than that nobody answered.</summary>
    private static bool TakesOneTap(TaskForm form) =>
        form.Outcomes.Contains(NoReply) && !form.MoodRequired
        && form.Fields.All(field => field.Name == Way ? field.Options is { Count: > 0 } : !field.Required && field.RequiredFor?.Contains(NoReply) != true)
        && form.Fields.Any(field => field.Name == Way);

    /// <summary>The way that the process names first is the one it proposes.</summary>
    private static string WayOf(TaskForm form) => form.Fields.FirstOrDefault(field => field.Name == Way)?.Options?[0] ?? Call;

    /// <summary>What a try in vain is recorded with.</summary>
    public static IReadOnlyDictionary<string, JsonElement> By(string way) => new Dictionary<string, JsonElement> { [Way] = JsonSerializer.SerializeToElement(way) };
}
