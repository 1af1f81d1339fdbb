using System.Text.Json.Nodes;
using Complaints.Workflow.Expressions;
using Complaints.Workflow.Running;

namespace Complaints.Workflow;

/// <summary>What a <see cref="ProcessRunner"/> asks of whoever keeps instances.</summary>
public interface IProcessStorage
{
    /// <summary>
    /// The version of a process that new instances get, by its id or (workflows used as activities) by what it <see cref="WorkflowDefinition.Answers"/>
    /// to; with a version id the version, in use or kept, that has it in its file. Null if there is none that could be started.
    /// </summary>
    WorkflowDefinition? Published(string definitionId, string? versionId = null);

    /// <summary>The processes that an event of this name sets off.</summary>
    IEnumerable<(WorkflowDefinition Definition, EventTrigger Trigger)> TriggeredBy(string eventName);

    /// <summary>An instance with the definition it runs on, as last saved or written; null if there is none.</summary>
    ValueTask<(WorkflowDefinition Definition, WorkflowInstance Instance)?> Load(string instanceId);

    /// <summary>The running instances that wait for this event, oldest first; with a correlation id only those that have it.</summary>
    ValueTask<IReadOnlyList<string>> WaitingFor(string eventName, string? correlationId);

    /// <summary>
    /// Why this process may not start under this correlation id beside those that run, written or saved, by its
    /// <see cref="WorkflowDefinition.Activation"/>; null if it may. Not asked for one that may always start.
    /// </summary>
    Remark? WhyNotStart(WorkflowDefinition definition, string? correlationId);

    /// <summary>What the steps of an instance may ask; that of its parent or of the run, if it is new. <see cref="StepHost.HasProcess"/> is answered by <see cref="Published"/>.</summary>
    StepHost HostOf(string instanceId);

    /// <summary>Takes a new state of an instance and what follows from it. To be saved with all other writes of the run, or not at all.</summary>
    ValueTask Write(WorkflowDefinition definition, Step step);
}

/// <summary>
/// Runs an instance and all that its step sets off in others: processes it starts, events it publishes, ends it is
/// waited for. One run is one transaction: everything it writes belongs together. For one run at one moment; not for several threads.
/// </summary>
/// <param name="storage">Where instances are kept.</param>
/// <param name="now">UTC.</param>
/// <param name="newId">Gives fresh ids, also for child instances.</param>
public sealed class ProcessRunner(IProcessStorage storage, DateTime now, Func<string> newId)
{
    /// <summary>
    /// How much one run may set off: processes started, events published, instances that hear one. Whoever wants more fails
    /// there with an incident, so that processes that answer each other for ever come to an end, and what they did is kept.
    /// </summary>
    public const int MaxSetOff = 1_000;

    /// <summary>
    /// How long the scripts of one run may take together, in all instances that it moves: it is a request that waits for it. The
    /// next one to begin fails with an incident, and what was done until then is kept.
    /// </summary>
    public static readonly TimeSpan MaxScriptTime = TimeSpan.FromSeconds(10);

    private static readonly Remark Enough =
        $"More than {MaxSetOff} processes and events followed from one step: processes set each other off without end. Tried again, it goes on from here.";

    private readonly Queue<Func<ValueTask>> _open = new();
    private readonly Dictionary<string, List<Effect>> _effects = [];
    private readonly Dictionary<string, WorkflowInstance> _latest = [];
    private readonly HashSet<string> _granted = new(StringComparer.Ordinal);
    private readonly List<Remark> _notStarted = [];
    private int _setOff;

    /// <summary>What the scripts of this run have used up.</summary>
    internal ScriptTime ScriptTime { get; } = new(
        MaxScriptTime, $"More than {MaxScriptTime.TotalSeconds} seconds of scripts, in all processes together, followed from one step. Tried again, it goes on from here.");

    /// <summary>What an event would have set off if no other instance ran, as sentences.</summary>
    public IReadOnlyList<Remark> NotStarted => _notStarted;

    /// <summary>Starts an instance.</summary>
    /// <returns>The instance at the end of the run with all its effects.</returns>
    /// <exception cref="ActivationRefusedException">The strategy of the definition forbids it; nothing was written.</exception>
    public async ValueTask<Step> Start(WorkflowDefinition definition, string instanceId, IReadOnlyDictionary<string, JsonNode?>? input, StartOptions? options = null)
    {
        options ??= new StartOptions();
        if (WhyNotStart(definition, options.CorrelationId) is { } refusal)
        {
            throw new ActivationRefusedException(refusal);
        }

        await Begin(definition, instanceId, input, options);
        await Finish();
        return Result(instanceId, StepOutcome.Advanced);
    }

    /// <summary>Tells an instance that something happened.</summary>
    /// <returns>The instance at the end of the run with all its effects; effects are empty unless the outcome is Advanced.</returns>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public async ValueTask<Step> Advance(string instanceId, Stimulus stimulus)
    {
        var outcome = await Send(instanceId, stimulus) ?? throw new InvalidOperationException($"There is no instance {instanceId}.");
        await Finish();
        return Result(instanceId, outcome);
    }

    /// <summary>Moves an instance to another version of its definition.</summary>
    /// <returns>The instance at the end of the run with all its effects.</returns>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    /// <exception cref="MigrationRefusedException">The plan has problems, or a task cannot be opened in the new version; nothing may be saved.</exception>
    public async ValueTask<Step> Migrate(string instanceId, WorkflowDefinition to, IReadOnlyDictionary<string, string> map)
    {
        var (from, instance) = await storage.Load(instanceId) ?? throw new InvalidOperationException($"There is no instance {instanceId}.");
        await Follow(to, WorkflowEngine.Migrate(from, to, instance, map, now, newId, HostOf(instanceId)));
        await Finish();
        return Result(instanceId, StepOutcome.Advanced);
    }

    /// <summary>An event from outside: resumes who waits for it and starts what it triggers.</summary>
    /// <param name="eventName">Compared exactly, case included.</param>
    /// <param name="correlationId">Only for instances with this correlation id, and for what it starts; null: for all.</param>
    /// <param name="payload">What it carries.</param>
    /// <returns>All instances that were started or told something in this run, also by those it reached first; in no particular order.</returns>
    public async ValueTask<IReadOnlyList<string>> Raise(string eventName, string? correlationId, JsonNode? payload)
    {
        await Deliver(eventName, correlationId, payload, publisher: null);
        await Finish();
        return [.. _latest.Keys];
    }

    private Step Result(string instanceId, StepOutcome outcome) => new(_latest[instanceId], outcome, _effects.GetValueOrDefault(instanceId) ?? []);

    private async ValueTask Finish()
    {
        while (_open.TryDequeue(out var next))
        {
            await next();
        }
    }

    /// <summary>Also what is granted in this run and not begun yet counts.</summary>
    private Remark? WhyNotStart(WorkflowDefinition definition, string? correlationId)
    {
        if (definition.Activation == ActivationStrategy.AllowAlways)
        {
            return null;
        }

        var refusal = storage.WhyNotStart(definition, correlationId);
        return refusal is null && Activation.Key(definition, correlationId) is { } key && !_granted.Add(key) ? Activation.Refusal(definition, correlationId) : refusal;
    }

    private async ValueTask Begin(WorkflowDefinition definition, string instanceId, IReadOnlyDictionary<string, JsonNode?>? input, StartOptions options)
    {
        await Follow(definition, WorkflowEngine.Start(definition, instanceId, input, now, newId, HostOf(options.ParentId ?? instanceId), options) with { StartedUnder = options.CorrelationId });
        if (Activation.Key(definition, options.CorrelationId) is { } key)
        {
            _granted.Remove(key);   // The storage knows of it now, and when it ends.
        }
    }

    private async ValueTask<StepOutcome?> Send(string instanceId, Stimulus stimulus)
    {
        if (await storage.Load(instanceId) is not { } found)
        {
            return null;
        }

        var step = WorkflowEngine.Advance(found.Definition, found.Instance, stimulus, now, newId, HostOf(instanceId));
        _latest[instanceId] = step.Instance;
        if (step.Outcome == StepOutcome.Advanced)
        {
            await Follow(found.Definition, step);
        }

        return step.Outcome;
    }

    private async ValueTask Follow(WorkflowDefinition definition, Step step)
    {
        var instance = step.Instance;
        _latest[instance.Id] = instance;
        if (!_effects.TryAdd(instance.Id, [.. step.Effects]))
        {
            _effects[instance.Id].AddRange(step.Effects);
        }

        await storage.Write(definition, step);
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case ChildStarted child:
                    _open.Enqueue(() => Begin(storage.Published(child.DefinitionId, child.VersionId)!, child.ChildId, child.Input, child.Options));
                    break;
                case ChildDropped { Ended: false } dropped:
                    _open.Enqueue(async () => await Send(dropped.ChildId, new CancelRequested($"Instance {instance.Id} no longer needs it.")));
                    break;
                case EventPublished published:
                    _open.Enqueue(() => Deliver(published.Name, published.CorrelationId, published.Payload, instance.Id));
                    break;
                case Ended ended when instance.ParentId is { } parent:
                    _open.Enqueue(async () => await Send(parent, new ChildEnded(instance.Id, ended.Status, instance.GetOutput(), instance.Outcomes)));
                    break;
            }
        }
    }

    private async ValueTask Deliver(string eventName, string? correlationId, JsonNode? payload, string? publisher)
    {
        foreach (var listener in (await storage.WaitingFor(eventName, correlationId)).Where(id => id != publisher))
        {
            _setOff++;
            await Send(listener, new EventReceived(eventName, payload));
        }

        foreach (var (definition, trigger) in storage.TriggeredBy(eventName))
        {
            if (WhyNotStart(definition, correlationId) is { } refusal)
            {
                _notStarted.Add(refusal);
                continue;
            }

            var options = new StartOptions { CorrelationId = correlationId, TriggerActivityId = trigger.ActivityId, TriggerPayload = JsonCopies.Plain(payload) };
            _setOff++;
            await Begin(definition, newId(), null, options);
        }
    }

    private StepHost HostOf(string instanceId) => storage.HostOf(instanceId) with
    {
        HasProcess = (id, versionId) => storage.Published(id, versionId) is not null,
        WhyNotStart = (id, versionId, correlationId) => storage.Published(id, versionId) is { } definition ? WhyNotStart(definition, correlationId) : null,
        WhyNoMore = () => ++_setOff > MaxSetOff ? Enough : null,
        ScriptTime = ScriptTime,
    };
}
