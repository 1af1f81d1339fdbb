using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// Warns of what a script names although nothing in sight of its activity is called so: that would be an incident when it
/// runs. A name that a script puts together is known only then.
/// </summary>
internal sealed class ScriptNames
{
    private readonly HashSet<string> _inputs;
    private readonly HashSet<string> _activities;

    private ScriptNames(WorkflowDefinition definition)
    {
        _inputs = [.. definition.Inputs.Select(input => Accessors.Pascal(input.Name))];
        _activities = [.. definition.AllActivities().SelectMany(activity => new[] { activity.Id, Accessors.Pascal(activity.Name) })];
    }

    public static void Check(WorkflowDefinition definition) => new ScriptNames(definition).Check(definition.Root, new Sight([], []).With(definition.Variables));

    private void Check(Activity activity, Sight around)
    {
        var sight = around.With(activity.Variables);
        foreach (var expression in activity.Behaviour.Expressions.OfType<ScriptExpression>())
        {
            foreach (var call in expression.Script.Calls.DistinctBy(call => (call.Function, call.Text)))
            {
                if (Missing(call, sight) is { } remark)
                {
                    expression.Place.Warning($"{call.Place}: {remark}");
                }
            }
        }

        foreach (var child in activity.Children)
        {
            Check(child, sight);
        }
    }

    private Remark? Missing(ScriptCall call, Sight sight)
    {
        if (call.Function is "getVariable" or "setVariable")
        {
            return call.Text is null || sight.Names.Contains(call.Text) ? null : Remark.Of($"There is no variable {call.Text} in sight.");
        }

        var name = call.Function[3..];
        if (HostFunctions.Names.Contains(call.Function) || sight.Words.Contains(name))
        {
            return null;
        }

        if (call.Function[0] == 's')
        {
            return $"There is no variable in sight that {call.Function}() could set.";
        }

        return _inputs.Contains(name) || Accessors.Readings(call.Function).Any(reading => _activities.Contains(reading.Activity))
            ? null
            : Remark.Of($"There is no variable in sight, no declared input and no output that {call.Function}() could read.");
    }

    /// <summary>The variables that an activity sees: their names, and what accessors make of these.</summary>
    private sealed record Sight(HashSet<string> Names, HashSet<string> Words)
    {
        public Sight With(IReadOnlyList<VariableDefinition> variables) => variables.Count == 0
            ? this
            : new Sight([.. Names, .. variables.Select(v => v.Name)], [.. Words, .. variables.Select(v => Accessors.Pascal(v.Name))]);
    }
}
