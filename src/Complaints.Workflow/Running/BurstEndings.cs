using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>The ways in which something ends before its time, and the step itself.</summary>
internal sealed partial class Burst
{
    private void EndContainer(Token token, IReadOnlyList<string> outcomes)
    {
        var container = _tokens.Find(token.Parent);
        while (container is not null && Definition.FindActivity(container.ActivityId)!.Behaviour is not (Flowchart or Sequence))
        {
            container = _tokens.Find(container.Parent);
        }

        if (container is null)
        {
            End(InstanceStatus.Finished, null, null);
            return;
        }

        _completions[token.ActivityId] = _completions.GetValueOrDefault(token.ActivityId) + 1;
        foreach (var inside in _tokens.Inside(container.Key))
        {
            Withdraw(inside);
        }

        Complete(container, outcomes);
    }

    /// <summary>Takes a token away with everything inside it, closing the waits.</summary>
    private void Withdraw(Token token)
    {
        foreach (var inside in _tokens.Inside(token.Key))
        {
            Withdraw(inside);
        }

        _tokens.Remove(token.Key);
        if (token.Wait is { } wait)
        {
            _log.Withdrawn(wait);
        }
    }

    private void Fault(Token token, string sentence, string? details)
    {
        Journal(token.ActivityId, JournalKind.Faulted, sentence);
        End(InstanceStatus.Faulted, new Incident(token.ActivityId, sentence, details, Now), null);
    }

    private void End(InstanceStatus status, Incident? incident, string? reason)
    {
        foreach (var token in _tokens.All().Where(t => t.Parent == 0))
        {
            Withdraw(token);
        }

        _status = status;
        _incident = incident;
        _log.Ended(status, incident, reason);
    }

    private WorkflowInstance Close()
    {
        var runs = _status == InstanceStatus.Running;
        return new WorkflowInstance(_before.Id, _before.DefinitionId, _before.DefinitionHash)
        {
            Status = _status,
            Incident = _incident,
            Tokens = _tokens.All(),
            LastToken = _tokens.LastKey,
            LastEntry = _log.LastEntry,
            Completions = _completions,
            Variables = Data.Variables,
            Input = runs ? _before.Input : new Dictionary<string, JsonNode?>(),
            Outputs = runs ? Data.Outputs : new Dictionary<string, JsonNode?>(),
            LastResult = runs ? Data.LastResult : null,
        };
    }
}
