using FsCheck;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>Flowcharts without any structure: nothing is known of them but what must always hold.</summary>
public class FlowPropertyTests
{
    private static readonly Arbitrary<(RandomFlow Flow, int[] Answers)> Runs = BlockPropertyTests.With(RandomFlow.Any);

    [Fact]
    public void Instance_has_ended_exactly_when_nothing_is_waited_for() => Along(play =>
    {
        Assert.Equal(play.Instance.Status == InstanceStatus.Running, play.Instance.Waits.Count > 0);
    });

    [Fact]
    public void Every_place_and_every_role_is_one_that_the_definition_names() => Along(play =>
    {
        Assert.All(play.Instance.ActiveActivities.Concat(play.Instance.Waits.Select(w => w.ActivityId)), id => Assert.NotNull(play.Definition.FindActivity(id)));
        Assert.All(play.Instance.Waits.OfType<HumanTask>(), task =>
            Assert.Equal(play.Definition.FindActivity(task.ActivityId)!.StaticInput("payload")?["role"]?.GetValue<string>(), task.Payload["role"]?.GetValue<string>()));
    });

    [Fact]
    public void Saving_and_reloading_changes_nothing() => Along((play, number) =>
    {
        var reloaded = WorkflowInstance.FromJson(play.Instance.ToJson());
        Assert.Equal(play.Instance, reloaded);
        if (play.Choose(number) is { } next)
        {
            var step = WorkflowEngine.Advance(play.Definition, reloaded, next.Stimulus, next.At, Play.Ids(play.Steps + 1));
            Assert.Equal(Play.Text(play.Try(next.Stimulus, next.At)), Play.Text(step));
        }
    });

    [Fact]
    public void Same_step_twice_gives_the_same_and_leaves_the_instance_alone() => Along((play, number) =>
    {
        if (play.Choose(number) is { } next)
        {
            var before = play.Instance.ToJson();
            Assert.Equal(Play.Text(play.Try(next.Stimulus, next.At)), Play.Text(play.Try(next.Stimulus, next.At)));
            Assert.Equal(before, play.Instance.ToJson());
        }
    });

    [Fact]
    public void Wait_can_be_answered_once() => Property.Holds(Runs, run =>
    {
        var play = new Play(Read(run.Flow));
        foreach (var number in run.Answers)
        {
            var answered = play.Choose(number);
            if (!play.Do(number))
            {
                break;
            }

            if (answered!.Value.Stimulus is not EventReceived)
            {
                var again = play.Try(answered.Value.Stimulus, play.Now);
                Assert.NotEqual(StepOutcome.Advanced, again.Outcome);
                Assert.Same(play.Instance, again.Instance);
                Assert.Empty(again.Effects);
            }
        }
    });

    [Fact]
    public void Effects_add_up_to_the_waits() => Property.Holds(Runs, run =>
    {
        var play = new Play(Read(run.Flow));
        var ledger = new Ledger();
        ledger.Add(play.Last);
        foreach (var number in run.Answers)
        {
            if (!play.Do(number))
            {
                break;
            }

            ledger.Add(play.Last);
        }
    });

    [Fact]
    public void No_timer_fires_early_and_late_is_as_good_as_on_time() => Along(play =>
    {
        foreach (var timer in play.Instance.Waits.OfType<TimerWait>())
        {
            var due = new TimerDue(timer.Id);
            Assert.Equal(StepOutcome.NotWaiting, play.Try(due, timer.DueAt.AddTicks(-1)).Outcome);
            var (onTime, late) = (play.Try(due, timer.DueAt), play.Try(due, timer.DueAt.AddDays(3)));
            Assert.Equal(Play.Shape(onTime.Instance), Play.Shape(late.Instance));
            Assert.Equal(onTime.Effects.Select(Told), late.Effects.Select(Told));
        }
    });

    [Fact]
    public void Timers_and_answers_of_different_branches_can_come_in_any_order() => Property.Holds(BlockPropertyTests.With(RandomFlow.Peaceful), run =>
    {
        var play = new Play(Read(run.Item1));
        foreach (var number in run.Item2)
        {
            var waits = play.Instance.Waits;
            if (waits.Count > 1)
            {
                var (one, other) = (waits[number % waits.Count], waits[(number + 1) % waits.Count]);

                // Decisions hear the last answer, whoever gave it: so both give the same one, or none.
                if (run.Item1.KindOf(one.ActivityId) == "task" == (run.Item1.KindOf(other.ActivityId) == "task"))
                {
                    Assert.Equal(Play.Shape(play.After(Meeting(one, number), Meeting(other, number))), Play.Shape(play.After(Meeting(other, number), Meeting(one, number))));
                }
            }

            if (!play.Do(number))
            {
                break;
            }
        }
    });

    [Fact]
    public void Join_does_not_run_while_an_open_branch_can_reach_it() => Property.Holds(BlockPropertyTests.With(RandomFlow.Forward), run =>
    {
        var play = new Play(Read(run.Item1));
        foreach (var number in run.Item2.Append(0))
        {
            foreach (var opened in play.Last.Effects.OfType<TaskOpened>().Select(e => e.Task.ActivityId))
            {
                Assert.DoesNotContain(play.Instance.Waits, w => w.ActivityId != opened && Reaches(play.Definition.Root, w.ActivityId, opened));
            }

            if (!play.Do(number))
            {
                break;
            }
        }

        Assert.All(play.Instance.Completions.Values, count => Assert.Equal(1, count));
    });

    private static Stimulus Meeting(Wait wait, int number) => wait is TimerWait timer ? new TimerDue(timer.Id) : new TaskAnswered(wait.Id, number % 3 == 0);

    /// <summary>An effect without its time.</summary>
    private static string Told(Effect effect) => effect is Journaled { Entry: var entry } ? $"{entry.Sequence} {entry.Kind} {entry.ActivityId}" : effect.GetType().Name;

    private static bool Reaches(Activity flowchart, string from, string to) =>
        flowchart.Connections.Any(c => c.Source == from && (c.Target == to || Reaches(flowchart, c.Target, to)));

    private static void Along(Action<Play> property) => Along((play, _) => property(play));

    private static void Along(Action<Play, int> property) => Property.Holds(Runs, run =>
    {
        var play = new Play(Read(run.Flow));
        foreach (var number in run.Answers)
        {
            property(play, number);
            if (!play.Do(number))
            {
                break;
            }
        }

        property(play, 0);
    }, tests: 100);

    internal static WorkflowDefinition Read(RandomFlow flow)
    {
        var reading = DefinitionReader.Read(flow.Draw().Document().ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Definition!;
    }
}
