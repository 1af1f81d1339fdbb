using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>What a step has to do with other instances: processes it starts, events it publishes.</summary>
internal sealed partial class Burst
{
    private void StartChild(Token token, StepResult.ProcessWanted wanted)
    {
        if (!HasProcess(wanted.DefinitionId))
        {
            Fault(token, $"There is no process {wanted.DefinitionId} that could be started.", null);
            return;
        }

        if (_before.Depth >= StartOptions.MaxDepth)
        {
            Fault(token, $"Processes have started each other {StartOptions.MaxDepth} deep; this one is not started.", null);
            return;
        }

        if (ActivityContext.WhyTooLong(wanted.CorrelationId) is { } tooLong)
        {
            Fault(token, tooLong, null);
            return;
        }

        if (_around.Host.WhyNoMore?.Invoke() is { } enough)
        {
            Fault(token, enough, null);
            return;
        }

        if (_around.Host.WhyNotStart?.Invoke(wanted.DefinitionId, wanted.CorrelationId) is { } refusal)
        {
            Fault(token, refusal, null);
            return;
        }

        if (wanted.Input.Select(i => JsonCopies.WhyNot(i.Value)).FirstOrDefault(why => why is not null) is { } unusable)
        {
            Fault(token, $"The process {wanted.DefinitionId} cannot be given its input: {unusable}", null);
            return;
        }

        var childId = _around.NewId();
        var input = wanted.Input.ToDictionary(i => i.Key, i => i.Value?.DeepClone(), StringComparer.Ordinal);
        var options = new StartOptions { CorrelationId = wanted.CorrelationId, ParentId = InstanceId, Depth = _before.Depth + 1 };
        _log.Started(token.ActivityId, new ChildStarted(childId, wanted.DefinitionId, input, options));
        if (wanted.Waits)
        {
            Await(token, new ChildWait(_around.NewId(), token.ActivityId, childId, wanted.DefinitionId));
        }
        else
        {
            Ask(token, c => wanted.Begun!(c, childId));
        }
    }

    /// <summary>The publisher goes on first, then whoever waits for the event in this instance, oldest first.</summary>
    private void Publish(Token token, StepResult.Publishing publishing)
    {
        if (!publishing.IsLocal && _around.Host.WhyNoMore?.Invoke() is { } enough)
        {
            Fault(token, enough, null);
            return;
        }

        if (!publishing.IsLocal && JsonCopies.WhyNot(publishing.Payload) is { } unusable)
        {
            Fault(token, $"The event {publishing.Name} cannot be published: {unusable}", null);
            return;
        }

        var listening = _tokens.All().FindAll(t => t.Wait is EventWait wait && wait.EventName == publishing.Name);
        _log.Published(token.ActivityId, publishing);
        Complete(token, ["Done"]);
        if (publishing.CorrelationId is { } wanted && wanted != Data.CorrelationId)
        {
            return;
        }

        foreach (var listener in listening.Where(t => _status == InstanceStatus.Running && _tokens.Find(t.Key)?.Wait is not null))
        {
            Resume(listener.Key, publishing.Payload);
        }
    }
}
