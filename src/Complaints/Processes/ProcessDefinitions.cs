using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>
/// The processes this program runs, read and checked once at start, then shared. A running instance keeps the content it
/// began with: older contents come back from the database by their hash.
/// </summary>
public sealed class ProcessDefinitions
{
    private readonly Dictionary<string, WorkflowDefinition> current = [];
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byHash = [];

    private ProcessDefinitions(IEnumerable<WorkflowDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            current[definition.Id] = definition;
            byHash[definition.Hash] = definition;
        }
    }

    public IReadOnlyCollection<WorkflowDefinition> Current => current.Values;

    /// <summary>Reads every *.json of a folder.</summary>
    /// <returns>The definitions, or every problem of every file: "file: path: sentence".</returns>
    public static (ProcessDefinitions? Definitions, IReadOnlyList<string> Problems) Load(string folder)
    {
        var problems = new List<string>();
        var definitions = new Dictionary<string, (string File, WorkflowDefinition Definition)>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            problems.Add($"{folder}: there is no process definition (*.json) in this folder.");
        }

        foreach (var path in files)
        {
            var file = Path.GetFileName(path);
            var reading = DefinitionReader.Read(File.ReadAllText(path));
            problems.AddRange(reading.Problems.Select(problem => $"{file}: {problem.Path}: {problem.Sentence}"));
            if (reading.Definition is not { } definition)
            {
                continue;
            }

            problems.AddRange(TaskProblems(definition).Select(problem => $"{file}: {problem}"));

            if (definitions.TryGetValue(definition.Id, out var other))
            {
                problems.Add($"{file}: $.definitionId: '{definition.Id}' is already defined in {other.File}.");
            }

            definitions[definition.Id] = (file, definition);
        }

        foreach (var needed in new[] { WellKnown.Resolution, WellKnown.Approval }.Where(needed => files.Count > 0 && !definitions.ContainsKey(needed)))
        {
            problems.Add($"{folder}: the process '{needed}' is missing.");
        }

        return problems.Count > 0 ? (null, problems) : (new ProcessDefinitions(definitions.Values.Select(entry => entry.Definition)), []);
    }

    public WorkflowDefinition Get(string definitionId) => current[definitionId];

    /// <summary>
    /// The stages of the resolution process, in the order of its file. A stage's task is named "complaint.STAGE", because a
    /// payload that is a script says its stage only when it runs.
    /// </summary>
    public IReadOnlyList<string> Stages() => stages ??=
        [.. Tasks(Get(WellKnown.Resolution)).Select(task => task.StaticInput("taskName")?.ToString() ?? "")
            .Where(name => name.StartsWith(StagePrefix, StringComparison.Ordinal)).Select(name => name[StagePrefix.Length..]).Distinct()];

    /// <summary>Tasks of a flowchart that no way from its start leads to.</summary>
    private static IEnumerable<Activity> Stranded(Activity flowchart)
    {
        var start = flowchart.Children.FirstOrDefault(child => child.Type == "Elsa.Start");
        if (start is null)
        {
            return [];
        }

        var reached = new HashSet<string> { start.Id };
        var ahead = new Queue<string>(reached);
        while (ahead.TryDequeue(out var from))
        {
            foreach (var next in flowchart.Connections.Where(arrow => arrow.Source == from && reached.Add(arrow.Target)))
            {
                ahead.Enqueue(next.Target);
            }
        }

        return flowchart.Children.Where(child => child.Type == "Elsa.RunTask" && !reached.Contains(child.Id));
    }

    private IReadOnlyList<string>? stages;

    private const string StagePrefix = "complaint.";

    private static IEnumerable<Activity> Tasks(WorkflowDefinition definition) => definition.AllActivities().Where(activity => activity.Type == "Elsa.RunTask");

    /// <summary>What the engine cannot know: whether a task's payload is a form this program can show.</summary>
    /// <param name="isForm">Which payloads are meant to be one; null: all.</param>
    public static IEnumerable<string> TaskProblems(WorkflowDefinition definition, Func<JsonObject, bool>? isForm = null)
    {
        foreach (var stranded in Stranded(definition.Root))
        {
            yield return $"{stranded.Path}: No arrow leads to '{stranded.Id}', so its task would never be opened.";
        }

        foreach (var task in Tasks(definition))
        {
            if (task.StaticInput("payload") is not JsonObject payload || isForm?.Invoke(payload) == false)
            {
                continue;
            }

            foreach (var problem in TaskForm.Read(payload).Problems)
            {
                yield return $"{task.Path}.payload.{problem}";
            }

            if (payload["stage"]?.ToString() is { } stage && task.StaticInput("taskName")?.ToString() is { } name && name != StagePrefix + stage)
            {
                yield return $"{task.Path}.taskName: A task of stage '{stage}' is named '{StagePrefix + stage}', not '{name}'.";
            }
        }
    }

    /// <summary>The content an instance runs on.</summary>
    public async Task<WorkflowDefinition> Of(ProcessInstance instance, ComplaintsDb db, CancellationToken cancellation)
    {
        if (byHash.TryGetValue(instance.DefinitionHash, out var known))
        {
            return known;
        }

        var kept = await db.DefinitionVersions.AsNoTracking().FirstAsync(version => version.Hash == instance.DefinitionHash, cancellation);
        return byHash.GetOrAdd(kept.Hash, _ => DefinitionReader.Read(kept.Json).Definition!);
    }

    /// <summary>Keeps the present contents for as long as instances run on them.</summary>
    public async Task Keep(ComplaintsDb db, DateTime now)
    {
        foreach (var definition in current.Values)
        {
            if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == definition.Hash))
            {
                db.Add(new DefinitionVersion(definition.Hash, definition.Id, definition.ToJson(), now));
            }
        }
    }
}

/// <summary>Processes the program itself starts, by the id in their definition.</summary>
public static class WellKnown
{
    public const string Resolution = "complaint-resolution";
    public const string Approval = "compensation-approval";

    /// <summary>How the tasks that decide on compensation are named at least at the beginning.</summary>
    public const string DecisionTasks = "compensation.decide";

    /// <summary>The event that the resolution process waits for beside its stages.</summary>
    public const string WithdrawnEvent = "ticketWithdrawn";
}
