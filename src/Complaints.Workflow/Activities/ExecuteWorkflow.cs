using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Starts another process, and waits for its end if told so (Elsa.ExecuteWorkflow, Elsa.DispatchWorkflow: here both
/// start it in the same step). The result says which instance, how it ended and what it put out.
/// </summary>
internal sealed record ExecuteWorkflow(Input DefinitionId, Input CorrelationId, Input Data, Input WaitForCompletion, Output Result, bool TellsParent) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(DefinitionId, CorrelationId, Data, WaitForCompletion);

    public static Behaviour Read(ActivityReader reader) => Read(reader, false);

    public static Behaviour ReadDispatch(ActivityReader reader) => Read(reader, true);

    public override StepResult Run(ActivityContext context)
    {
        var input = context.Object(Data).ToDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal);
        if (TellsParent)
        {
            input["ParentInstanceId"] = context.InstanceId;
        }

        var correlation = context.Text(CorrelationId) is { Length: > 0 } id ? id : null;
        return StepResult.StartProcess(context.RequiredText(DefinitionId), correlation, input, context.Truth(WaitForCompletion));
    }

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        context.SetResult(Result, answer);
        return StepResult.Done;
    }

    private static ExecuteWorkflow Read(ActivityReader reader, bool tellsParent) => new(
        reader.Required(reader.Text("workflowDefinitionId")), reader.Text("correlationId"), reader.Object("input"), reader.Truth("waitForCompletion"), reader.Output("result"), tellsParent);
}
