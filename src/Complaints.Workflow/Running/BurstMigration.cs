using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>The first step of an instance on another version of its definition.</summary>
internal sealed partial class Burst
{
    /// <summary>Lets open tasks and events say what the new version says. Timers keep their time: somebody was told it.</summary>
    public void Settle(string oldHash, IReadOnlyDictionary<string, string> map)
    {
        var places = new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        Journal("", JournalKind.Migrated, new JsonObject { ["from"] = oldHash, ["to"] = Definition.Hash, ["map"] = places });
        foreach (var token in _tokens.All().Where(t => t.Wait is HumanTask or EventWait))
        {
            Renew(token);
        }
    }

    private void Renew(Token token)
    {
        StepResult says;
        try
        {
            says = Definition.FindActivity(token.ActivityId)!.Behaviour.Run(new ActivityContext(this, token));
        }
        catch (ActivityFault e)
        {
            throw new MigrationRefusedException([$"{token.ActivityId} cannot be opened in the new version: {e.Remark}"], e);
        }

        switch (says, token.Wait)
        {
            case (StepResult.TaskWanted wanted, HumanTask old) when wanted.Name != old.Name || !JsonNode.DeepEquals(wanted.Payload, old.Payload):
                if (_around.Host.WhyNotTask?.Invoke(wanted.Name, wanted.Payload) is { } problem)
                {
                    throw new MigrationRefusedException([$"The task {wanted.Name} cannot be shown: {problem}"]);
                }

                var task = old with { Name = wanted.Name, Payload = wanted.Payload.DeepClone().AsObject() };
                _tokens.Put(token with { Wait = task });
                _log.Changed(task, tell: _status == InstanceStatus.Running);
                break;
            case (StepResult.EventWanted wanted, EventWait old) when wanted.Name != old.EventName && _status != InstanceStatus.Running:
                _tokens.Put(token with { Wait = old with { EventName = wanted.Name } });   // withdrawn when it failed, opened by a retry
                break;
            case (StepResult.EventWanted wanted, EventWait old) when wanted.Name != old.EventName:
                _log.Withdrawn(old);
                Await(token, old with { Id = _around.NewId(), EventName = wanted.Name });
                break;
        }
    }
}
