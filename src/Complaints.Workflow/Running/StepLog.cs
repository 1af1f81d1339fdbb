using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>The effects of a step in order, the journal among them.</summary>
internal sealed class StepLog(WorkflowDefinition definition, DateTime now, int lastEntry)
{
    public List<Effect> Effects { get; } = [];

    public int LastEntry { get; private set; } = lastEntry;

    public void Journal(string activityId, string kind, JsonNode? data)
    {
        var type = definition.FindActivity(activityId)?.Type ?? "";
        Effects.Add(new Journaled(new JournalEntry(++LastEntry, now, activityId, type, kind, data)));
    }

    public void Opened(Wait wait)
    {
        var (effect, data) = Opening(wait);
        Effects.Add(effect);
        Journal(wait.ActivityId, JournalKind.Opened, data);
    }

    public void Answered(Wait wait, JsonNode? answer)
    {
        var (effect, kind, data) = Answering(wait, answer);
        Effects.Add(effect);
        Journal(wait.ActivityId, kind, data);
    }

    public void Withdrawn(Wait wait)
    {
        Effects.Add(Withdrawing(wait));
        Journal(wait.ActivityId, JournalKind.Withdrawn, new JsonObject { ["id"] = wait.Id });
    }

    public void Ended(InstanceStatus status, Incident? incident, string? reason)
    {
        var data = new JsonObject { ["status"] = status.ToString() };
        if (reason is not null)
        {
            data["reason"] = reason;
        }

        Journal("", JournalKind.Ended, data);
        Effects.Add(new Ended(status, incident));
    }

    private static (Effect Effect, JsonNode Data) Opening(Wait wait) => wait switch
    {
        HumanTask task => (new TaskOpened((HumanTask)task.Copy()), new JsonObject { ["id"] = task.Id, ["task"] = task.Name }),
        TimerWait timer => (new TimerSet(timer), new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt }),
        EventWait waiting => (new EventAwaited(waiting), new JsonObject { ["id"] = waiting.Id, ["event"] = waiting.EventName }),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };

    private static (Effect Effect, string Kind, JsonNode Data) Answering(Wait wait, JsonNode? answer) => wait switch
    {
        HumanTask task => (new TaskClosed(task.Id, true), JournalKind.Answered, new JsonObject { ["id"] = task.Id, ["result"] = answer?.DeepClone() }),
        TimerWait timer => (new TimerDropped(timer.Id, true), JournalKind.Fired, new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt }),
        EventWait waiting => (new EventDropped(waiting.Id, true), JournalKind.Received, new JsonObject { ["id"] = waiting.Id, ["payload"] = answer?.DeepClone() }),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };

    private static Effect Withdrawing(Wait wait) => wait switch
    {
        HumanTask task => new TaskClosed(task.Id, false),
        TimerWait timer => new TimerDropped(timer.Id, false),
        EventWait waiting => new EventDropped(waiting.Id, false),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };
}
