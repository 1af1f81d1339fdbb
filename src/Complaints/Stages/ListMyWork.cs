using System.Text.Json;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>What I can do now: open tasks of my stores, by due time. Decisions on compensation have a list of their own.</summary>
/// <param name="Own">Leave out the floor's work that I have not taken: what a supervisor has to do alone.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListMyWork(int Most = 100, bool Own = false) : IQuery<MyWork>;

/// <param name="Total">How many there are, also beyond those listed.</param>
public sealed record MyWork(int Total, int Late, IReadOnlyList<WorkRow> Items);

/// <param name="Urgent">Somebody stands at the counter and waits, or is in danger.</param>
public sealed record WorkRow(
    string Task, string Ticket, string? Stage, string Title, DateTime? DueAt, DateTime OpenedAt, string Store, string? Customer, string? Style, string? Defect, int? Mood,
    bool AwaitsApproval, string? PausedFor, Guid? ClaimedById, string? ClaimedBy, DateTime? ClaimedAt, bool Urgent);

public sealed class ListMyWorkHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ListMyWork, Answer<MyWork>>
{
    public async Task<Answer<MyWork>> Handle(ListMyWork request, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        var mine = TaskQueries.Roles(actor);
        var key = TaskQueries.CandidateKey(actor);
        var now = clock.Now();
        var work =
            from item in db.WorkItems.AsNoTracking()
            join ticket in db.Tickets.SeenBy(actor) on item.TicketId equals ticket.Id
            where item.ClosedAt == null && (item.ApprovalId == null || !item.Name.StartsWith(WellKnown.DecisionTasks)) && mine.Contains(item.Role)
                && (item.Candidates == null || item.Candidates.Contains(key))
                && (!request.Own || item.ClaimedById == actor.PersonId || item.Role != Role.Floor)
            select new { item, ticket };
        // Somebody stands at the counter and waits: that goes before what is only late.
        var rows = await work.OrderByDescending(row => row.item.Name == WellKnown.CallTask || row.item.Name.StartsWith(WellKnown.SafetyTasks)).ThenBy(row => row.item.DueAt == null).ThenBy(row => row.item.DueAt).ThenBy(row => row.item.Id).Take(request.Most)
            .Select(row => new
            {
                row.item.Id, FormJson = row.item.Stage == null ? row.item.FormJson : null, row.item.ClaimedById, row.item.ClaimedBy, row.item.ClaimedAt, row.ticket.PausedFor,
                row.ticket.Number, row.item.Stage, row.item.DueAt, row.ticket.OpenedAt, row.ticket.StoreCode, row.ticket.Customer!.Name,
                row.ticket.Item.Style, row.ticket.DefectCode, row.ticket.Mood, row.ticket.Status,
                Urgent = row.item.Name == WellKnown.CallTask || row.item.Name.StartsWith(WellKnown.SafetyTasks),
            })
            .ToListAsync(cancellationToken);
        return new MyWork(
            await work.CountAsync(cancellationToken), await work.CountAsync(row => row.item.DueAt < now && row.ticket.Status == TicketStatus.Open, cancellationToken),
            [.. rows.Select(row => new WorkRow(
                row.Id, row.Number, row.Stage, TitleOf(row.FormJson), row.DueAt, row.OpenedAt, row.StoreCode, row.Name, row.Style, row.DefectCode, row.Mood,
                row.Stage is not null && row.Status == TicketStatus.AwaitingApproval, row.PausedFor, row.ClaimedById, row.ClaimedBy, row.ClaimedAt, row.Urgent))]);
    }

    /// <summary>A stage is known by its name; what stands beside the stages says itself what it is called.</summary>
    private static string TitleOf(string? form) =>
        form is null ? "" : JsonSerializer.Deserialize<TaskForm>(form, Json.Options)!.Title.Shown;
}
