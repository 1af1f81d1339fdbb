using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Runs its body for each item of a list, one after the other. The item is its output and, inside, the variable
/// CurrentValue; CurrentIndex counts from 0. The list is asked once, when it starts.
/// </summary>
internal sealed record ForEach(Input Items, Activity? Body, Output CurrentValue) : Behaviour
{
    public override bool IsLoop => true;

    public override IEnumerable<Expression> Expressions => Of(Items);

    public static Behaviour Read(ActivityReader reader) => new ForEach(reader.Required(reader.List("items")), reader.Child("body"), reader.Output("currentValue"));

    public override IReadOnlyList<VariableDefinition> OwnVariables(string activityId) => [Loop.Value(activityId, "Object"), Loop.Index(activityId)];

    public override StepResult Run(ActivityContext context)
    {
        context.Memory = new JsonObject { ["items"] = new JsonArray([.. context.List(Items).Select(item => item?.DeepClone())]) };
        return Next(context, 0);
    }

    public override StepResult ChildDone(ActivityContext context, Activity child)
    {
        // Instances of older engines kept the round with the list.
        var round = context.Round ?? context.Memory!["index"]!.GetValue<int>();
        return Next(context, round + 1);
    }

    private StepResult Next(ActivityContext context, int index)
    {
        var items = context.Memory!["items"]!.AsArray();
        if (Body is not { } body || index >= items.Count)
        {
            return StepResult.Done;
        }

        context.SetOutput(CurrentValue, items[index]);
        context.SetOwn(Loop.ValueName, items[index]);
        context.SetOwn(Loop.IndexName, index);
        context.Round = index;   // last: an item that fits nowhere is tried again, and not passed over
        return StepResult.Enter(body);
    }
}
