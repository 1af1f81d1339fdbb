using System.Text.Json.Serialization;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>A definition as a picture: boxes on a grid of pixels, and arrows between them. With an instance, what became of each part.</summary>
/// <param name="Width">In pixels, with a margin.</param>
public sealed record ProcessDrawing(double Width, double Height, IReadOnlyList<DrawnActivity> Activities, IReadOnlyList<DrawnArrow> Arrows)
{
    private const double BoxWidth = 168;
    private const double BoxHeight = 60;
    private const double Margin = 36;
    private const string Sequence = "Elsa.Sequence";

    /// <summary>The outermost chart; what stands inside an activity is listed with it, and drawn by <see cref="Inside"/>.</summary>
    /// <param name="journal">What the instance wrote down: which ways it took.</param>
    public static ProcessDrawing Of(WorkflowDefinition definition, WorkflowInstance? instance, IReadOnlyList<JournalView>? journal = null) =>
        Draw(definition.Root, definition.Root.Children.Count > 0 ? definition.Root.Children : [definition.Root], new ProcessState(definition, instance, journal ?? []));

    /// <summary>The flowcharts and sequences inside other activities, outermost first.</summary>
    public static IReadOnlyList<InnerDrawing> Inside(WorkflowDefinition definition, WorkflowInstance? instance, IReadOnlyList<JournalView>? journal = null)
    {
        var state = new ProcessState(definition, instance, journal ?? []);
        return
        [
            .. definition.AllActivities().Where(activity => activity.Id != definition.Root.Id && activity.Children.Count > 0 && IsChart(activity))
                .Select(chart => new InnerDrawing(chart.Id, ProcessWords.Label(chart), Draw(chart, chart.Children, state))),
        ];
    }

    private static ProcessDrawing Draw(Activity container, IReadOnlyList<Activity> chart, ProcessState state)
    {
        var connections = ConnectionsOf(container);
        var places = Places(chart, connections);
        var drawn = chart.Select(activity => new DrawnActivity(
            activity.Id, ProcessWords.Label(activity), Short(activity.Type), state.Of(activity),
            state.Times(activity.Id), activity.IsKnown, places[activity.Id].X, places[activity.Id].Y, BoxWidth, BoxHeight)).ToList();
        var sources = chart.ToDictionary(activity => activity.Id);
        var arrows = connections.Select(arrow => new DrawnArrow(arrow.Source, arrow.Port == "Done" ? null : arrow.Port, arrow.Target, state.Took(arrow))
        {
            Said = arrow.Port == "Done" ? null : ProcessWords.Port(sources[arrow.Source], arrow.Port),
        }).ToList();
        return new ProcessDrawing(places.Values.Max(place => place.X) + BoxWidth + Margin, places.Values.Max(place => place.Y) + BoxHeight + Margin, drawn, arrows);
    }

    private static bool IsChart(Activity activity) => activity.Type is "Elsa.Flowchart" or Sequence;

    /// <summary>In a sequence each leads to the next.</summary>
    internal static IReadOnlyList<Connection> ConnectionsOf(Activity container) => container.Type == Sequence
        ? [.. container.Children.Zip(container.Children.Skip(1), (step, next) => new Connection(step.Id, "Done", next.Id))]
        : container.Connections;

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

    private static string Short(string type) => type.StartsWith("Elsa.", StringComparison.Ordinal) ? type["Elsa.".Length..] : type;
}

/// <summary>A chart inside an activity, by the id and the name of what holds it.</summary>
public sealed record InnerDrawing(string Id, string Name, ProcessDrawing Drawing);

/// <param name="State">visited, open, failed, ahead (not yet), skipped (never) or plain (nothing runs).</param>
/// <param name="Times">How often it completed.</param>
/// <param name="IsKnown">False for a type that this program does not run.</param>
public sealed record DrawnActivity(string Id, string Label, string Type, string State, int Times, bool IsKnown, double X, double Y, double Width, double Height);

/// <param name="Port">The outcome that takes it, when it is not the only one.</param>
public sealed record DrawnArrow(string Source, string? Port, string Target, bool Taken)
{
    /// <summary>The port as the reader says it.</summary>
    [JsonIgnore]
    public string? Said { get; init; } = Port;
}
