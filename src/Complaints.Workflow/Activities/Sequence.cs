using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs its activities one after the other.</summary>
internal sealed record Sequence(IReadOnlyList<Activity> Steps) : Behaviour
{
    public override IReadOnlyList<string>? Ports => null;

    public static Behaviour Read(ActivityReader reader) => new Sequence(reader.Children("activities"));

    public override StepResult Run(ActivityContext context) => Steps.Count > 0 ? StepResult.Enter(Steps[0]) : StepResult.Done;

    public override StepResult ChildDone(ActivityContext context, Activity child)
    {
        var next = Steps.ToList().FindIndex(s => s.Id == child.Id) + 1;
        return next < Steps.Count ? StepResult.Enter(Steps[next]) : StepResult.Done;
    }
}
