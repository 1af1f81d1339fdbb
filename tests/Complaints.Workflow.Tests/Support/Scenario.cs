using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests.Support;

/// <summary>
/// Base of the scenarios: one instance, a clock the test moves, and helpers in the words of a scenario. After every
/// step the instance is saved and reloaded, so no scenario passes on something that is not in the saved state.
/// </summary>
public abstract class Scenario
{
    private int _lastId;

    protected WorkflowDefinition Definition { get; private set; } = null!;

    protected WorkflowInstance Instance { get; private set; } = null!;

    protected DateTime Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    protected List<Effect> Effects { get; } = [];

    protected IReadOnlyList<Effect> LastEffects { get; private set; } = [];

    /// <summary>The lines written, in order.</summary>
    protected IEnumerable<string> Written => Journal(JournalKind.Wrote).Select(e => e.Data!.GetValue<string>());

    /// <summary>What it waits for, by activity id, sorted.</summary>
    protected string Open => string.Join(" ", Instance.Waits.Select(w => w.ActivityId).Order(StringComparer.Ordinal));

    protected IEnumerable<JournalEntry> Journal(string kind) => Effects.OfType<Journaled>().Select(j => j.Entry).Where(e => e.Kind == kind);

    protected void Start(FlowBuilder flow, params (string Name, JsonNode? Value)[] input) => Start(flow.Document().ToJsonString(), input);

    protected void Start(string json, params (string Name, JsonNode? Value)[] input)
    {
        var reading = DefinitionReader.Read(json);
        Assert.DoesNotContain(reading.Problems, p => !p.IsWarning);
        Definition = reading.Definition!;
        Keep(WorkflowEngine.Start(Definition, "i-1", input.ToDictionary(i => i.Name, i => i.Value), Now, NewId));
    }

    protected void Answer(string activityId, JsonNode? result = null)
    {
        var task = Instance.Waits.OfType<HumanTask>().First(t => t.ActivityId == activityId);
        Assert.Equal(StepOutcome.Advanced, Send(new TaskAnswered(task.Id, result)));
    }

    protected void Fire(string activityId)
    {
        var timer = Instance.Waits.OfType<TimerWait>().First(t => t.ActivityId == activityId);
        Now = timer.DueAt > Now ? timer.DueAt : Now;
        Assert.Equal(StepOutcome.Advanced, Send(new TimerDue(timer.Id)));
    }

    protected StepOutcome Send(Stimulus stimulus)
    {
        var step = WorkflowEngine.Advance(Definition, Instance, stimulus, Now, NewId);
        if (step.Outcome != StepOutcome.Advanced)
        {
            Assert.Same(Instance, step.Instance);
            Assert.Empty(step.Effects);
        }

        Keep(step);
        return step.Outcome;
    }

    protected void GoOnWith(WorkflowDefinition definition, Func<WorkflowDefinition, Step> move)
    {
        var step = move(definition);
        Definition = definition;
        Keep(step);
    }

    protected void Later(TimeSpan span) => Now += span;

    protected void AssertWaitsFor(string activities)
    {
        Assert.Null(Instance.Incident);
        Assert.Equal(activities, Open);
    }

    protected void AssertFinished()
    {
        Assert.Null(Instance.Incident);
        Assert.Equal(InstanceStatus.Finished, Instance.Status);
        Assert.Empty(Instance.Waits);
    }

    private void Keep(Step step)
    {
        var saved = step.Instance.ToJson();
        var reloaded = WorkflowInstance.FromJson(saved);
        Assert.Equal(saved, reloaded.ToJson());
        Instance = step.Outcome == StepOutcome.Advanced ? reloaded : Instance;
        LastEffects = step.Effects;
        Effects.AddRange(step.Effects);
        Assert.Equal(Instance.Status == InstanceStatus.Running, Instance.Waits.Count > 0);
    }

    protected string NewId() => $"w{++_lastId}";
}
