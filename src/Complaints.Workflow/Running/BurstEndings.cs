using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>The ways in which something ends before its time: a container, a loop, the instance.</summary>
internal sealed partial class Burst
{
    private void EndContainer(Token token, IReadOnlyList<string> outcomes)
    {
        if (Around(token, b => b is Flowchart or Sequence) is { } container)
        {
            Count(token);
            Complete(container, outcomes);
        }
        else
        {
            _outcomes = outcomes;
            End(InstanceStatus.Finished, null);
        }
    }

    private void BreakLoop(Token token)
    {
        if (Around(token, b => b.IsLoop) is { } loop)
        {
            Count(token);
            Complete(loop, ["Done"]);
        }
        else
        {
            Fault(token, "There is no loop around this activity that it could break.", null);
        }
    }

    /// <summary>The nearest container of this kind around a token.</summary>
    private Token? Around(Token token, Func<Behaviour, bool> isIt)
    {
        var container = _tokens.Find(token.Parent);
        while (container is not null && !isIt(Definition.FindActivity(container.ActivityId)!.Behaviour))
        {
            container = _tokens.Find(container.Parent);
        }

        return container;
    }

    /// <summary>Takes a token away with everything inside it, closing its wait or incident.</summary>
    private void Withdraw(Token token)
    {
        foreach (var inside in _tokens.Inside(token.Key))
        {
            Withdraw(inside);
        }

        _tokens.Remove(token.Key);
        if (token.Incident is { } incident)
        {
            _log.Settled(incident);
        }

        if (token.Wait is { } wait && (_status == InstanceStatus.Running || wait is ChildWait))
        {
            _log.Withdrawn(wait);
        }
    }

    private void End(InstanceStatus status, Remark? reason)
    {
        foreach (var token in _tokens.All().Where(t => t.Parent == 0))
        {
            Withdraw(token);
        }

        _status = status;
        _log.Ended(status, reason);
    }

    private WorkflowInstance Close()
    {
        var goesOn = _status is InstanceStatus.Running or InstanceStatus.Faulted;
        return new WorkflowInstance(_before.Id, _before.DefinitionId, Definition.Hash)
        {
            Status = _status,
            Name = Data.Name,
            CorrelationId = Data.CorrelationId,
            ParentId = _before.ParentId,
            Depth = _before.Depth,
            Tokens = _tokens.All(),
            LastToken = _tokens.LastKey,
            LastEntry = _log.LastEntry,
            Completions = _completions,
            Variables = Data.Variables,
            Output = Data.Output,
            Outcomes = _outcomes,
            Input = goesOn ? _before.Input : new Dictionary<string, JsonNode?>(),
            Outputs = goesOn ? Data.Outputs : new Dictionary<string, JsonNode?>(),
            LastResult = goesOn ? Data.LastResult : null,
        };
    }
}
