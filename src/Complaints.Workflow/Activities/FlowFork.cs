using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Leaves by every branch at once, by Done if no branch is named.</summary>
internal sealed record FlowFork(Input Branches, IReadOnlyList<string>? Known) : Behaviour
{
    public override IReadOnlyList<string>? Ports => Known;

    public override IEnumerable<Expression> Expressions => Of(Branches);

    public static Behaviour Read(ActivityReader reader)
    {
        var branches = reader.Value("branches");
        var known = branches.Expression is null ? NoPorts : reader.Names(branches);
        return new FlowFork(branches, known is { Count: 0 } ? OnlyDone : known);
    }

    public override StepResult Run(ActivityContext context) =>
        context.Names(Branches) is { Count: > 0 } branches ? StepResult.Leave(branches) : StepResult.Done;
}
