using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>Structured processes, where a model says what has to be open after every answer.</summary>
public class BlockPropertyTests
{
    private static readonly Arbitrary<(Block Block, int[] Answers)> Runs = With(Block.Any);

    [Fact]
    public void Process_opens_exactly_the_tasks_its_blocks_say_after_every_answer() => Property.Holds(Runs, run =>
    {
        var play = new Play(Read(run.Block));
        var model = BlockModel.Begin(run.Block);
        AssertSame(model, play.Instance);
        foreach (var number in run.Answers)
        {
            if (play.Choose(number)?.Stimulus is not TaskAnswered answer)
            {
                break;
            }

            var task = play.Instance.Waits.Single(w => w.Id == answer.TaskId).ActivityId;
            play.Do(number);
            model = model.Answer(task, number % 2 == 0);
            AssertSame(model, play.Instance);
        }
    });

    [Fact]
    public void Process_finishes_once_every_question_is_answered_no() => Property.Holds(Block.Any, block =>
    {
        var play = new Play(Read(block));
        while (play.Do(1))
        {
            Assert.True(play.Steps < 1000);
        }

        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    });

    [Fact]
    public void Answers_to_parallel_tasks_can_come_in_any_order() => Property.Holds(Runs, run =>
    {
        var play = new Play(Read(run.Block));
        foreach (var number in run.Answers)
        {
            var waits = play.Instance.Waits;
            if (waits.Count > 1)
            {
                var (a, b) = (waits[number % waits.Count], waits[(number + 1) % waits.Count]);
                var (answerA, answerB) = (new TaskAnswered(a.Id, number % 2 == 0), new TaskAnswered(b.Id, number % 3 == 0));
                Assert.Equal(Play.Shape(play.After(answerA, answerB)), Play.Shape(play.After(answerB, answerA)));
            }

            if (!play.Do(number))
            {
                break;
            }
        }
    });

    private static void AssertSame(BlockModel model, WorkflowInstance instance)
    {
        Assert.Null(instance.Incident);
        Assert.Equal(model.Tasks.Order(StringComparer.Ordinal), Open(instance));
        Assert.Equal(model.IsDone, instance.Status == InstanceStatus.Finished);
    }

    private static IEnumerable<string> Open(WorkflowInstance instance) => instance.Waits.Select(w => w.ActivityId).Order(StringComparer.Ordinal);

    private static WorkflowDefinition Read(Block block)
    {
        var reading = DefinitionReader.Read(BlockDrawing.Draw(block).Document().ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Definition!;
    }

    internal static Arbitrary<(T Case, int[] Answers)> With<T>(Arbitrary<T> cases) => Arb.From(
        cases.Generator.Zip(Gen.ArrayOf(Gen.Choose(0, 1000), 25)),
        c => cases.Shrinker(c.Item1).Select(smaller => (smaller, c.Item2)));
}
