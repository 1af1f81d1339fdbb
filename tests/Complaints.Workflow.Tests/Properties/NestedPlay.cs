namespace Complaints.Workflow.Tests.Properties;

/// <summary>A nested process that runs in the engine and in the model side by side.</summary>
internal sealed class NestedPlay
{
    private readonly WorkflowDefinition _drawn;
    private readonly WorkflowDefinition _mended;
    private readonly Play _play;
    private readonly List<string> _expected = [];
    private readonly Ledger _ledger = new();
    private NestedModel _model;

    public NestedPlay(Nested nested, bool broken = false, bool continuing = false)
    {
        _drawn = NestedDrawing.Read(nested, broken, continuing);
        _mended = NestedDrawing.Read(nested, broken: false, continuing);
        _play = new Play(_drawn);
        _model = NestedModel.Begin(nested, _expected);
        _ledger.Add(_play.Last);
    }

    /// <summary>Answers one wait in both; false if there is none.</summary>
    public bool Do(int number)
    {
        if (_play.Choose(number) is not { } choice)
        {
            return false;
        }

        var places = _play.Instance.Waits.Where(w => Answers(choice.Stimulus, w)).Select(Place).ToHashSet();
        _play.Do(number);
        _ledger.Add(_play.Last);
        _model = _model.Answer(places.Contains, number % 2 == 0);
        return true;
    }

    /// <summary>If something failed, it is corrected in a new version, tried again, and broken again after that.</summary>
    public void Mend()
    {
        if (_play.Instance.Incidents.Count == 0)
        {
            return;
        }

        Note(_play.Migrate(_mended));
        Note(_play.Send(new RetryRequested()));
        if (_play.Instance.Status == InstanceStatus.Running)
        {
            Note(_play.Migrate(_drawn));
        }
    }

    public void AssertAsModelled()
    {
        Assert.Equal(_model.Open.Order(StringComparer.Ordinal), _play.Instance.Waits.Select(Place).Order(StringComparer.Ordinal));
        Assert.Equal(_expected.Order(StringComparer.Ordinal), _ledger.Written.Order(StringComparer.Ordinal));
        Assert.Equal(_model.IsDone ? InstanceStatus.Finished : InstanceStatus.Running, _play.Instance.Status);
        Assert.Empty(_play.Instance.Incidents);
    }

    private static bool Answers(Stimulus stimulus, Wait wait) => stimulus switch
    {
        TaskAnswered answer => answer.TaskId == wait.Id,
        TimerDue due => due.TimerId == wait.Id,
        EventReceived received => wait is EventWait waiting && waiting.EventName == received.EventName,
        _ => false,
    };

    private void Note(Step step)
    {
        Assert.Equal(StepOutcome.Advanced, step.Outcome);
        _ledger.Add(step);
    }

    /// <summary>The activity and the branches of parallel loops in which it waits, as the model says it.</summary>
    private string Place(Wait wait)
    {
        var tokens = _play.Instance.Tokens.ToDictionary(t => t.Key);
        var branches = "";
        for (var token = tokens.Values.Single(t => t.Wait?.Id == wait.Id); tokens.TryGetValue(token.Parent, out var parent); token = parent)
        {
            branches = (parent.ActivityId[0] == 'p' ? token.Variables!["CurrentIndex"]!.ToString() : "") + branches;
        }

        return wait.ActivityId + "@" + branches;
    }
}
