using System.Text.Json;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>What somebody knows who only ever sees the effects. It has to agree with the instance after every step.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Wait> _open = [];
    private readonly HashSet<string> _children = [];
    private readonly Dictionary<string, Incident> _incidents = [];
    private int _entries;
    private bool _ended;

    /// <summary>The lines written so far.</summary>
    public List<string> Written { get; } = [];

    public void Add(Step step)
    {
        Assert.False(_ended && step.Effects.Count > 0);
        foreach (var effect in step.Effects)
        {
            if (!Fits(effect, step))
            {
                Assert.Fail($"{effect} does not fit in\n{string.Join("\n", step.Effects)}");
            }
        }

        var instance = step.Instance;
        Assert.Equal(Text(_open.Values), Text(instance.Waits.Where(w => w is not ChildWait)));
        Assert.Equal(_incidents.Values.OrderBy(i => i.Id, StringComparer.Ordinal), instance.Incidents.OrderBy(i => i.Id, StringComparer.Ordinal));
        Assert.All(instance.Tokens.Select(t => t.Wait).OfType<ChildWait>(), w => Assert.Contains(w.ChildId, _children));
        Assert.Equal(_ended, instance.Status is InstanceStatus.Finished or InstanceStatus.Cancelled);
    }

    private bool Fits(Effect effect, Step step) => effect switch
    {
        TaskOpened e => _open.TryAdd(e.Task.Id, e.Task),
        TimerSet e => _open.TryAdd(e.Timer.Id, e.Timer),
        EventAwaited e => _open.TryAdd(e.Wait.Id, e.Wait),
        TaskChanged e => Change(e.Task),
        TimerChanged e => Change(e.Timer),
        TaskClosed e => _open.Remove(e.TaskId, out var wait) && wait is HumanTask,
        TimerDropped e => _open.Remove(e.TimerId, out var wait) && wait is TimerWait,
        EventDropped e => _open.Remove(e.WaitId, out var wait) && wait is EventWait,
        ChildStarted e => _children.Add(e.ChildId),
        ChildDropped e => _children.Remove(e.ChildId),
        EventPublished => true,
        IncidentRaised e => _incidents.TryAdd(e.Incident.Id, e.Incident),
        IncidentSettled e => _incidents.Remove(e.IncidentId),
        Journaled e => Note(e.Entry),
        Ended e => _ended = e == step.Effects[^1] && e.Status == step.Instance.Status,
        _ => false,
    };

    private bool Change(Wait wait)
    {
        var known = _open.TryGetValue(wait.Id, out var old) && old.GetType() == wait.GetType();
        _open[wait.Id] = wait;
        return known;
    }

    private bool Note(JournalEntry entry)
    {
        if (entry.Kind == JournalKind.Wrote)
        {
            Written.Add(entry.Data!.GetValue<string>());
        }

        return entry.Sequence == ++_entries;
    }

    private static IEnumerable<string> Text(IEnumerable<Wait> waits) => waits.Select(w => JsonSerializer.Serialize(w, w.GetType())).Order(StringComparer.Ordinal);
}
