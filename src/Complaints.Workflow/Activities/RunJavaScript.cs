using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs a script; its value is the result. It leaves by Done, or by what the script said with setOutcome or setOutcomes.</summary>
internal sealed record RunJavaScript(Input Script, IReadOnlyList<string> Outcomes, Output Result) : Behaviour
{
    /// <summary>Where the file declares none, the script may still choose.</summary>
    public override IReadOnlyList<string>? Ports => Outcomes.Count > 0 ? [.. Outcomes, "Done"] : null;

    public override IEnumerable<Expression> Expressions => Of(Script);

    public static Behaviour Read(ActivityReader reader)
    {
        var outcomes = reader.Value("possibleOutcomes");
        return new RunJavaScript(reader.Script("script"), reader.Names(outcomes) ?? [], reader.Output("result"));
    }

    public override StepResult Run(ActivityContext context)
    {
        var value = context.Value(Script);
        context.SetResult(Result, value);
        return context.Outcomes is { Count: > 0 } outcomes ? context.Decide(outcomes) : StepResult.Done;
    }
}
