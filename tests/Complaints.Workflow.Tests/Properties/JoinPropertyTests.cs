namespace Complaints.Workflow.Tests.Properties;

/// <summary>Every kind of join in flowcharts without any structure, loops included, against a model that only knows the rule.</summary>
public class JoinPropertyTests
{
    [Fact]
    public void Join_lets_through_exactly_when_nothing_open_can_still_reach_it() => Property.Holds(BlockPropertyTests.With(RandomFlow.Any), run =>
    {
        var play = new Play(FlowPropertyTests.Read(run.Item1));
        var model = new FlowModel(run.Item1, play.Definition.Root.Connections);
        AssertSame(model, play.Instance);
        foreach (var number in run.Item2)
        {
            var open = play.Instance.Waits.Count;
            if (!play.Do(number))
            {
                break;
            }

            model.Answer(number / 2 % open, number % 2 == 0);
            AssertSame(model, play.Instance);
        }
    }, tests: 150);

    private static void AssertSame(FlowModel model, WorkflowInstance instance)
    {
        Assert.Equal(model.IsEndless, instance.Status == InstanceStatus.Faulted);
        if (!model.IsEndless)
        {
            Assert.Equal(model.Open, instance.Waits.Select(w => w.ActivityId));
            Assert.Equal(model.AtJoins, instance.Tokens.Where(t => t.Via is not null).Select(t => t.ActivityId));
            Assert.Equal(model.IsDone, instance.Status == InstanceStatus.Finished);
            Assert.Equal(Sorted(model.Completions), Sorted(instance.Completions.Where(c => c.Key != "flow")));
        }
    }

    private static IEnumerable<string> Sorted(IEnumerable<KeyValuePair<string, int>> completions) =>
        completions.Select(c => $"{c.Key}:{c.Value}").Order(StringComparer.Ordinal);
}
