using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>A definition as a picture: boxes on a grid of pixels, and arrows between them. With an instance, what became of each part.</summary>
/// <param name="Width">In pixels, with a margin.</param>
public sealed record ProcessDrawing(double Width, double Height, IReadOnlyList<DrawnActivity> Activities, IReadOnlyList<DrawnArrow> Arrows)
{
    private const double BoxWidth = 168;
    private const double BoxHeight = 60;
    private const double Margin = 36;

    /// <summary>Only the outermost flowchart is drawn; what stands inside an activity is listed with it.</summary>
    public static ProcessDrawing Of(WorkflowDefinition definition, WorkflowInstance? instance)
    {
        var chart = definition.Root.Children.Count > 0 ? definition.Root.Children : [definition.Root];
        var places = Places(chart, definition.Root.Connections);
        var active = instance?.ActiveActivities.ToHashSet() ?? [];
        var failed = instance?.Incidents.Select(incident => incident.ActivityId).ToHashSet() ?? [];
        var drawn = chart.Select(activity =>
        {
            var (x, y) = places[activity.Id];
            var inside = Inside(activity).ToList();
            var state = inside.Any(failed.Contains) ? "failed"
                : inside.Any(active.Contains) ? "open"
                : instance is null ? "plain"
                : instance.Completions.ContainsKey(activity.Id) ? "visited"
                : instance.Status is InstanceStatus.Running or InstanceStatus.Faulted ? "ahead" : "skipped";
            return new DrawnActivity(
                activity.Id, Label(activity), Short(activity.Type), state,
                instance?.Completions.GetValueOrDefault(activity.Id) ?? 0, activity.IsKnown, x, y, BoxWidth, BoxHeight);
        }).ToList();
        var states = drawn.ToDictionary(activity => activity.Id, activity => activity.State);
        var arrows = definition.Root.Connections.Select(arrow => new DrawnArrow(
            arrow.Source, arrow.Port == "Done" ? null : arrow.Port, arrow.Target,
            states[arrow.Source] == "visited" && states[arrow.Target] is "visited" or "open" or "failed")).ToList();
        return new ProcessDrawing(places.Values.Max(place => place.X) + BoxWidth + Margin, places.Values.Max(place => place.Y) + BoxHeight + Margin, drawn, arrows);
    }

    public static string Label(Activity activity) => activity.DisplayText ?? activity.StaticInput("taskName")?.ToString() ?? activity.Name;

    /// <summary>Where the designer put them; a file that was never drawn gets rows by distance from the start.</summary>
    private static Dictionary<string, (double X, double Y)> Places(IReadOnlyList<Activity> chart, IReadOnlyList<Connection> arrows)
    {
        var placed = chart.Where(activity => activity is { X: not null, Y: not null }).ToList();
        if (placed.Count == chart.Count && placed.Select(activity => (activity.X, activity.Y)).Distinct().Count() == chart.Count)
        {
            var (left, top) = (placed.Min(activity => activity.X!.Value), placed.Min(activity => activity.Y!.Value));
            return chart.ToDictionary(activity => activity.Id, activity => (activity.X!.Value - left + Margin, activity.Y!.Value - top + Margin));
        }

        var rows = new Dictionary<string, int>();
        var open = new Queue<string>();
        foreach (var first in chart.Where(activity => arrows.All(arrow => arrow.Target != activity.Id)).DefaultIfEmpty(chart[0]))
        {
            rows[first.Id] = 0;
            open.Enqueue(first.Id);
        }

        while (open.TryDequeue(out var source))
        {
            foreach (var arrow in arrows.Where(arrow => arrow.Source == source && rows.TryAdd(arrow.Target, rows[source] + 1)))
            {
                open.Enqueue(arrow.Target);
            }
        }

        var columns = new Dictionary<int, int>();
        return chart.ToDictionary(activity => activity.Id, activity =>
        {
            var row = rows.GetValueOrDefault(activity.Id);
            var column = columns[row] = columns.GetValueOrDefault(row, -1) + 1;
            return (Margin + (column * (BoxWidth + 72)), Margin + (row * (BoxHeight + 64)));
        });
    }

    private static IEnumerable<string> Inside(Activity activity) => activity.Children.SelectMany(Inside).Prepend(activity.Id);

    private static string Short(string type) => type.StartsWith("Elsa.", StringComparison.Ordinal) ? type["Elsa.".Length..] : type;
}

/// <param name="State">visited, open, failed, ahead (not yet), skipped (never) or plain (nothing runs).</param>
/// <param name="Times">How often it completed.</param>
/// <param name="IsKnown">False for a type that this program does not run.</param>
public sealed record DrawnActivity(string Id, string Label, string Type, string State, int Times, bool IsKnown, double X, double Y, double Width, double Height);

/// <param name="Port">The outcome that takes it, when it is not the only one.</param>
public sealed record DrawnArrow(string Source, string? Port, string Target, bool Taken);
