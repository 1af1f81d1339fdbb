using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>Activities and arrows. How tokens move along the arrows is in <see cref="Running.Flow"/>.</summary>
internal sealed record Flowchart : Behaviour
{
    /// <summary>Done, or whatever a Complete inside says.</summary>
    public override IReadOnlyList<string>? Ports => null;

    public static Behaviour Read(ActivityReader reader)
    {
        reader.Connections(reader.Children("activities"));
        return new Flowchart();
    }

    public override StepResult Run(ActivityContext context) =>
        context.Activity.Children.FirstOrDefault(context.IsTrigger) is { } trigger ? StepResult.Enter(trigger)
        : context.Activity.Graph.Start is { } start ? StepResult.Enter(start) : StepResult.Done;
}
