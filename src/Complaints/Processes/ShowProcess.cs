using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One process with all that is known of it.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record ShowProcess(string Id) : IQuery<ProcessView>;

/// <param name="Version">Counts its steps; to be sent back with a change.</param>
/// <param name="DefinitionVersion">The number of the content it runs on.</param>
/// <param name="Versions">All contents of its definition, newest first.</param>
/// <param name="Children">The ids of the processes it started.</param>
/// <param name="Ticket">Null for one that is about no ticket.</param>
/// <param name="Store">Empty for one of the whole chain.</param>
/// <param name="Title">What its definition calls itself, as the reader says it.</param>
/// <param name="Customer">Whom it is about, when it is about no ticket.</param>
/// <param name="LeadsTicket">Whether its ticket ends with it.</param>
/// <param name="Input">What it was started with.</param>
/// <param name="Containers">Of those that are at work.</param>
/// <param name="Inside">The charts inside its activities.</param>
public sealed record ProcessView(
    string Id, int Version, string Definition, string DefinitionHash, int DefinitionVersion, string? Name, string Status, string? Ticket, string Store,
    DateTime CreatedAt, DateTime UpdatedAt, string? Parent, IReadOnlyList<string> Children, JsonObject Variables, JsonObject Output,
    IReadOnlyList<WaitView> Waits, IReadOnlyList<IncidentView> Incidents, IReadOnlyList<JournalView> Journal, ProcessDrawing Drawing, IReadOnlyList<VersionView> Versions,
    bool LeadsTicket, string Title, Guid? Customer, string? CustomerName, JsonObject Input, IReadOnlyList<ContainerVariables> Containers, IReadOnlyList<InnerDrawing> Inside);

/// <summary>What a chart or a loop inside the process remembers while it is at work.</summary>
public sealed record ContainerVariables(string Activity, JsonObject Variables);

/// <param name="Kind">task, timer, event or process.</param>
/// <param name="What">A task's title, an event's name, the process that is waited for.</param>
/// <param name="Id">The task or the process, to look at.</param>
public sealed record WaitView(string Kind, string Activity, string What, DateTime? DueAt, string Id, string? Role, string? ClaimedBy);

/// <param name="SettledAt">When it was tried again or ended with its process; null while it is open.</param>
public sealed record IncidentView(string Id, string Activity, string Type, string Sentence, string? Details, DateTime At, DateTime? SettledAt, string? SettledBy);

/// <param name="Data">Depends on the kind; see the engine's README.</param>
public sealed record JournalView(int Sequence, DateTime At, string Kind, string Activity, string Type, JsonNode? Data, string By)
{
    /// <summary>What failed, in the reader's language; null in entries of other kinds. What was written before it could be said otherwise stays English.</summary>
    internal string? Failure => Kind == JournalKind.Faulted ? Say("sentence") : null;

    /// <summary>Why it was ended, said likewise; null where nobody gave a reason.</summary>
    internal string? Reason => Kind == JournalKind.Ended ? Say("reason") : null;

    private string? Say(string what) => Data?[what]?.ToString() is { } english ? Sentence.Of(Remark.FromJson(Data["said"], english)).ToString() : null;
}

/// <param name="Running">How many instances run on it or have failed on it.</param>
/// <param name="IsCurrent">Whether new instances get it.</param>
/// <param name="CanStart">False for one that is only kept to be looked at.</param>
public sealed record VersionView(string Definition, string Hash, int Number, DateTime PublishedAt, string PublishedBy, int Running, bool IsCurrent, string Title, bool CanStart);

public sealed class ShowProcessHandler(ComplaintsDb db, ProcessDefinitions definitions, VersionList versions, CustomerDesk desk, RequestScope scope) : IRequestHandler<ShowProcess, Answer<ProcessView>>
{
    // What the engine takes from outside it writes down as deep as it is.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = Json.Options.MaxDepth };

    public async Task<Answer<ProcessView>> Handle(ShowProcess request, CancellationToken cancellationToken)
    {
        var row = await db.ProcessInstances.AsNoTracking().FirstOrDefaultAsync(instance => instance.Id == request.Id, cancellationToken);
        if (row is null && await ArchiveOf(request.Id, cancellationToken) is { } file)
        {
            return Refused.NotFound("id", $"This process ended long ago. It is archived in {file}, which an administrator can fetch.");
        }

        var number = row?.TicketId is null
            ? null
            : await db.Tickets.AsNoTracking().SeenBy(scope.Actor).Where(ticket => ticket.Id == row.TicketId).Select(ticket => ticket.Number).FirstOrDefaultAsync(cancellationToken);
        if (row is null || (number is null && (row.TicketId is not null || !scope.Actor.Sees(row.StoreCode))))
        {
            return Refused.NotFound("id", "There is no such process.");
        }

        var state = WorkflowInstance.FromJson(row.State);
        var definition = await definitions.Of(row, db, cancellationToken);
        var known = await versions.Of(row.DefinitionId, cancellationToken);
        var tasks = await db.WorkItems.AsNoTracking().Where(item => item.InstanceId == row.Id && item.ClosedAt == null).ToDictionaryAsync(item => item.Id, cancellationToken);
        var timers = await db.ProcessTimers.AsNoTracking().Where(timer => timer.InstanceId == row.Id).ToDictionaryAsync(timer => timer.Id, timer => timer.DueAt, cancellationToken);
        var incidents = await db.ProcessIncidents.AsNoTracking().Where(incident => incident.InstanceId == row.Id).OrderBy(incident => incident.At).ToListAsync(cancellationToken);
        var entries = await db.Journal.AsNoTracking().Where(entry => entry.InstanceId == row.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var journal = entries.Select(View).ToList();
        var children = await db.ProcessInstances.Where(child => child.ParentId == row.Id).OrderBy(child => child.CreatedAt).Select(child => child.Id).ToListAsync(cancellationToken);
        var customer = row.CustomerId is { } id ? (await desk.Roots([id], cancellationToken)).GetValueOrDefault(id) : null;
        return new ProcessView(
            row.Id, row.Version, row.DefinitionId, row.DefinitionHash, known.First(version => version.Hash == row.DefinitionHash).Number, row.Name, row.Status.Word(), number, row.StoreCode,
            row.CreatedAt, row.UpdatedAt, row.ParentId, children, state.GetVariables(), state.GetOutput(),
            [.. state.Waits.Select(wait => View(wait, tasks, timers))],
            [.. incidents.Select(incident => View(incident, journal))],
            journal, ProcessDrawing.Of(definition, state, journal), known, row.LeadsTicket, ProcessWords.Name(definition), customer?.Id, customer?.Name,
            state.GetInput(), [.. state.GetContainerVariables().Select(container => new ContainerVariables(container.ActivityId, container.Variables))],
            ProcessDrawing.Inside(definition, state, journal));
    }

    private Task<string?> ArchiveOf(string id, CancellationToken cancellation) => (
        from process in db.ArchivedProcesses
        join archive in db.ProcessArchives on process.ArchiveId equals archive.Id
        where process.InstanceId == id
        select archive.File).FirstOrDefaultAsync(cancellation);

    private static JournalView View(JournalRow entry) =>
        new(entry.Sequence, entry.At, entry.Kind, entry.ActivityId, entry.ActivityType, entry.Data is null ? null : JsonNode.Parse(entry.Data, documentOptions: Deep), entry.By);

    /// <summary>The row keeps the English sentence; what it was made of stands in the journal.</summary>
    private static IncidentView View(ProcessIncident incident, List<JournalView> journal) =>
        new(incident.Id, incident.ActivityId, incident.ActivityType,
            journal.Find(entry => entry.Kind == JournalKind.Faulted && entry.Data?["id"]?.ToString() == incident.Id)?.Failure ?? incident.Sentence, incident.Details, incident.At, incident.SettledAt, incident.SettledBy);

    private static WaitView View(Wait wait, Dictionary<string, WorkItem> tasks, Dictionary<string, DateTime?> timers) => wait switch
    {
        HumanTask task when tasks.TryGetValue(task.Id, out var item) => new WaitView(
            "task", task.ActivityId, item.Form.Title is { IsEmpty: false } title ? title.Shown : task.Name, item.DueAt, task.Id, item.Role.Word(), item.ClaimedBy),
        TimerWait timer => new WaitView("timer", timer.ActivityId, "", timers.GetValueOrDefault(timer.Id, timer.DueAt), timer.Id, null, null),
        EventWait waiting => new WaitView("event", waiting.ActivityId, waiting.EventName, null, waiting.Id, null, null),
        ChildWait child => new WaitView("process", child.ActivityId, child.DefinitionId, null, child.ChildId, null, null),
        _ => new WaitView("task", wait.ActivityId, wait.ActivityId, null, wait.Id, null, null),
    };
}
