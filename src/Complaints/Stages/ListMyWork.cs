using System.Text.Json;
using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>What I can do now: open tasks of my stores, by due time; what would reach a customer of a store that is closed comes last. Decisions on compensation have a list of their own.</summary>
/// <param name="Own">Leave out the floor's work that I have not taken: what a supervisor has to do alone.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListMyWork(int Most = 100, bool Own = false) : IQuery<MyWork>;

/// <param name="Total">How many there are, also beyond those listed.</param>
public sealed record MyWork(int Total, int Late, IReadOnlyList<WorkRow> Items);

/// <param name="Ticket">Null for work that is about no ticket.</param>
/// <param name="OpenedAt">Of the ticket; of the task where there is none.</param>
/// <param name="Contact">How a customer is reached for it: call, message or mail.</param>
/// <param name="Urgent">Somebody stands at the counter and waits, or is in danger.</param>
/// <param name="NotBefore">When the store opens next, by its own clock, for what would reach a customer; null for everything else, and while the store is open.</param>
/// <param name="Kind">What the ticket is, one of <see cref="Choices.Kinds"/>; null where there is none.</param>
public sealed record WorkRow(
    string Task, string? Ticket, string? Stage, string Title, DateTime? DueAt, DateTime OpenedAt, string Store, string? Customer, string? Style, string? Defect, int? Mood,
    bool AwaitsApproval, string? PausedFor, Guid? ClaimedById, string? ClaimedBy, DateTime? ClaimedAt, bool Urgent, string? Contact = null, string? Kind = null, DateTimeOffset? NotBefore = null);

public sealed class ListMyWorkHandler(ComplaintsDb db, TaskViews views, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ListMyWork, Answer<MyWork>>
{
    public async Task<Answer<MyWork>> Handle(ListMyWork request, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        var mine = TaskQueries.Roles(actor);
        var key = TaskQueries.CandidateKey(actor);
        var now = clock.Now();
        var work =
            from row in db.TasksSeenBy(actor)
            let item = row.Item
            where item.ClosedAt == null && (item.ApprovalId == null || !item.Name.StartsWith(WellKnown.DecisionTasks)) && mine.Contains(item.Role)
                && (item.Candidates == null || item.Candidates.Contains(key))
                && (!request.Own || item.ClaimedById == actor.PersonId || item.Role != Role.Floor)
            select row;
        // Somebody stands at the counter and waits: that goes before what is only late.
        var rows = await work.OrderByDescending(row => row.Item.Name == WellKnown.CallTask || row.Item.Name.StartsWith(WellKnown.SafetyTasks)).ThenBy(row => row.Item.DueAt == null).ThenBy(row => row.Item.DueAt).ThenBy(row => row.Item.Id).Take(request.Most)
            .Select(row => new
            {
                row.Item.Id, FormJson = row.Item.Stage == null ? row.Item.FormJson : null, row.Item.ClaimedById, row.Item.ClaimedBy, row.Item.ClaimedAt, PausedFor = (string?)row.Ticket!.PausedFor, row.Item.CustomerId, row.Item.Contact,
                Number = (string?)row.Ticket!.Number, row.Item.Stage, row.Item.DueAt, OpenedAt = (DateTime?)row.Ticket!.OpenedAt, TaskAt = row.Item.OpenedAt, row.Item.StoreCode, row.Ticket!.Customer!.Name,
                row.Ticket!.Item.Style, row.Ticket!.DefectCode, Mood = (int?)row.Ticket!.Mood, Status = (TicketStatus?)row.Ticket!.Status, Kind = (string?)row.Ticket!.Kind,
                Urgent = row.Item.Name == WellKnown.CallTask || row.Item.Name.StartsWith(WellKnown.SafetyTasks),
            })
            .ToListAsync(cancellationToken);
        var customers = await views.Customers(rows.Select(row => row.CustomerId).OfType<Guid>(), cancellationToken);
        var closed = await hours.Closed(now, cancellationToken);
        List<string> resting = [.. closed.Keys];
        var late = work.Where(row => row.Item.DueAt < now && (row.Ticket == null || row.Ticket.Status != TicketStatus.AwaitingApproval)
            && !(resting.Contains(row.Item.StoreCode) && (row.Item.Contact != null || row.Item.Stage == ListCallsHandler.Stage)));
        return new MyWork(
            await work.CountAsync(cancellationToken), await late.CountAsync(cancellationToken),
            [.. rows.Select(row => new WorkRow(
                row.Id, row.Number, row.Stage, TitleOf(row.FormJson), row.DueAt, row.OpenedAt ?? row.TaskAt, row.StoreCode, row.Name ?? customers.GetValueOrDefault(row.CustomerId ?? Guid.Empty)?.Name, row.Style, row.DefectCode, row.Mood,
                row.Stage is not null && row.Status == TicketStatus.AwaitingApproval, row.PausedFor, row.ClaimedById, row.ClaimedBy, row.ClaimedAt, row.Urgent, row.Contact, row.Kind,
                row.Contact is null && row.Stage != ListCallsHandler.Stage ? null : closed.GetValueOrDefault(row.StoreCode))).OrderBy(row => row is { Urgent: false, NotBefore: not null })]);
    }

    /// <summary>A stage is known by its name; what stands beside the stages says itself what it is called.</summary>
    private static string TitleOf(string? form) =>
        form is null ? "" : JsonSerializer.Deserialize<TaskForm>(form, Json.Options)!.Title.Shown;
}
