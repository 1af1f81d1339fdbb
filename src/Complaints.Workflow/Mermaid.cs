using System.Text;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow;

/// <summary>Draws a definition as a Mermaid flowchart: text that many editors and pages show as a picture.</summary>
public static class Mermaid
{
    /// <summary>The drawing, one statement a line. Activities that hold others become boxes around them; unknown types are dashed.</summary>
    public static string Draw(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var drawing = new StringBuilder("flowchart TD\n");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var activity in definition.AllActivities())
        {
            names.TryAdd(activity.Id, $"n{names.Count}");
        }

        if (definition.Root.Children.Count == 0)
        {
            DrawNode(drawing, definition.Root, names, "  ");
        }
        else
        {
            DrawInside(drawing, definition.Root, names, "  ");
        }

        if (definition.AllActivities().Where(a => !a.IsKnown).Select(a => names[a.Id]).ToList() is { Count: > 0 } unknown)
        {
            drawing.Append("  classDef unknown stroke-dasharray: 4 4\n").Append("  class ").AppendJoin(',', unknown).Append(" unknown\n");
        }

        return drawing.ToString();
    }

    private static void DrawInside(StringBuilder drawing, Activity container, Dictionary<string, string> names, string indent)
    {
        foreach (var child in container.Children)
        {
            if (child.Children.Count == 0)
            {
                DrawNode(drawing, child, names, indent);
                continue;
            }

            drawing.Append(indent).Append("subgraph ").Append(names[child.Id]).Append("[\"").Append(Label(child)).Append("\"]\n");
            DrawInside(drawing, child, names, indent + "  ");
            drawing.Append(indent).Append("end\n");
        }

        foreach (var connection in container.Connections)
        {
            var label = connection.Port == "Done" ? "" : $"|\"{Escape(connection.Port)}\"|";
            drawing.Append(indent).Append(names[connection.Source]).Append(" -->").Append(label).Append(' ').Append(names[connection.Target]).Append('\n');
        }

        if (container.Behaviour is Sequence)
        {
            foreach (var (step, next) in container.Children.Zip(container.Children.Skip(1)))
            {
                drawing.Append(indent).Append(names[step.Id]).Append(" --> ").Append(names[next.Id]).Append('\n');
            }
        }
    }

    private static void DrawNode(StringBuilder drawing, Activity activity, Dictionary<string, string> names, string indent)
    {
        var (open, close) = activity.Behaviour switch
        {
            Start or End or Finish or Complete => ("([", "])"),
            FlowDecision or FlowSwitch => ("{", "}"),
            FlowFork or FlowJoin => ("{{", "}}"),
            Delay or Activities.Timer or Cron or StartAt or Event => ("(", ")"),
            ExecuteWorkflow or SubWorkflow => ("[[", "]]"),
            _ => ("[", "]"),
        };
        drawing.Append(indent).Append(names[activity.Id]).Append(open).Append('"').Append(Label(activity)).Append('"').Append(close).Append('\n');
    }

    private static string Label(Activity activity)
    {
        var name = activity.DisplayText ?? activity.StaticInput("taskName")?.ToString() ?? activity.Name;
        var type = activity.Type.StartsWith("Elsa.", StringComparison.Ordinal) ? activity.Type["Elsa.".Length..] : activity.Type;
        return name.Equals(type, StringComparison.OrdinalIgnoreCase) ? Escape(type) : $"{Escape(name)}<br/><small>{Escape(type)}</small>";
    }

    /// <summary>Mermaid takes entities in quoted texts; backticks and "1. " would begin Markdown.</summary>
    private static string Escape(string text) => text
        .Replace("&", "#amp;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("`", "#96;", StringComparison.Ordinal)
        .Replace(". ", "#46; ", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal)
        .Replace('\r', ' ')
        .Replace('\n', ' ');
}
