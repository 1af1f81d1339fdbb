using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Completes the enclosing flowchart or sequence at once, by the ports named.</summary>
internal sealed record Complete(Input Outcomes) : Behaviour
{
    public override IReadOnlyList<string>? Ports => NoPorts;

    public override IEnumerable<Expression> Expressions => Of(Outcomes);

    public static Behaviour Read(ActivityReader reader) => new Complete(reader.NameList("outcomes"));

    public override StepResult Run(ActivityContext context) =>
        context.Names(Outcomes) is { Count: > 0 } outcomes ? StepResult.EndContainer(outcomes) : StepResult.EndContainer("Done");
}
