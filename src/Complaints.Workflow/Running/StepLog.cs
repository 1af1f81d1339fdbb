using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

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

    public void Begun(WorkflowInstance instance, StartOptions options)
    {
        var data = new JsonObject();
        if (instance.CorrelationId is { } key)
        {
            data["correlationId"] = key;
        }

        if (instance.Input.Count > 0)
        {
            data["input"] = instance.GetInput();
        }

        if (options.TriggerPayload is { } payload)
        {
            data["payload"] = payload.DeepClone();
        }

        Journal(options.TriggerActivityId ?? "", JournalKind.Begun, data.Count > 0 ? data : null);
    }

    public void Opened(Wait wait)
    {
        switch (wait)
        {
            case HumanTask task:
                Effects.Add(new TaskOpened((HumanTask)task.Copy()));
                Journal(wait.ActivityId, JournalKind.Opened, Described(task));
                break;
            case TimerWait timer:
                Effects.Add(new TimerSet(timer));
                Journal(wait.ActivityId, JournalKind.Opened, new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt });
                break;
            case EventWait waiting:
                Effects.Add(new EventAwaited(waiting));
                Journal(wait.ActivityId, JournalKind.Opened, new JsonObject { ["id"] = waiting.Id, ["event"] = waiting.EventName });
                break;
        }
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

    public void Moved(TimerWait timer, string reason)
    {
        Effects.Add(new TimerChanged(timer));
        Journal(timer.ActivityId, JournalKind.Moved, new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt, ["reason"] = reason });
    }

    /// <summary>No line in the journal: the migration has one for all. A task of a faulted instance is not open, so nobody is told.</summary>
    public void Changed(HumanTask task, bool tell)
    {
        if (tell)
        {
            Effects.Add(new TaskChanged((HumanTask)task.Copy()));
        }
    }

    public void Started(string activityId, ChildStarted child)
    {
        Effects.Add(child);
        var data = new JsonObject { ["id"] = child.ChildId, ["process"] = child.DefinitionId };
        if (child.VersionId is { } version)
        {
            data["version"] = version;
        }

        if (child.Input.Count > 0)
        {
            data["input"] = new JsonObject(child.Input.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())));
        }

        Journal(activityId, JournalKind.Started, data);
    }

    public void Published(string activityId, StepResult.Publishing published)
    {
        if (!published.IsLocal)
        {
            Effects.Add(new EventPublished(published.Name, published.CorrelationId, published.Payload?.DeepClone()));
        }

        Journal(activityId, JournalKind.Published, new JsonObject { ["event"] = published.Name, ["payload"] = published.Payload?.DeepClone() });
    }

    public void Raised(Incident incident)
    {
        Effects.Add(new IncidentRaised(incident));
        var data = new JsonObject { ["id"] = incident.Id, ["sentence"] = incident.Sentence };
        Say(data, incident.Remark);
        Journal(incident.ActivityId, JournalKind.Faulted, data);
    }

    public void Retried(Incident incident)
    {
        Settled(incident);
        Journal(incident.ActivityId, JournalKind.Retried, new JsonObject { ["id"] = incident.Id });
    }

    public void Settled(Incident incident) => Effects.Add(new IncidentSettled(incident.Id));

    public void Ended(InstanceStatus status, Remark? reason)
    {
        var data = new JsonObject { ["status"] = status.ToString() };
        if (reason is not null)
        {
            data["reason"] = reason.ToString();
            Say(data, reason);
        }

        Journal("", JournalKind.Ended, data);
        Effects.Add(new Ended(status));
    }

    /// <summary>Beside the English sentence what it takes to say it in another language.</summary>
    private static void Say(JsonObject data, Remark remark)
    {
        if (remark.ToJson() is { } said)
        {
            data["said"] = said;
        }
    }

    /// <summary>With its payload only where that was computed: what is written down stands in the definition, which is kept.</summary>
    private JsonObject Described(HumanTask task)
    {
        var data = new JsonObject { ["id"] = task.Id, ["task"] = task.Name };
        if (definition.FindActivity(task.ActivityId)?.Behaviour is RunTask { Payload.Expression: not (null or Constant) })
        {
            data["payload"] = task.Payload.DeepClone();
        }

        return data;
    }

    private static (Effect Effect, string Kind, JsonNode Data) Answering(Wait wait, JsonNode? answer) => wait switch
    {
        HumanTask task => (new TaskClosed(task.Id, true), JournalKind.Answered, new JsonObject { ["id"] = task.Id, ["result"] = answer?.DeepClone() }),
        TimerWait timer => (new TimerDropped(timer.Id, true), JournalKind.Fired, new JsonObject { ["id"] = timer.Id, ["due"] = timer.DueAt }),
        EventWait waiting => (new EventDropped(waiting.Id, true), JournalKind.Received, new JsonObject { ["id"] = waiting.Id, ["payload"] = answer?.DeepClone() }),
        ChildWait child => (new ChildDropped(child.ChildId, true), JournalKind.Received, new JsonObject { ["id"] = child.Id, ["payload"] = answer?.DeepClone() }),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };

    private static Effect Withdrawing(Wait wait) => wait switch
    {
        HumanTask task => new TaskClosed(task.Id, false),
        TimerWait timer => new TimerDropped(timer.Id, false),
        EventWait waiting => new EventDropped(waiting.Id, false),
        ChildWait child => new ChildDropped(child.ChildId, false),
        _ => throw new NotSupportedException(wait.GetType().Name),
    };
}
