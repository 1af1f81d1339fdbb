using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs the activity inside "body", then leaves by Done: how Elsa puts any activity into a flowchart.</summary>
internal sealed record FlowNode(Activity? Body) : Behaviour
{
    public static Behaviour Read(ActivityReader reader) => new FlowNode(reader.Child("body"));

    public override StepResult Run(ActivityContext context) => Body is { } body ? StepResult.Enter(body) : StepResult.Done;
}
