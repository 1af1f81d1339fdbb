namespace Complaints.Workflow;

/// <summary>Keeps instances in memory, for trials and tests of processes. Not for several threads.</summary>
/// <param name="definitions">The processes that can run; of two with one id the last counts, and the other is there for who names its version.</param>
/// <param name="startedByHand">The id of a process that is started by hand: no event sets it off beside that; null for none.</param>
public sealed class MemoryProcesses(IEnumerable<WorkflowDefinition> definitions, string? startedByHand = null) : IProcessStorage
{
    private readonly ILookup<string, WorkflowDefinition> _versions = definitions.Where(d => d.CanStart).ToLookup(d => d.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, (WorkflowDefinition Definition, WorkflowInstance Instance)> _instances = [];
    private readonly List<string> _order = [];

    private IEnumerable<WorkflowDefinition> InUse => _versions.Select(versions => versions.Last());

    /// <summary>All instances, oldest first.</summary>
    public IEnumerable<WorkflowInstance> Instances => _order.Select(id => _instances[id].Instance);

    /// <summary>All that happened, over all instances, in order.</summary>
    public List<(string InstanceId, Effect Effect)> Effects { get; } = [];

    /// <inheritdoc/>
    public WorkflowDefinition? Published(string definitionId, string? versionId = null) => versionId is null
        ? _versions[definitionId].LastOrDefault() ?? InUse.FirstOrDefault(d => d.Answers(definitionId))
        : InUse.Concat(_versions[definitionId].Reverse()).FirstOrDefault(d => d.VersionId == versionId);

    /// <inheritdoc/>
    public IEnumerable<(WorkflowDefinition Definition, EventTrigger Trigger)> TriggeredBy(string eventName) =>
        from definition in InUse
        where definition.Id != startedByHand
        from trigger in definition.Triggers.OfType<EventTrigger>()
        where trigger.EventName == eventName
        select (definition, trigger);

    /// <inheritdoc/>
    public ValueTask<(WorkflowDefinition Definition, WorkflowInstance Instance)?> Load(string instanceId) =>
        new(_instances.TryGetValue(instanceId, out var found) ? found : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> WaitingFor(string eventName, string? correlationId) =>
        new(Instances
            .Where(i => correlationId is null || i.CorrelationId == correlationId)
            .Where(i => i.Waits.OfType<EventWait>().Any(w => w.EventName == eventName))
            .Select(i => i.Id).ToList());

    /// <inheritdoc/>
    public Remark? WhyNotStart(WorkflowDefinition definition, string? correlationId)
    {
        var running = Instances.Where(i => i.Status is InstanceStatus.Running or InstanceStatus.Faulted);
        var isTaken = definition.Activation switch
        {
            ActivationStrategy.Singleton => running.Any(i => i.DefinitionId == definition.Id),
            ActivationStrategy.CorrelatedSingleton => running.Any(i => i.DefinitionId == definition.Id && i.CorrelationId == correlationId),
            ActivationStrategy.Correlation => correlationId is not null && running.Any(i => i.CorrelationId == correlationId),
            _ => false,
        };
        return isTaken ? Activation.Refusal(definition, correlationId) : null;
    }

    /// <inheritdoc/>
    public StepHost HostOf(string instanceId) => new();

    /// <inheritdoc/>
    public ValueTask Write(WorkflowDefinition definition, Step step)
    {
        if (!_instances.ContainsKey(step.Instance.Id))
        {
            _order.Add(step.Instance.Id);
        }

        _instances[step.Instance.Id] = (definition, step.Instance);
        Effects.AddRange(step.Effects.Select(effect => (step.Instance.Id, effect)));
        return ValueTask.CompletedTask;
    }
}
