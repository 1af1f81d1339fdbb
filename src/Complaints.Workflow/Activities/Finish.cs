namespace Complaints.Workflow.Activities;

/// <summary>Finishes the whole workflow at once and withdraws every wait.</summary>
internal sealed record Finish : Behaviour
{
    public override IReadOnlyList<string>? Ports => NoPorts;

    public override StepResult Run(ActivityContext context) => StepResult.EndWorkflow;
}
