namespace Complaints.Workflow.Activities;

/// <summary>Marks where a flowchart begins.</summary>
internal sealed record Start : Behaviour
{
    public override StepResult Run(ActivityContext context) => StepResult.Done;
}
