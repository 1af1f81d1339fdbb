namespace Complaints.Workflow.Tests.Support;

/// <summary>Saves every instance and reads it back before anybody sees it, as a database would.</summary>
internal sealed class SavingProcesses(MemoryProcesses memory) : IProcessStorage
{
    public WorkflowDefinition? Published(string definitionId, string? versionId = null) => memory.Published(definitionId, versionId);

    public IEnumerable<(WorkflowDefinition Definition, EventTrigger Trigger)> TriggeredBy(string eventName) => memory.TriggeredBy(eventName);

    public ValueTask<(WorkflowDefinition Definition, WorkflowInstance Instance)?> Load(string instanceId) => memory.Load(instanceId);

    public ValueTask<IReadOnlyList<string>> WaitingFor(string eventName, string? correlationId) => memory.WaitingFor(eventName, correlationId);

    public Remark? WhyNotStart(WorkflowDefinition definition, string? correlationId) => memory.WhyNotStart(definition, correlationId);

    public StepHost HostOf(string instanceId) => memory.HostOf(instanceId);

    public ValueTask Write(WorkflowDefinition definition, Step step)
    {
        var reloaded = WorkflowInstance.FromJson(step.Instance.ToJson());
        Assert.Equal(step.Instance.ParentId, reloaded.ParentId);
        Assert.Equal(step.Instance.Depth, reloaded.Depth);
        return memory.Write(definition, step with { Instance = reloaded });
    }
}
