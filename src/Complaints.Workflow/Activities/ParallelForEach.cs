using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs its body once for each item of a list, all side by side; leaves when all have completed. Inside, CurrentValue and CurrentIndex are those of the branch.</summary>
internal sealed record ParallelForEach(Input Items, Activity? Body) : Behaviour
{
    public override bool IsLoop => true;

    public override IEnumerable<Expression> Expressions => Of(Items);

    public static Behaviour Read(ActivityReader reader)
    {
        var body = reader.Child("body");
        if (body is not null)
        {
            // Each branch has variables of its own, so they belong to the body and not to the loop. A body that is a loop has them already.
            VariableDefinition[] own = [Loop.Value(body.Id, "Object"), Loop.Index(body.Id)];
            body.Variables = [.. body.Variables, .. own.Where(o => body.Variables.All(v => v.Name != o.Name))];
        }

        return new ParallelForEach(reader.Required(reader.List("items")), body);
    }

    public override StepResult Run(ActivityContext context)
    {
        var items = context.List(Items);
        return Body is { } body && items.Count > 0
            ? StepResult.EnterEach(body, [.. items.Select((item, index) => new Dictionary<string, JsonNode?> { [Loop.ValueName] = item?.DeepClone(), [Loop.IndexName] = index })])
            : StepResult.Done;
    }

    public override StepResult ChildDone(ActivityContext context, Activity child) => context.OpenChildren > 0 ? StepResult.Stay : StepResult.Done;
}
