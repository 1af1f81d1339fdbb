namespace Complaints.Workflow.Activities;

/// <summary>Completes the enclosing flowchart or sequence at once; other branches in it are withdrawn.</summary>
internal sealed record End : Behaviour
{
    public override IReadOnlyList<string>? Ports => NoPorts;

    public override StepResult Run(ActivityContext context) => StepResult.EndContainer("Done");
}
