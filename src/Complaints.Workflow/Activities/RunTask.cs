using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Opens a task for a person and waits for the answer, which is its result. The id of the task is known as soon as that is open.</summary>
internal sealed record RunTask(Input TaskName, Input Payload, Output TaskId, Output Result) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(TaskName, Payload);

    public static Behaviour Read(ActivityReader reader) =>
        new RunTask(reader.Required(reader.Text("taskName")), reader.Object("payload"), reader.TextOutput("taskId"), reader.Output("result"));

    public override StepResult Run(ActivityContext context) => ActivityContext.Unpacked(context.Value(Payload)) switch
    {
        null => StepResult.OpenTask(context.RequiredText(TaskName), []),
        JsonObject payload => StepResult.OpenTask(context.RequiredText(TaskName), payload),
        _ => throw new ActivityFault("The payload of a task has to be an object."),
    };

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        context.SetResult(Result, answer);
        return StepResult.Done;
    }
}
