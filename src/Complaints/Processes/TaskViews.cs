using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Processes;

/// <summary>A task as the API answers it and the pages draw it. Whoever wants to complete it needs to know nothing else.</summary>
/// <param name="State">open, done, or withdrawn by its process.</param>
/// <param name="Stage">The stage it records; null for work beside the stages.</param>
/// <param name="Clock">Which time counts for its deadline.</param>
/// <param name="Allowed">The time allowed for it from its opening, as an ISO 8601 duration.</param>
/// <param name="Candidates">User names of the only ones who may do it; empty when the role is enough.</param>
public sealed record TaskView(
    string Id, string Name, string Ticket, string Store, string? Stage, string Role, string Title, string State, int Version, DateTime OpenedAt,
    DateTime? DueAt, string Clock, string? Allowed, DateTime? EscalatesAt, string? EscalatesTo, Guid? Approval,
    Guid? ClaimedById, string? ClaimedBy, DateTime? ClaimedAt, IReadOnlyList<string> Candidates,
    bool MoodRequired, IReadOnlyList<string> Outcomes, IReadOnlyList<FieldView> Fields, DateTime? ClosedAt, string? ClosedBy, string? Outcome)
{
    /// <summary>As the form of its process may say; the role as it has risen meanwhile.</summary>
    internal static TaskView Of(WorkItem item, Ticket ticket, IReadOnlyList<string> defects)
    {
        var form = item.Form;
        return new TaskView(
            item.Id, item.Name, ticket.Number, item.StoreCode, item.Stage, item.Role.Word(), form.Title.Shown,
            item.ClosedAt is null ? "open" : item.ClosedBy is null ? "withdrawn" : "done", item.Version, item.OpenedAt,
            item.DueAt, form.Clock.Word(), item.Allowed is { } allowed ? System.Xml.XmlConvert.ToString(allowed) : null,
            item.EscalatesAt, item.EscalatedAt is null ? form.Escalation?.To.Word() : null, item.ApprovalId,
            item.ClaimedById, item.ClaimedBy, item.ClaimedAt, item.Candidates is null ? [] : form.Candidates ?? [],
            form.MoodRequired, form.Outcomes,
            [.. form.Fields.Select(field => new FieldView(
                field.Name, field.Shown, field.Type.Word(), field.Required || field.RequiredFor is { Count: > 0 }, Options(field, ticket.DefectCode, defects),
                field.RequiredFor ?? [], field.UnlessGiven, field.NotPast, field.Multiline))],
            item.ClosedAt, item.ClosedBy, item.Outcome);
    }

    /// <summary>The list a choice is made from. The defect named at the opening comes first, because it usually stays.</summary>
    public static IReadOnlyList<string>? Options(TaskField field, string? defect, IReadOnlyList<string> defects) =>
        field.OptionsFrom == "defects" ? [.. defects.OrderByDescending(code => code == defect)] : field.Options;

    /// <summary>Whether this person, and nobody else, sees to it.</summary>
    public bool IsWith(Actor actor) => ClaimedById == actor.PersonId;
}

/// <param name="Required">Has to be answered, at least for some outcomes; a bool has to be answered with true. Who answers all of these is never refused.</param>
/// <param name="RequiredFor">Only these outcomes ask for it; empty when all do.</param>
/// <param name="UnlessGiven">May stay empty when compensation is given.</param>
public sealed record FieldView(
    string Name, string Label, string Type, bool Required, IReadOnlyList<string>? Options, IReadOnlyList<string> RequiredFor, bool UnlessGiven, bool NotPast, bool Multiline);

public sealed class TaskViews(ReferenceLists lists)
{
    public async Task<TaskView> Of(TaskAtHand task, CancellationToken cancellation) => TaskView.Of(task.Item, task.Ticket, await Defects(cancellation));

    public async Task<IReadOnlyList<string>> Defects(CancellationToken cancellation) => [.. (await lists.Get(cancellation)).Defects.Select(defect => defect.Code)];
}
