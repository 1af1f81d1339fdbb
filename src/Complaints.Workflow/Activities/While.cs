using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs its body again and again while the condition holds, which is asked before every round.</summary>
internal sealed record While(Input Condition, Activity? Body) : Behaviour
{
    public override bool IsLoop => true;

    public override IEnumerable<Expression> Expressions => Of(Condition);

    public static Behaviour Read(ActivityReader reader) => new While(reader.Truth("condition"), reader.Child("body"));

    public override StepResult Run(ActivityContext context) =>
        !context.Truth(Condition) ? StepResult.Done
        : Body is { } body ? StepResult.Enter(body)
        : throw new ActivityFault("The loop has no body, so its condition would hold for ever.");

    public override StepResult ChildDone(ActivityContext context, Activity child) => Run(context);
}
