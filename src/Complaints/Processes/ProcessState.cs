using System.Text.Json.Nodes;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>What became of each part of a process, and what can still become of it.</summary>
internal sealed class ProcessState
{
    private static readonly string[] Loops = ["Elsa.While", "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach"];

    private readonly WorkflowInstance? instance;
    private readonly HashSet<string> active;
    private readonly HashSet<string> failed;
    private readonly HashSet<string> ahead = [];
    private readonly ILookup<string, string> decided;

    public ProcessState(WorkflowDefinition definition, WorkflowInstance? instance, IReadOnlyList<JournalView> journal)
    {
        this.instance = instance;
        active = instance?.ActiveActivities.ToHashSet() ?? [];
        failed = instance?.Incidents.Select(incident => incident.ActivityId).ToHashSet() ?? [];
        decided = journal.Where(entry => entry.Kind == JournalKind.Decided)
            .SelectMany(entry => Ports(entry.Data).Select(port => (entry.Activity, Port: port)))
            .ToLookup(entry => entry.Activity, entry => entry.Port);
        if (instance?.Status is InstanceStatus.Running or InstanceStatus.Faulted)
        {
            LookAhead(definition.Root, comesAgain: !definition.Root.Children.Any(IsAtWork));
        }
    }

    /// <returns>visited, open, failed, ahead (not yet), skipped (never) or plain (nothing runs).</returns>
    public string Of(Activity activity)
    {
        var inside = Inside(activity).ToList();
        return inside.Any(failed.Contains) ? "failed"
            : inside.Any(active.Contains) ? "open"
            : instance is null ? "plain"
            : instance.Completions.ContainsKey(activity.Id) ? "visited"
            : ahead.Contains(activity.Id) ? "ahead" : "skipped";
    }

    public int Times(string activity) => instance?.Completions.GetValueOrDefault(activity) ?? 0;

    /// <summary>Whether it went this way: what decides says so in the journal, all others leave by every arrow.</summary>
    public bool Took(Connection arrow) =>
        Times(arrow.Source) > 0 && (Times(arrow.Target) > 0 || active.Contains(arrow.Target) || failed.Contains(arrow.Target))
        && (!decided.Contains(arrow.Source) || decided[arrow.Source].Contains(arrow.Port));

    /// <summary>Everything that some arrow leads to from where it stands.</summary>
    /// <param name="comesAgain">Whether the container may yet begin, or begin anew: then so may all that is inside.</param>
    private void LookAhead(Activity container, bool comesAgain)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(container.Children.Where(IsAtWork).Select(child => child.Id));
        var arrows = ProcessDrawing.ConnectionsOf(container).ToLookup(arrow => arrow.Source, arrow => arrow.Target);
        while (open.TryDequeue(out var source))
        {
            foreach (var target in arrows[source].Where(reached.Add))
            {
                open.Enqueue(target);
            }
        }

        var isRound = Loops.Contains(container.Type) && container.Children.Any(IsAtWork);
        foreach (var child in container.Children)
        {
            var mayBegin = comesAgain || isRound || reached.Contains(child.Id);
            if (mayBegin)
            {
                ahead.Add(child.Id);
            }

            LookAhead(child, mayBegin);
        }
    }

    private bool IsAtWork(Activity activity) => Inside(activity).Any(id => active.Contains(id) || failed.Contains(id));

    private static IEnumerable<string> Inside(Activity activity) => activity.Children.SelectMany(Inside).Prepend(activity.Id);

    private static IEnumerable<string> Ports(JsonNode? data) => data is JsonArray several ? several.Select(port => port?.ToString() ?? "") : [data?.ToString() ?? ""];
}
