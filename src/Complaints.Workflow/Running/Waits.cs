using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>What the opening and closing of each kind of wait looks like from outside.</summary>
internal static class Waits
{
    public static (Effect Effect, JsonNode Data) Opened(Wait wait) => wait switch
    {
        HumanTask task => (new TaskOpened((HumanTask)task.Copy()), new JsonObject { ["id"] = task.Id, ["task"] = task.Name }),
        TimerWait timer => (new TimerSet(timer), new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt }),
        EventWait waiting => (new EventAwaited(waiting), new JsonObject { ["id"] = waiting.Id, ["event"] = waiting.EventName }),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };

    public static (Effect Effect, string Kind, JsonNode Data) Answered(Wait wait, JsonNode? answer) => wait switch
    {
        HumanTask task => (new TaskClosed(task.Id, true), JournalKind.Answered, new JsonObject { ["id"] = task.Id, ["result"] = answer?.DeepClone() }),
        TimerWait timer => (new TimerDropped(timer.Id, true), JournalKind.Fired, new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt }),
        EventWait waiting => (new EventDropped(waiting.Id, true), JournalKind.Received, new JsonObject { ["id"] = waiting.Id, ["payload"] = answer?.DeepClone() }),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };

    public static Effect Withdrawn(Wait wait) => wait switch
    {
        HumanTask task => new TaskClosed(task.Id, false),
        TimerWait timer => new TimerDropped(timer.Id, false),
        EventWait waiting => new EventDropped(waiting.Id, false),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };
}
