using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs the activity inside "then" or the one inside "else", then leaves by Done.</summary>
internal sealed record If(Input Condition, Activity? Then, Activity? Else, Output Result) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(Condition);

    public static Behaviour Read(ActivityReader reader) =>
        new If(reader.Truth("condition"), reader.Child("then"), reader.Child("else"), reader.Output("result"));

    public override StepResult Run(ActivityContext context)
    {
        var holds = context.Truth(Condition);
        context.SetOutput(Result, holds);
        context.Journal(JournalKind.Decided, holds ? "Then" : "Else");
        return (holds ? Then : Else) is { } child ? StepResult.Enter(child) : StepResult.Done;
    }
}
