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

    private static void WithBothStrategies(Action<bool> property)
    {
        property(false);
        property(true);
    }
}
