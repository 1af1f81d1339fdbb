using System.Text.Json;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>One instance driven by numbers: each number picks a wait and an answer.</summary>
internal sealed class Play
{
    public static readonly DateTime Begin = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public Play(WorkflowDefinition definition)
    {
        Definition = definition;
        Last = WorkflowEngine.Start(definition, "i", null, Begin, Ids(0));
    }

    public WorkflowDefinition Definition { get; private set; }

    public Step Last { get; private set; }

    public WorkflowInstance Instance => Last.Instance;

    public DateTime Now { get; private set; } = Begin;

    public int Steps { get; private set; }

    public static Func<string> Ids(int step)
    {
        var n = 0;
        return () => $"{step}.{n++}";
    }

    /// <summary>What this number would do now; null if the instance has ended.</summary>
    public (Stimulus Stimulus, DateTime At)? Choose(int number)
    {
        if (Instance.Waits.Count == 0)
        {
            return null;
        }

        var wait = Instance.Waits[number / 2 % Instance.Waits.Count];
        return wait switch
        {
            TimerWait timer => (new TimerDue(timer.Id), timer.DueAt > Now ? timer.DueAt : Now),
            EventWait waiting => (new EventReceived(waiting.EventName, number), Now),
            _ => (new TaskAnswered(wait.Id, number % 2 == 0), Now),
        };
    }

    public Step Try(Stimulus stimulus, DateTime at) => WorkflowEngine.Advance(Definition, Instance, stimulus, at, Ids(Steps + 1));

    /// <summary>Where the instance would stand after all of this, one after the other, when every timer that is set has become due.</summary>
    public WorkflowInstance After(params ReadOnlySpan<Stimulus> stimuli)
    {
        var at = Instance.Waits.OfType<TimerWait>().Select(timer => timer.DueAt).Append(Now).Max();
        var instance = Instance;
        foreach (var stimulus in stimuli)
        {
            var step = WorkflowEngine.Advance(Definition, instance, stimulus, at, Ids(Steps + 1));
            Assert.Equal(StepOutcome.Advanced, step.Outcome);
            instance = step.Instance;
        }

        return instance;
    }

    public bool Do(int number)
    {
        if (Choose(number) is not { } choice)
        {
            return false;
        }

        Take(Try(choice.Stimulus, choice.At), choice.At);
        return true;
    }

    public Step Send(Stimulus stimulus) => Take(Try(stimulus, Now), Now);

    public Step Migrate(WorkflowDefinition to)
    {
        var step = WorkflowEngine.Migrate(Definition, to, Instance, new Dictionary<string, string>(), Now, Ids(Steps + 1));
        Definition = to;
        return Take(step, Now);
    }

    /// <summary>A step made elsewhere becomes the last one.</summary>
    public Step Take(Step step, DateTime at)
    {
        Steps++;
        Now = at;
        return Last = step;
    }

    /// <summary>Where an instance stands, without ids, times and the order in which it got there.</summary>
    public static string Shape(WorkflowInstance instance)
    {
        var tokens = instance.Tokens.Select(t => $"{t.ActivityId}{(t.Wait is null ? "" : " waits")}{(t.Via is null ? "" : " came by " + t.Via)}").Order(StringComparer.Ordinal);
        var completions = instance.Completions.Select(c => $"{c.Key}:{c.Value}").Order(StringComparer.Ordinal);
        return $"{instance.Status}\n{string.Join(", ", tokens)}\n{instance.GetVariables().ToJsonString()}\n{string.Join(" ", completions)}";
    }

    public static string Text(Step step) =>
        step.Instance.ToJson() + step.Outcome + string.Join("\n", step.Effects.Select(e => JsonSerializer.Serialize(e, e.GetType())));
}
