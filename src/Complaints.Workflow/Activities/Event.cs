using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Waits for a named event; its payload is the result.</summary>
internal sealed record Event(Input EventName, Output Result) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(EventName);

    public static Behaviour Read(ActivityReader reader) => new Event(reader.Required(reader.Text("eventName")), reader.Output("result"));

    public override StepResult Run(ActivityContext context) => StepResult.AwaitEvent(context.RequiredText(EventName));

    public override StepResult Resume(ActivityContext context, JsonNode? answer)
    {
        context.SetResult(Result, answer);
        return StepResult.Done;
    }
}
