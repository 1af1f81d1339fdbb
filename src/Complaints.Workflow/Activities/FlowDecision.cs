using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Leaves by True or False.</summary>
internal sealed record FlowDecision(Input Condition) : Behaviour
{
    private static readonly IReadOnlyList<string> TrueOrFalse = ["True", "False"];

    public override IReadOnlyList<string>? Ports => TrueOrFalse;

    public override IEnumerable<Expression> Expressions => Of(Condition);

    public static Behaviour Read(ActivityReader reader) => new FlowDecision(reader.Truth("condition"));

    public override StepResult Run(ActivityContext context) => context.Decide(context.Truth(Condition) ? "True" : "False");
}
