using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>
/// One step while it happens: the instance opened up, the tokens that may run, the effects so far. Tokens run first
/// come, first served; when none is left to run, joins are looked at; when no join can be released, the step is over.
/// </summary>
internal sealed partial class Burst
{
    private readonly WorkflowInstance _before;
    private readonly Func<string> _newId;
    private readonly Queue<int> _ready = new();
    private readonly TokenSet _tokens;
    private readonly Flow _flow;
    private readonly StepLog _log;
    private readonly Dictionary<string, int> _completions;
    private int _executed;
    private InstanceStatus _status = InstanceStatus.Running;
    private Incident? _incident;

    public Burst(WorkflowDefinition definition, WorkflowInstance before, DateTime now, Func<string> newId)
    {
        Definition = definition;
        Now = now;
        _before = before;
        _newId = newId;
        _tokens = new TokenSet(before.Tokens, before.LastToken);
        _completions = new Dictionary<string, int>(before.Completions, StringComparer.Ordinal);
        _log = new StepLog(definition, now, before.LastEntry);
        Data = new InstanceData(this, before, _tokens);
        _flow = new Flow(definition, _tokens, Withdraw);
    }

    public WorkflowDefinition Definition { get; }

    public DateTime Now { get; }

    public string InstanceId => _before.Id;

    public InstanceData Data { get; }

    /// <summary>How long scripts ran in this step.</summary>
    public TimeSpan ScriptTime { get; set; }

    public static Dictionary<string, JsonNode?> Defaults(IReadOnlyList<VariableDefinition> variables) =>
        variables.ToDictionary(v => v.Name, v => v.DefaultJson is null ? null : JsonNode.Parse(v.DefaultJson), StringComparer.Ordinal);

    public Step Run()
    {
        while (_status == InstanceStatus.Running)
        {
            if (_ready.TryDequeue(out var key))
            {
                Execute(key);
            }
            else if (_flow.NextRelease() is { } release)
            {
                Release(release);
            }
            else
            {
                break;
            }
        }

        return new Step(Close(), StepOutcome.Advanced, _log.Effects);
    }

    public void Enter(int parent, Activity activity) => _ready.Enqueue(_tokens.Add(parent, activity.Id).Key);

    public void Resume(int key, JsonNode? answer)
    {
        // An earlier token of the same event may have ended the instance or withdrawn this one.
        if (_status != InstanceStatus.Running || _tokens.Find(key) is not { Wait: { } wait } token)
        {
            return;
        }

        token = _tokens.Put(token with { Wait = null });
        _log.Answered(wait, answer);
        Apply(token, c => c.Activity.Behaviour.Resume(c, answer));
    }

    public void Cancel(string reason) => End(InstanceStatus.Cancelled, null, reason);

    public void Journal(string activityId, string kind, JsonNode? data) => _log.Journal(activityId, kind, data);

    private void Execute(int key)
    {
        if (_tokens.Find(key) is not { } token)
        {
            return;   // withdrawn while it stood in the queue
        }

        if (++_executed > WorkflowEngine.MaxActivitiesPerStep)
        {
            Fault(token, $"More than {WorkflowEngine.MaxActivitiesPerStep} activities ran in one step without waiting for anything: the process goes round without end.", null);
            return;
        }

        if (_tokens.Count > WorkflowEngine.MaxTokens)
        {
            Fault(token, $"More than {WorkflowEngine.MaxTokens} branches are open at once: the process forks without end.", null);
            return;
        }

        var activity = Definition.FindActivity(token.ActivityId)!;
        if (activity.Variables.Count > 0)
        {
            token = _tokens.Put(token with { Variables = Defaults(activity.Variables) });
        }

        Apply(token, c => activity.Behaviour.Run(c));
    }

    /// <summary>Asks an activity what comes next, and does it. Whatever an activity throws becomes an incident.</summary>
    private void Apply(Token token, Func<ActivityContext, StepResult> ask)
    {
        StepResult result;
        try
        {
            result = ask(new ActivityContext(this, token));
        }
        catch (ActivityFault e)
        {
            Fault(token, e.Message, e.Details);
            return;
        }
#pragma warning disable CA1031 // the contract of the engine: an activity's error is data, never an exception
        catch (Exception e)
        {
            Fault(token, "The activity failed: " + e.Message, e.GetType().Name);
            return;
        }
#pragma warning restore CA1031
        Apply(token, result);
    }

    private void Apply(Token token, StepResult result)
    {
        switch (result)
        {
            case StepResult.Left left:
                Complete(token, left.Outcomes);
                break;
            case StepResult.TaskWanted task:
                Await(token, new HumanTask(_newId(), token.ActivityId, task.Name, task.Payload.DeepClone().AsObject()));
                break;
            case StepResult.WakeWanted wake:
                Await(token, new TimerWait(_newId(), token.ActivityId, wake.Due));
                break;
            case StepResult.EventWanted @event:
                Await(token, new EventWait(_newId(), token.ActivityId, @event.Name));
                break;
            case StepResult.ChildEntered child:
                Enter(token.Key, child.Child);
                break;
            case StepResult.ContainerEnded ended:
                EndContainer(token, ended.Outcomes);
                break;
            case StepResult.WorkflowEnded:
                End(InstanceStatus.Finished, null, null);
                break;
        }
    }

    private void Await(Token token, Wait wait)
    {
        _tokens.Put(token with { Wait = wait });
        _log.Opened(wait);
    }

    private void Complete(Token token, IReadOnlyList<string> outcomes)
    {
        _completions[token.ActivityId] = _completions.GetValueOrDefault(token.ActivityId) + 1;
        _tokens.Remove(token.Key);
        if (_tokens.Find(token.Parent) is not { } parent)
        {
            End(InstanceStatus.Finished, null, null);
            return;
        }

        var container = Definition.FindActivity(parent.ActivityId)!;
        if (container.Behaviour is not Flowchart)
        {
            Apply(parent, c => container.Behaviour.ChildDone(c, Definition.FindActivity(token.ActivityId)!));
            return;
        }

        foreach (var arrived in _flow.Leave(parent, container, token.ActivityId, outcomes))
        {
            _ready.Enqueue(arrived.Key);
        }

        CompleteIfEmpty(parent);
    }

    private void Release(Flow.JoinRelease release)
    {
        foreach (var token in release.Arrived)
        {
            _tokens.Remove(token.Key);
        }

        var join = release.Arrived[0];
        if (release.Runs)
        {
            Enter(join.Parent, Definition.FindActivity(join.ActivityId)!);
            return;
        }

        Journal(join.ActivityId, JournalKind.Skipped, null);
        CompleteIfEmpty(_tokens.Find(join.Parent)!);
    }

    private void CompleteIfEmpty(Token flowchart)
    {
        if (!_tokens.HasInside(flowchart.Key))
        {
            Complete(flowchart, ["Done"]);
        }
    }
}
