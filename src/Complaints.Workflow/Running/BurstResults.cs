using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>What follows when an activity has said what it wants: a wait, children, or the way on.</summary>
internal sealed partial class Burst
{
    private void Apply(Token token, StepResult result)
    {
        switch (result)
        {
            case StepResult.Left left:
                Complete(token, left.Outcomes);
                break;
            case StepResult.TaskWanted task:
                OpenTask(token, task);
                break;
            case StepResult.WakeWanted wake:
                Await(token, new TimerWait(_around.NewId(), token.ActivityId, wake.Due) { InWorkingTime = wake.InWorkingTime });
                break;
            case StepResult.EventWanted @event:
                Await(token, new EventWait(_around.NewId(), token.ActivityId, @event.Name));
                break;
            case StepResult.ProcessWanted process:
                StartChild(token, process);
                break;
            case StepResult.ChildrenEntered entered:
                EnterChildren(token, entered);
                break;
            case StepResult.Publishing publishing:
                Publish(token, publishing);
                break;
            case StepResult.Staying:
                _tokens.Put(token with { After = null });
                break;
            case StepResult.LoopBroken:
                BreakLoop(token);
                break;
            case StepResult.ContainerEnded ended:
                EndContainer(token, ended.Outcomes);
                break;
            case StepResult.WorkflowEnded:
                End(InstanceStatus.Finished, null);
                break;
        }
    }

    private void OpenTask(Token token, StepResult.TaskWanted wanted)
    {
        if (_around.Host.WhyNotTask?.Invoke(wanted.Name, wanted.Payload) is { } problem)
        {
            Fault(token, $"The task {wanted.Name} cannot be shown: {problem}", null);
            return;
        }

        var task = new HumanTask(_around.NewId(), token.ActivityId, wanted.Name, wanted.Payload.DeepClone().AsObject());
        TellId(token, task);
        Await(_tokens.Find(token.Key)!, task);
    }

    /// <summary>Puts the id of a task where its activity says. The reader has seen to it that a text fits there.</summary>
    private void TellId(Token token, HumanTask task)
    {
        if (Definition.FindActivity(token.ActivityId)!.Behaviour is RunTask { TaskId: var output })
        {
            new ActivityContext(this, token).SetOutput(output, task.Id);
        }
    }

    private void EnterChildren(Token token, StepResult.ChildrenEntered entered)
    {
        if (_tokens.Count + entered.Children.Count > WorkflowEngine.MaxTokens)
        {
            ForksWithoutEnd(token);
            return;
        }

        _tokens.Put(token with { Answer = null, After = null });
        foreach (var (child, variables) in entered.Children)
        {
            Enter(token.Key, child, variables);
        }
    }

    private void Await(Token token, Wait wait)
    {
        _tokens.Put(token with { Wait = wait, Answer = null });
        _log.Opened(wait);
    }

    private void Complete(Token token, IReadOnlyList<string> outcomes)
    {
        foreach (var inside in _tokens.Inside(token.Key))
        {
            Withdraw(inside);
        }

        Count(token);
        _tokens.Remove(token.Key);
        if (_tokens.Find(token.Parent) is not { } parent)
        {
            _outcomes = outcomes;
            End(InstanceStatus.Finished, null);
            return;
        }

        var container = Definition.FindActivity(parent.ActivityId)!;
        if (container.Behaviour is not Flowchart)
        {
            parent = _tokens.Put(parent with { After = token.ActivityId });
            Ask(parent, c => container.Behaviour.ChildDone(c, Definition.FindActivity(token.ActivityId)!));
            return;
        }

        foreach (var arrived in _flow.Leave(parent, container, token.ActivityId, outcomes))
        {
            _ready.Enqueue(arrived.Key);
        }

        CompleteIfEmpty(parent);
    }

    private void Count(Token token) => _completions[token.ActivityId] = _completions.GetValueOrDefault(token.ActivityId) + 1;

    private void CompleteIfEmpty(Token flowchart)
    {
        if (!_tokens.HasInside(flowchart.Key))
        {
            Complete(flowchart, ["Done"]);
        }
    }
}
