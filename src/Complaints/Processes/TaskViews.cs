using Complaints.Access;
using Complaints.Customers;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Processes;

/// <summary>A task as the API answers it and the pages draw it. Whoever wants to complete it needs to know nothing else.</summary>
/// <param name="Ticket">Null for work that is about no ticket.</param>
/// <param name="Store">Empty for work of the whole chain.</param>
/// <param name="State">open, done, or withdrawn by its process.</param>
/// <param name="Stage">The stage it records; null for work beside the stages.</param>
/// <param name="Clock">Which time counts for its deadline.</param>
/// <param name="Allowed">The time allowed for it from its opening, as an ISO 8601 duration.</param>
/// <param name="Customer">Whom it is about, when it is about no ticket.</param>
/// <param name="Contact">How they are reached for it: call, message or mail.</param>
/// <param name="Script">What to say, a line each, with the customer's name.</param>
/// <param name="NotBefore">When the store opens next, by its own clock: until then nobody is to be reached for it, though it may be answered. Null while the store is open, and for work that reaches nobody.</param>
/// <param name="Candidates">User names of the only ones who may do it; empty when the role is enough.</param>
public sealed record TaskView(
    string Id, string Name, string? Ticket, string Store, string? Stage, string Role, string Title, string State, int Version, DateTime OpenedAt,
    DateTime? DueAt, string Clock, string? Allowed, DateTime? EscalatesAt, string? EscalatesTo, Guid? Approval,
    Guid? ClaimedById, string? ClaimedBy, DateTime? ClaimedAt, IReadOnlyList<string> Candidates,
    bool MoodRequired, IReadOnlyList<string> Outcomes, IReadOnlyList<FieldView> Fields, DateTime? ClosedAt, string? ClosedBy, string? Outcome,
    TaskCustomer? Customer = null, string? Contact = null, IReadOnlyList<string>? Script = null, string? Process = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>As the form of its process may say; the role as it has risen meanwhile.</summary>
    internal static TaskView Of(WorkItem item, Ticket? ticket, IReadOnlyList<string> defects, TaskCustomer? customer = null)
    {
        var form = item.Form;
        return new TaskView(
            item.Id, item.Name, ticket?.Number, item.StoreCode, item.Stage, item.Role.Word(), form.Title.Shown,
            item.ClosedAt is null ? "open" : item.ClosedBy is null ? "withdrawn" : "done", item.Version, item.OpenedAt,
            item.DueAt, form.Clock.Word(), item.Allowed is { } allowed ? System.Xml.XmlConvert.ToString(allowed) : null,
            item.EscalatesAt, item.EscalatedAt is null ? form.Escalation?.To.Word() : null, item.ApprovalId,
            item.ClaimedById, item.ClaimedBy, item.ClaimedAt, item.Candidates is null ? [] : form.Candidates ?? [],
            form.MoodRequired, form.Outcomes,
            [.. form.Fields.Select(field => new FieldView(
                field.Name, field.Shown, field.Type.Word(), field.Required || field.RequiredFor is { Count: > 0 }, Options(field, ticket?.DefectCode, defects),
                field.RequiredFor ?? [], field.UnlessGiven, field.NotPast, field.Multiline, field.RequiredWith))],
            item.ClosedAt, item.ClosedBy, item.Outcome, customer, item.Contact, Say(form, customer is null ? SpokenName.Of(ticket?.Customer) : new SpokenName(customer.Name, customer.Salutation)), item.InstanceId);
    }

    /// <summary>The lines of the script in the reader's language, with the customer's name as in coach cards.</summary>
    internal static IReadOnlyList<string> Say(TaskForm form, SpokenName? name) =>
        [.. (form.Script?.Shown ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => SpokenLine.With(line, name?.Here))];

    /// <summary>The list a choice is made from. The defect named at the opening comes first, because it usually stays.</summary>
    public static IReadOnlyList<string>? Options(TaskField field, string? defect, IReadOnlyList<string> defects) =>
        field.OptionsFrom == "defects" ? [.. defects.OrderByDescending(code => code == defect)] : field.Options;

    /// <summary>Whether this person, and nobody else, sees to it.</summary>
    public bool IsWith(Actor actor) => ClaimedById == actor.PersonId;
}

/// <summary>The customer a task is about.</summary>
public sealed record TaskCustomer(Guid Id, string? Name, string? Phone, string? Email, string? Language, string? Salutation = null);

/// <param name="Required">Has to be answered, at least for some outcomes; a bool has to be answered with true. Who answers all of these is never refused.</param>
/// <param name="RequiredFor">Only these outcomes ask for it; empty when all do.</param>
/// <param name="UnlessGiven">May stay empty when compensation is given.</param>
/// <param name="RequiredWith">Has to be answered as well by whoever answers this other field; null when none asks for it.</param>
public sealed record FieldView(
    string Name, string Label, string Type, bool Required, IReadOnlyList<string>? Options, IReadOnlyList<string> RequiredFor, bool UnlessGiven, bool NotPast, bool Multiline,
    string? RequiredWith = null)
{
    /// <summary>Whether one of these answers asks for it.</summary>
    public bool IsAskedForBy(IReadOnlyDictionary<string, object?> answers) => RequiredWith is { } other && answers.GetValueOrDefault(other) is not (null or false or "");
}

public sealed class TaskViews(ReferenceLists lists, CustomerDesk desk, StoreHours hours, TimeProvider clock)
{
    public async Task<TaskView> Of(TaskAtHand task, CancellationToken cancellation) => TaskView.Of(
        task.Item, task.Ticket, await Defects(cancellation), (await Customers([task.Item], cancellation)).GetValueOrDefault(task.Item.CustomerId ?? Guid.Empty)) with { NotBefore = await NotBefore(task.Item, cancellation) };

    /// <summary>See <see cref="TaskView.NotBefore"/>.</summary>
    public async ValueTask<DateTimeOffset?> NotBefore(WorkItem item, CancellationToken cancellation) =>
        item is { ClosedAt: null, Contact: not null } ? (await hours.Of(item.StoreCode, cancellation)).OpensAt(clock.Now()) : null;

    /// <returns>By the id that the tasks know: of one who was merged it is the one who was kept.</returns>
    public Task<IReadOnlyDictionary<Guid, TaskCustomer>> Customers(IEnumerable<WorkItem> items, CancellationToken cancellation) => Customers(items.Select(item => item.CustomerId).OfType<Guid>(), cancellation);

    public async Task<IReadOnlyDictionary<Guid, TaskCustomer>> Customers(IEnumerable<Guid> ids, CancellationToken cancellation) =>
        (await desk.Roots([.. ids], cancellation))
            .ToDictionary(pair => pair.Key, pair => new TaskCustomer(pair.Value.Id, pair.Value.Name, pair.Value.Phone, pair.Value.Email, pair.Value.Language, pair.Value.Salutation));

    public async Task<IReadOnlyList<string>> Defects(CancellationToken cancellation) => [.. (await lists.Get(cancellation)).Defects.Select(defect => defect.Code)];
}
