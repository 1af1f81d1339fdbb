using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Sleeps until a moment; goes on at once if that has passed. At the start of a process it sets one off then, once.</summary>
internal sealed record StartAt(Input DateTime) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(DateTime);

    public static Behaviour Read(ActivityReader reader) => new StartAt(reader.Required(reader.Moment("dateTime")));

    public override Trigger? AsTrigger(string activityId) =>
        Moments.TryParse(DateTime.Known?.ToString(), out var at) ? new TimeTrigger(activityId, after => at > after ? at : null) : null;

    public override StepResult Run(ActivityContext context)
    {
        if (context.TakeTrigger() is not null)
        {
            return StepResult.Done;
        }

        var text = context.RequiredText(DateTime);
        return !Moments.TryParse(text, out var at) ? throw new ActivityFault($"The input dateTime gave {text}, which is no moment.")
            : at <= context.Now ? StepResult.Done
            : StepResult.WakeAt(at);
    }
}
