using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Publishes an event: to this instance alone if it is local, else to every instance that waits for it (with this correlation id, if one is given).</summary>
internal sealed record PublishEvent(Input EventName, Input CorrelationId, Input IsLocalEvent, Input Payload) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(EventName, CorrelationId, IsLocalEvent, Payload);

    public static Behaviour Read(ActivityReader reader) => new PublishEvent(
        reader.Required(reader.Text("eventName")), reader.Text("correlationId"), reader.Truth("isLocalEvent"), reader.Value("payload"));

    public override StepResult Run(ActivityContext context) => StepResult.Publish(
        context.RequiredText(EventName), context.Text(CorrelationId) is { Length: > 0 } id ? id : null, context.Truth(IsLocalEvent), context.Value(Payload));
}
