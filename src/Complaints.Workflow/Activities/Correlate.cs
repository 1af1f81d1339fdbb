using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Gives the instance a business key under which events find it.</summary>
internal sealed record Correlate(Input CorrelationId) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(CorrelationId);

    public static Behaviour Read(ActivityReader reader) => new Correlate(reader.Required(reader.Text("correlationId")));

    public override StepResult Run(ActivityContext context)
    {
        context.CorrelationId = context.RequiredText(CorrelationId);
        return StepResult.Done;
    }
}
