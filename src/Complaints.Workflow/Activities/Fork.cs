using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Runs the activities inside it side by side, then leaves by Done: when all have completed, or (WaitAny) when the
/// first has, withdrawing the others.
/// </summary>
internal sealed record Fork(IReadOnlyList<Activity> Branches, bool WaitsForAll) : Behaviour
{
    public static Behaviour Read(ActivityReader reader) =>
        new Fork(reader.Children("branches"), reader.Choice("joinMode", FlowJoin.WaitAll, FlowJoin.WaitAny) == FlowJoin.WaitAll);

    public static Behaviour ReadParallel(ActivityReader reader) => new Fork(reader.Children("activities"), true);

    public override StepResult Run(ActivityContext context) => Branches.Count > 0 ? StepResult.Enter(Branches) : StepResult.Done;

    public override StepResult ChildDone(ActivityContext context, Activity child) =>
        WaitsForAll && context.OpenChildren > 0 ? StepResult.Stay : StepResult.Done;
}
