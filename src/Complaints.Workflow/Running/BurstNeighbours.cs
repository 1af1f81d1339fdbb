using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>What a step has to do with other instances: processes it starts, events it publishes.</summary>
internal sealed partial class Burst
{
    private void StartChild(Token token, StepResult.ProcessWanted wanted)
    {
        if (WhyNotStart(wanted) is { } problem)
        {
            Fault(token, problem, null);
            return;
        }

        var childId = _around.NewId();
        var input = wanted.Input.ToDictionary(i => i.Key, i => i.Value?.DeepClone(), StringComparer.Ordinal);
        var options = new StartOptions { CorrelationId = wanted.CorrelationId, ParentId = InstanceId, Depth = _before.Depth + 1 };
        _log.Started(token.ActivityId, new ChildStarted(childId, wanted.DefinitionId, input, options, wanted.VersionId));
        if (wanted.Waits)
        {
            Await(token, new ChildWait(_around.NewId(), token.ActivityId, childId, wanted.DefinitionId));
            return;
        }

        // Kept like an answer: if the activity fails over it, a retry goes on from here and starts no second process.
        var begun = new Answer(new JsonObject { ["workflowInstanceId"] = childId, ["status"] = nameof(InstanceStatus.Running) });
        Ask(_tokens.Put(token with { Answer = begun }), c => c.Activity.Behaviour.Resume(c, begun.Value));
    }

    /// <summary>The host is asked last: what it grants counts as begun.</summary>
    private Remark? WhyNotStart(StepResult.ProcessWanted wanted) =>
        !HasProcess(wanted.DefinitionId, wanted.VersionId) ? WhyNotThere(wanted.DefinitionId, wanted.VersionId)
        : _before.Depth >= StartOptions.MaxDepth ? Remark.Of($"Processes have started each other {StartOptions.MaxDepth} deep; this one is not started.")
        : ActivityContext.WhyTooLong(wanted.CorrelationId)
            ?? WhyNotGiven(wanted)
            ?? _around.Host.WhyNoMore?.Invoke()
            ?? _around.Host.WhyNotStart?.Invoke(wanted.DefinitionId, wanted.VersionId, wanted.CorrelationId);

    private static Remark WhyNotThere(string definitionId, string? versionId) =>
        versionId is null ? Remark.Of($"There is no process {definitionId} that could be started.") : NamedVersion.WhyNotThere(definitionId, versionId);

    private static Remark? WhyNotGiven(StepResult.ProcessWanted wanted) =>
        wanted.Input.Select(i => JsonCopies.WhyNot(i.Value)).FirstOrDefault(why => why is not null) is { } unusable
            ? Remark.Of($"The process {wanted.DefinitionId} cannot be given its input: {unusable}") : null;

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
