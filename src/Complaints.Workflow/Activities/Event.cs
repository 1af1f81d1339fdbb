using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Waits for a named event; its payload is the result. At the start of a process it can set that off.</summary>
internal sealed record Event(Input EventName, Output Result) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(EventName);

    public static Behaviour Read(ActivityReader reader) => new Event(reader.Required(reader.Text("eventName")), reader.Output("result"));

    public override Trigger? AsTrigger(string activityId) => EventName.Known is { } name ? new EventTrigger(activityId, name.ToString()) : null;

    public override StepResult Run(ActivityContext context) =>
        context.TakeTrigger() is { } trigger ? Resume(context, trigger.Value) : StepResult.AwaitEvent(context.RequiredText(EventName));

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        context.SetResult(Result, answer);
        return StepResult.Done;
    }
}
