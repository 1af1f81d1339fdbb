using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Sleeps for an interval, a minute where none is given. At the start of a process it sets one off at every interval.</summary>
internal sealed record Timer(Input Interval) : Behaviour
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    public override IEnumerable<Expression> Expressions => Of(Interval);

    public static Behaviour Read(ActivityReader reader) => new Timer(reader.Interval("interval"));

    public override Trigger? AsTrigger(string activityId) =>
        Interval.Expression is null ? new TimeTrigger(activityId, after => Next(after, Usual))
        : Durations.TryParse(Interval.Known?.ToString(), out var span) && span > TimeSpan.Zero ? new TimeTrigger(activityId, after => Next(after, span))
        : null;

    private static DateTime? Next(DateTime after, TimeSpan span) => DateTime.MaxValue - after > span ? after + span : null;

    public override StepResult Run(ActivityContext context) =>
        context.TakeTrigger() is not null ? StepResult.Done : StepResult.WakeAt(context.Later(Interval.Expression is null ? Usual : context.Span(Interval), false));
}
