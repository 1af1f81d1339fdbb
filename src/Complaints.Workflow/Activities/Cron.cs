using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Sleeps until the next moment of a cron expression (UTC). At the start of a process it sets one off at each.</summary>
internal sealed record Cron(Input CronExpression) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(CronExpression);

    public static Behaviour Read(ActivityReader reader) => new Cron(reader.Required(reader.Cron("cronExpression")));

    public override Trigger? AsTrigger(string activityId) =>
        CronSchedule.TryParse(CronExpression.Known?.ToString(), out var schedule, out _) ? new TimeTrigger(activityId, schedule.Next) : null;

    public override StepResult Run(ActivityContext context)
    {
        if (context.TakeTrigger() is not null)
        {
            return StepResult.Done;
        }

        var text = context.RequiredText(CronExpression);
        return !CronSchedule.TryParse(text, out var schedule, out var problem) ? throw new ActivityFault(problem)
            : schedule.Next(context.Now) is { } next ? StepResult.WakeAt(next)
            : throw new ActivityFault($"The cron expression {text} names no moment that ever comes.");
    }
}
