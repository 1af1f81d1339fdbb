using System.Text.Json.Nodes;
using FsCheck;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>Activities that hold others, where a model says what has to be open and written after every answer.</summary>
public class NestedPropertyTests
{
    private static readonly Arbitrary<(Nested Case, int[] Answers)> Runs = BlockPropertyTests.With(Nested.Any);

    [Fact]
    public void Process_waits_writes_and_ends_as_its_model_says() => Property.Holds(Runs, run =>
    {
        var play = new NestedPlay(run.Case);
        play.AssertAsModelled();
        foreach (var number in run.Answers)
        {
            if (!play.Do(number))
            {
                break;
            }

            play.AssertAsModelled();
        }
    });

    [Fact]
    public void Process_that_failed_and_was_mended_goes_on_as_if_it_never_had() => Property.Holds(Runs, run => WithBothStrategies(continuing =>
    {
        var play = new NestedPlay(run.Case, broken: true, continuing);
        play.Mend();
        play.AssertAsModelled();
        foreach (var number in run.Answers)
        {
            if (!play.Do(number))
            {
                break;
            }

            play.Mend();
            play.AssertAsModelled();
        }
    }));

    [Fact]
    public void Runs_exactly_while_it_waits_and_is_faulted_exactly_when_nothing_but_incidents_is_left() => Along((play, _) =>
    {
        var instance = play.Instance;
        Assert.Equal(instance.Status == InstanceStatus.Running, instance.Waits.Count > 0);
        Assert.Equal(instance.Status == InstanceStatus.Faulted, instance.Incidents.Count > 0 && instance.Waits.Count == 0);
    });

    [Fact]
    public void Saving_and_reloading_changes_nothing_not_even_when_something_failed() => Along((play, number) =>
    {
        var reloaded = WorkflowInstance.FromJson(play.Instance.ToJson());
        Assert.Equal(play.Instance, reloaded);
        var (stimulus, at) = Next(play, number);
        var step = WorkflowEngine.Advance(play.Definition, reloaded, stimulus, at, Play.Ids(play.Steps + 1));
        Assert.Equal(Play.Text(play.Try(stimulus, at)), Play.Text(step));
        Assert.Equal(Play.Text(play.Try(stimulus, at)), Play.Text(play.Try(stimulus, at)));
        Assert.Equal(reloaded, play.Instance);
    });

    [Fact]
    public void Wait_is_over_after_one_answer_even_if_that_made_something_fail() => Along((play, number) =>
    {
        var (stimulus, at) = Next(play, number);
        if (stimulus is TaskAnswered or TimerDue)
        {
            var after = play.Try(stimulus, at).Instance;
            var again = WorkflowEngine.Advance(play.Definition, after, stimulus, at, Play.Ids(99));
            Assert.NotEqual(StepOutcome.Advanced, again.Outcome);
            Assert.Same(after, again.Instance);
            Assert.Empty(again.Effects);
        }
    });

    [Fact]
    public void Effects_add_up_over_failures_retries_migrations_and_cancellations() => Property.Holds(Runs, run => WithBothStrategies(continuing =>
    {
        var (broken, mended) = (NestedDrawing.Read(run.Case, broken: true, continuing), NestedDrawing.Read(run.Case, broken: false, continuing));
        var play = new Play(broken);
        var ledger = new Ledger();
        ledger.Add(play.Last);
        foreach (var number in run.Answers)
        {
            if (play.Instance.Status is InstanceStatus.Finished or InstanceStatus.Cancelled)
            {
                break;
            }

            ledger.Add(number % 5 == 0 ? play.Migrate(play.Definition == broken ? mended : broken) : Go(play, number));
        }

        if (play.Send(new CancelRequested("enough")).Outcome == StepOutcome.Advanced)
        {
            ledger.Add(play.Last);
            Assert.Equal(InstanceStatus.Cancelled, play.Instance.Status);
        }

        Assert.Empty(play.Instance.Tokens);
    }));

    [Fact]
    public void Retry_opens_again_exactly_what_the_failure_withdrew() => Along((play, _) =>
    {
        if (play.Instance.Status != InstanceStatus.Faulted)
        {
            return;
        }

        var withdrawn = play.Instance.Tokens.Select(t => t.Wait).OfType<Wait>().ToList();
        var opened = play.Try(new RetryRequested(), play.Now).Effects.Select(Opened).OfType<Wait>().Take(withdrawn.Count).ToList();
        Assert.Equal(withdrawn.Select(Saying), opened.Select(Saying));
        Assert.Empty(withdrawn.Select(w => w.Id).Intersect(opened.Select(w => w.Id)));
    });

    [Fact]
    public void Moving_to_the_same_content_shows_nowhere_but_in_the_journal() => Along((play, number) =>
    {
        if (play.Instance.Status is not (InstanceStatus.Running or InstanceStatus.Faulted))
        {
            return;
        }

        var same = DefinitionReader.Read(play.Definition.ToJson()).Definition!;
        var moved = WorkflowEngine.Migrate(play.Definition, same, play.Instance, new Dictionary<string, string>(), play.Now, Play.Ids(50));
        Assert.Equal(JournalKind.Migrated, Assert.IsType<Journaled>(Assert.Single(moved.Effects)).Entry.Kind);
        Assert.Equal(WithoutJournal(play.Instance), WithoutJournal(moved.Instance));

        var (stimulus, at) = Next(play, number);
        var step = WorkflowEngine.Advance(same, moved.Instance, stimulus, at, Play.Ids(play.Steps + 1));
        Assert.Equal(WithoutJournal(play.Try(stimulus, at).Instance), WithoutJournal(step.Instance));
    });

    [Fact]
    public void Timer_can_be_moved_before_or_after_anything_else_happens() => Along((play, number) =>
    {
        foreach (var timer in play.Instance.Waits.OfType<TimerWait>())
        {
            var move = new TimerMoved(timer.Id, timer.DueAt.AddMinutes(number - 500), "a pause");
            var moved = play.Try(move, play.Now);
            Assert.Equal(play.Instance.Waits.Select(w => w == timer ? timer with { DueAt = move.DueAt } : w).Select(Saying), moved.Instance.Waits.Select(Saying));

            var (stimulus, at) = Next(play, number);
            var other = play.Try(stimulus, at).Instance;
            if (other.Waits.Any(w => w.Id == timer.Id))
            {
                var late = WorkflowEngine.Advance(play.Definition, other, move, at, Play.Ids(50)).Instance;
                var early = WorkflowEngine.Advance(play.Definition, moved.Instance, stimulus, at, Play.Ids(play.Steps + 1)).Instance;
                Assert.Equal(late, early);
            }
        }
    });

    /// <summary>Plays broken processes with either strategy; before each step the property may look and try what would follow.</summary>
    private static void Along(Action<Play, int> property) => Property.Holds(Runs, run => WithBothStrategies(continuing =>
    {
        var play = new Play(NestedDrawing.Read(run.Case, broken: true, continuing));
        foreach (var number in run.Answers)
        {
            property(play, number);
            Go(play, number);
        }
    }), tests: 60);

    private static (Stimulus Stimulus, DateTime At) Next(Play play, int number) => play.Choose(number) switch
    {
        null => (new RetryRequested(), play.Now),
        _ when number % 7 == 0 && play.Instance.Incidents.Count > 0 => (new RetryRequested(play.Instance.Incidents[^1].Id), play.Now),
        { } choice => choice,
    };

    private static Step Go(Play play, int number)
    {
        var (stimulus, at) = Next(play, number);
        return play.Take(play.Try(stimulus, at), at);
    }

    private static Wait? Opened(Effect effect) => effect switch
    {
        TaskOpened e => e.Task,
        TimerSet e => e.Timer,
        EventAwaited e => e.Wait,
        _ => null,
    };

    private static string Saying(Wait wait) => wait switch
    {
        HumanTask task => $"{task.ActivityId} {task.Name} {task.Payload}",
        TimerWait timer => $"{timer.ActivityId} {timer.DueAt:O}",
        EventWait waiting => $"{waiting.ActivityId} {waiting.EventName}",
        _ => wait.ActivityId,
    };

    private static string WithoutJournal(WorkflowInstance instance)
    {
        var json = JsonNode.Parse(instance.ToJson())!.AsObject();
        json.Remove("lastEntry");
        return json.ToJsonString();
    }

    private static void WithBothStrategies(Action<bool> property)
    {
        property(false);
        property(true);
    }
}
