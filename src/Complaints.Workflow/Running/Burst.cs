using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Running;

/// <summary>
/// One step while it happens: the instance opened up, the tokens that may run, the effects so far. Tokens run first
/// come, first served; when none is left to run, joins are looked at; when no join can be released, the step is over.
/// </summary>
internal sealed partial class Burst
{
    private readonly WorkflowInstance _before;
    private readonly Surroundings _around;
    private readonly Queue<int> _ready = new();
    private readonly TokenSet _tokens;
    private readonly Flow _flow;
    private readonly StepLog _log;
    private readonly Dictionary<string, int> _completions;
    private readonly long _bytesAtStart = GC.GetAllocatedBytesForCurrentThread();
    private int _executed;
    private int _guids;
    private InstanceStatus _status;
    private IReadOnlyList<string> _outcomes = [];
    private StartOptions? _trigger;

    public Burst(WorkflowDefinition definition, WorkflowInstance before, Surroundings around)
    {
        Definition = definition;
        _before = before;
        _around = around;
        _status = before.Status;
        _tokens = new TokenSet(before.Tokens, before.LastToken);
        _completions = new Dictionary<string, int>(before.Completions, StringComparer.Ordinal);
        _log = new StepLog(definition, around.Now, before.LastEntry);
        ScriptTime = ScriptHost.TimeOfStep(around.Host.ScriptTime);
        Data = new InstanceData(this, before, _tokens);
        _flow = new Flow(definition, _tokens, Withdraw);
    }

    public WorkflowDefinition Definition { get; }

    public DateTime Now => _around.Now;

    public IWorkCalendar? Calendar => _around.Host.Calendar;

    public string InstanceId => _before.Id;

    public InstanceData Data { get; }

    public ScriptTime ScriptTime { get; }

    /// <summary>Another one at each call; the same ones when the same step is run again.</summary>
    public Guid NewGuid() => ScriptGuids.Next(_before.Id, _before.LastEntry, ++_guids);

    public static Dictionary<string, JsonNode?> Defaults(IReadOnlyList<VariableDefinition> variables) =>
        variables.ToDictionary(v => v.Name, v => v.DefaultJson is null ? null : JsonNode.Parse(v.DefaultJson, documentOptions: JsonTexts.Deep), StringComparer.Ordinal);

    /// <summary>The defaults, except where a value came along.</summary>
    private static Dictionary<string, JsonNode?> Begin(IReadOnlyList<VariableDefinition> declared, IReadOnlyDictionary<string, JsonNode?>? given)
    {
        var variables = Defaults(declared);
        foreach (var (name, value) in given ?? new Dictionary<string, JsonNode?>())
        {
            variables[name] = value;
        }

        return variables;
    }

    public void Start(StartOptions options)
    {
        _trigger = options with { TriggerPayload = JsonCopies.Plain(options.TriggerPayload) };
        _log.Begun(_before, _trigger);
        Enter(0, Definition.Root);
    }

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

        if (_status == InstanceStatus.Running && !_tokens.All().Exists(t => t.Wait is not null))
        {
            _status = InstanceStatus.Faulted;   // nothing is left but incidents
        }

        return new Step(Close(), StepOutcome.Advanced, _log.Effects);
    }

    /// <summary>The wait of this token is over. What follows runs when the step does, and again if it fails and is retried.</summary>
    public void Resume(int key, JsonNode? answer)
    {
        var token = _tokens.Find(key)!;
        _log.Answered(token.Wait!, answer);
        _tokens.Put(token with { Wait = null, Answer = new Answer(answer) });
        _ready.Enqueue(key);
    }

    public void Cancel(Remark reason) => End(InstanceStatus.Cancelled, reason);

    public void Journal(string activityId, string kind, JsonNode? data) => _log.Journal(activityId, kind, data);

    public bool HasProcess(string definitionId, string? versionId = null) => _around.Host.HasProcess?.Invoke(definitionId, versionId) ?? true;

    public bool IsTrigger(string activityId) => _trigger?.TriggerActivityId == activityId;

    /// <summary>The payload, if this activity is what set the process off. Only once: coming round again it waits like any other.</summary>
    public Answer? TakeTrigger(Token token)
    {
        if (!IsTrigger(token.ActivityId))
        {
            return null;
        }

        var taken = new Answer(_trigger!.TriggerPayload);
        _trigger = null;
        _tokens.Put(_tokens.Find(token.Key)! with { Answer = taken });   // so that a retry has it as well
        return taken;
    }

    public int CountInside(Token token) => _tokens.Inside(token.Key).Count;

    private void Enter(int parent, Activity activity, IReadOnlyDictionary<string, JsonNode?>? variables = null)
    {
        var token = _tokens.Add(parent, activity.Id);
        _tokens.Put(token with { Variables = variables });
        _ready.Enqueue(token.Key);
    }

    private void Execute(int key)
    {
        if (_tokens.Find(key) is not { Incident: null } token)
        {
            return;   // withdrawn while it stood in the queue
        }

        if (++_executed > WorkflowEngine.MaxActivitiesPerStep)
        {
            GiveUp(token, $"More than {WorkflowEngine.MaxActivitiesPerStep} activities ran in one step without waiting for anything: the process goes round without end.");
            return;
        }

        if (GC.GetAllocatedBytesForCurrentThread() - _bytesAtStart > WorkflowEngine.MaxBytesPerStep)
        {
            GiveUp(token, $"One step used more than {WorkflowEngine.MaxBytesPerStep >> 20} MB of memory: the process copies too much without waiting for anything.");
            return;
        }

        if (_tokens.Count > WorkflowEngine.MaxTokens)
        {
            ForksWithoutEnd(token);
            return;
        }

        var activity = Definition.FindActivity(token.ActivityId)!;
        if (token.Answer is { } answer)
        {
            Ask(token, c => activity.Behaviour.Resume(c, answer.Value));
        }
        else if (token.After is { } child)
        {
            Ask(token, c => activity.Behaviour.ChildDone(c, Definition.FindActivity(child)!));
        }
        else
        {
            if (activity.Variables.Count > 0)
            {
                token = _tokens.Put(token with { Variables = Begin(activity.Variables, token.Variables) });
            }

            Ask(token, c => activity.Behaviour.Run(c));
        }
    }

    private void ForksWithoutEnd(Token token) => GiveUp(token, $"More than {WorkflowEngine.MaxTokens} branches are open at once: the process forks without end.");

    private void GiveUp(Token token, Remark remark)
    {
        Fault(token, remark, null);
        Stop();
    }

    /// <summary>Asks an activity what comes next, and does it. Whatever an activity throws becomes an incident.</summary>
    private void Ask(Token token, Func<ActivityContext, StepResult> question)
    {
        StepResult result;
        try
        {
            result = question(new ActivityContext(this, token));
        }
        catch (ActivityFault e)
        {
            DropAnswerIf(e.StartsOver, token);
            Fault(token, e.Remark, e.Details);
            return;
        }
#pragma warning disable CA1031 // the contract of the engine: an activity's error is data, never an exception
        catch (Exception e)
        {
            Fault(token, $"The activity failed: {e.Message}", e.GetType().Name);
            return;
        }
#pragma warning restore CA1031
        Apply(_tokens.Find(token.Key)!, result);
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
}
