using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Starts another process, and waits for its end if told so (Elsa.ExecuteWorkflow, Elsa.DispatchWorkflow: here both
/// start it in the same step). The result says which instance, how it ended and what it put out; who dispatched it and
/// waited gets what it put out and nothing else, as from Elsa.
/// </summary>
internal sealed record ExecuteWorkflow(Input DefinitionId, Input CorrelationId, Input Data, Input WaitForCompletion, Output Result, bool IsDispatch) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(DefinitionId, CorrelationId, Data, WaitForCompletion);

    public static Behaviour Read(ActivityReader reader) => Read(reader, false);

    public static Behaviour ReadDispatch(ActivityReader reader) => Read(reader, true);

    public override StepResult Run(ActivityContext context)
    {
        var input = context.Object(Data).ToDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal);
        if (IsDispatch)
        {
            input["ParentInstanceId"] = context.InstanceId;
        }

        var correlation = context.Text(CorrelationId) is { Length: > 0 } id ? id : null;
        return StepResult.StartProcess(context.RequiredText(DefinitionId), correlation, input, context.Truth(WaitForCompletion));
    }

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        context.SetResult(Result, IsDispatch && answer!["output"] is { } output ? output : answer);
        return StepResult.Done;
    }

    private static ExecuteWorkflow Read(ActivityReader reader, bool isDispatch) => new(
        reader.Required(reader.Text("workflowDefinitionId")), reader.Text("correlationId"), reader.Object("input"), reader.Truth("waitForCompletion"), reader.Output("result"), isDispatch);
}
