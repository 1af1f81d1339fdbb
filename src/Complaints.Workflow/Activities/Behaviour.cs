using System.Text.Json.Nodes;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// What an activity does: a record of its inputs and one function to a <see cref="StepResult"/>. It keeps no state;
/// what has to survive a wait lives in the token.
/// </summary>
internal abstract record Behaviour
{
    protected static readonly IReadOnlyList<string> OnlyDone = ["Done"];
    protected static readonly IReadOnlyList<string> NoPorts = [];

    /// <summary>The ports it may leave by; null if known only at run time.</summary>
    public virtual IReadOnlyList<string>? Ports => OnlyDone;

    /// <summary>Every expression it may evaluate.</summary>
    public virtual IEnumerable<Expression> Expressions => [];

    /// <summary>Whether a Break inside ends it.</summary>
    public virtual bool IsLoop => false;

    /// <summary>The variables it gives to what is inside, beside those the file declares.</summary>
    public virtual IReadOnlyList<VariableDefinition> OwnVariables(string activityId) => [];

    /// <summary>What sets a process off that begins here; null if this cannot.</summary>
    public virtual Trigger? AsTrigger(string activityId) => null;

    /// <summary>Runs once per arrival of a token.</summary>
    public abstract StepResult Run(ActivityContext context);

    /// <summary>The wait was over: <paramref name="answer"/> is what came in, null for a timer.</summary>
    public virtual StepResult Resume(ActivityContext context, JsonNode? answer) => StepResult.Done;

    /// <summary>For containers other than flowcharts: a child that was entered completed.</summary>
    public virtual StepResult ChildDone(ActivityContext context, Activity child) => StepResult.Done;

    protected static IEnumerable<Expression> Of(params IEnumerable<Input> inputs) => inputs.Select(i => i.Expression).OfType<Expression>();
}

/// <summary>A type this engine does not run. Kept word for word and shown; a definition that holds one cannot start.</summary>
internal sealed record Unknown(string Type) : Behaviour
{
    public override IReadOnlyList<string>? Ports => null;

    public override StepResult Run(ActivityContext context) => throw new ActivityFault($"This engine does not run activities of type {Type}.");
}
