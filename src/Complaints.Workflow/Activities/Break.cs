namespace Complaints.Workflow.Activities;

/// <summary>Ends the nearest loop around at once; what is still open in it is withdrawn.</summary>
internal sealed record Break : Behaviour
{
    public override IReadOnlyList<string>? Ports => NoPorts;

    public override StepResult Run(ActivityContext context) => StepResult.Break;
}
