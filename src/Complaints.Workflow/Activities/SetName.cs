using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Gives the instance a name for people.</summary>
internal sealed record SetName(Input Value) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(Value);

    public static Behaviour Read(ActivityReader reader) => new SetName(reader.Text("value"));

    public override StepResult Run(ActivityContext context)
    {
        context.InstanceName = context.Text(Value);
        return StepResult.Done;
    }
}
