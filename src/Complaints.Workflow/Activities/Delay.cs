using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>
/// Sleeps for a span of time, measured from the moment the token arrives. With <c>customProperties.workingTime</c> only
/// the time counts in which the caller's calendar says that people work.
/// </summary>
internal sealed record Delay(Input TimeSpan, bool InWorkingTime) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(TimeSpan);

    public static Behaviour Read(ActivityReader reader) => new Delay(reader.Required(reader.Span("timeSpan")), reader.Flag("workingTime"));

    public override StepResult Run(ActivityContext context) => StepResult.WakeAt(context.Later(context.Span(TimeSpan), InWorkingTime), InWorkingTime);
}
