using System.Text.Json.Nodes;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>What the engine cannot know of a definition: whether its tasks are forms that this program can show.</summary>
public static class ProcessForms
{
    private const string StagePrefix = "complaint.";

    /// <summary>
    /// The stages of a process, in the order of its file. A stage's task is named "complaint.STAGE", because a payload that
    /// is a script says its stage only when it runs.
    /// </summary>
    public static IReadOnlyList<string> Stages(WorkflowDefinition definition) =>
        [.. Tasks(definition).Select(task => task.StaticInput("taskName")?.ToString() ?? "")
            .Where(name => name.StartsWith(StagePrefix, StringComparison.Ordinal)).Select(name => name[StagePrefix.Length..]).Distinct()];

    /// <param name="isForm">Which payloads are meant to be one; null: all.</param>
    public static IEnumerable<DefinitionProblem> Problems(WorkflowDefinition definition, Func<JsonObject, bool>? isForm = null)
    {
        foreach (var tooLong in ProcessLimits.Problems(definition))
        {
            yield return tooLong;
        }

        foreach (var ending in Reopening.Problems(definition))
        {
            yield return ending;
        }

        foreach (var wordless in ProcessWords.Problems(definition))
        {
            yield return wordless;
        }

        foreach (var stranded in Stranded(definition).Where(task => isForm is null || IsMeantAsForm(task, isForm)))
        {
            yield return new DefinitionProblem(stranded.Path, NeverOpened(stranded));
        }

        if (definition.Id == WellKnown.Resolution && Stages(definition).Count == 0)
        {
            yield return new DefinitionProblem(definition.Root.Path, $"This process leads complaints from stage to stage, so it needs at least one task named {StagePrefix}STAGE.");
        }

        if (definition.Id == WellKnown.Approval && !Tasks(definition).Any(MayDecide))
        {
            yield return new DefinitionProblem(definition.Root.Path, $"This process asks for a decision on compensation, so it needs a task whose name begins with {WellKnown.DecisionTasks}. Without one a ticket would wait for ever.");
        }

        foreach (var task in Tasks(definition))
        {
            if (ProcessLimits.Check($"{task.Path}.taskName", task.StaticInput("taskName")?.ToString(), ProcessLimits.TaskName) is { } longName)
            {
                yield return longName;
            }

            if (task.StaticInput("payload") is not JsonObject payload || isForm?.Invoke(payload) == false)
            {
                continue;
            }

            foreach (var problem in TaskForm.Read(payload).Problems)
            {
                yield return problem with { Path = $"{task.Path}.payload.{problem.Path}" };
            }

            if (payload["stage"]?.ToString() is { } stage && task.StaticInput("taskName")?.ToString() is { } name && name != StagePrefix + stage)
            {
                yield return new DefinitionProblem($"{task.Path}.taskName", $"A task of stage '{stage}' is named '{StagePrefix + stage}', not '{name}'.");
            }
        }
    }

    public static bool IsMeantAsForm(Activity task, Func<JsonObject, bool> isForm) => task.StaticInput("payload") is JsonObject payload && isForm(payload);

    public static Remark NeverOpened(Activity stranded) => $"No arrow leads to '{stranded.Id}', so its task would never be opened.";

    /// <summary>Tasks of the flowchart that no way from its start leads to.</summary>
    public static IEnumerable<Activity> Stranded(WorkflowDefinition definition)
    {
        var flowchart = definition.Root;
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

    /// <summary>A name that a script makes is known only when it runs.</summary>
    private static bool MayDecide(Activity task) => task.StaticInput("taskName")?.ToString().StartsWith(WellKnown.DecisionTasks, StringComparison.Ordinal) ?? true;

    private static IEnumerable<Activity> Tasks(WorkflowDefinition definition) => definition.AllActivities().Where(activity => activity.Type == "Elsa.RunTask");
}
