using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Counts from start to end by the step, which is negative to count down, and runs its body for each number: its output
/// and, inside, the variable CurrentValue. An end that lies the other way runs nothing. The bounds are asked once, when it starts.
/// </summary>
internal sealed record For(Input Start, Input End, Input Step, Input OuterBoundInclusive, Activity? Body, Output CurrentValue) : Behaviour
{
    public override bool IsLoop => true;

    public override IEnumerable<Expression> Expressions => Of(Start, End, Step, OuterBoundInclusive);

    public static Behaviour Read(ActivityReader reader) => new For(
        reader.Whole("start"), reader.Whole("end"), reader.Step("step"), reader.Truth("outerBoundInclusive"), reader.Child("body"), reader.Output("currentValue"));

    public override IReadOnlyList<VariableDefinition> OwnVariables(string activityId) => [Loop.Value(activityId, "Int64")];

    public override StepResult Run(ActivityContext context)
    {
        var step = context.Whole(Step, 1);
        if (step == 0)
        {
            throw new ActivityFault("The step of a loop is 0, so it would never come to its end.");
        }

        var inclusive = OuterBoundInclusive.Expression is null || context.Truth(OuterBoundInclusive);
        return Next(context, new Count(context.Whole(Start, 0), context.Whole(End, 0), step, inclusive));
    }

    public override StepResult ChildDone(ActivityContext context, Activity child)
    {
        var count = Count.From(context.Memory!);
        return Next(context, count with { Now = checked(count.Now + count.Step) });
    }

    private StepResult Next(ActivityContext context, Count count)
    {
        if (Body is not { } body || count.IsOver)
        {
            return StepResult.Done;
        }

        context.SetOutput(CurrentValue, count.Now);
        context.SetOwn(Loop.ValueName, count.Now);
        context.Memory = count.ToJson();
        return StepResult.Enter(body);
    }

    private sealed record Count(long Now, long End, long Step, bool Inclusive)
    {
        public bool IsOver => Now == End ? !Inclusive : Step > 0 ? Now > End : Now < End;

        public static Count From(System.Text.Json.Nodes.JsonNode memory) => new(
            memory["now"]!.GetValue<long>(), memory["end"]!.GetValue<long>(), memory["step"]!.GetValue<long>(), memory["inclusive"]!.GetValue<bool>());

        public System.Text.Json.Nodes.JsonObject ToJson() => new() { ["now"] = Now, ["end"] = End, ["step"] = Step, ["inclusive"] = Inclusive };
    }
}
