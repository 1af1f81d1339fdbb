using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Sets a variable, found by its id.</summary>
internal sealed record SetVariable(string? VariableId, Input Value) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(Value);

    public static Behaviour Read(ActivityReader reader) => new SetVariable(reader.Variable("variable"), reader.Value("value"));

    public override StepResult Run(ActivityContext context)
    {
        context.SetVariable(VariableId!, context.Value(Value));
        return StepResult.Done;
    }
}
