using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>
/// Draws a block as a flowchart. Activities are called after the place of their block, so that the model can name them:
/// "" is the block itself, "0" its first part, "01" the second part of that.
/// </summary>
internal static class BlockDrawing
{
    public static FlowBuilder Draw(Block block)
    {
        var flow = FlowBuilder.Of("begin").Is("begin", "Start");
        var (entry, _) = Draw(flow, block, "");
        return flow.Arrow("begin > " + entry);
    }

    public static string Task(string place) => "t" + place;

    public static string Rework(string place) => "r" + place;

    /// <summary>Gives where the block begins and the arrow ends ("a" or "a -Port") by which it is left.</summary>
    private static (string Entry, List<string> Exits) Draw(FlowBuilder flow, Block block, string place)
    {
        var task = Task(place);
        switch (block)
        {
            case Block.Then(var first, var second):
                var (entry, exits) = Draw(flow, first, place + "0");
                var (next, last) = Draw(flow, second, place + "1");
                Lead(flow, exits, next);
                return (entry, last);

            case Block.Both(var left, var right):
                var fork = "f" + place;
                flow.Is(fork, "FlowFork");
                return (fork, Parts(flow, fork, fork, left, right, place));

            case Block.Choice(var yes, var no):
                Ask(flow, place);
                return (task, Parts(flow, $"d{place} -True", $"d{place} -False", yes, no, place));

            case Block.Again(var body, var rework):
                var (start, ends) = Draw(flow, body, place + "0");
                Ask(flow, place);
                Lead(flow, ends, task);
                var back = $"d{place} -True";
                if (rework)
                {
                    flow.Arrow($"{back} > {Rework(place)}");
                    back = Rework(place);
                }

                flow.Arrow($"{back} > {start}");
                return (start, [$"d{place} -False"]);

            default:
                flow.Arrow(task);
                return (task, [task]);
        }
    }

    private static List<string> Parts(FlowBuilder flow, string toFirst, string toSecond, Block first, Block second, string place)
    {
        var (a, aExits) = Draw(flow, first, place + "0");
        var (b, bExits) = Draw(flow, second, place + "1");
        flow.Arrow($"{toFirst} > {a}").Arrow($"{toSecond} > {b}");
        return [.. aExits, .. bExits];
    }

    private static void Ask(FlowBuilder flow, string place)
    {
        var task = Task(place);
        flow.Variable(task, "Boolean").Arrow($"{task} > d{place}").ResultInto(task, task);
        flow.Is("d" + place, "FlowDecision", ("condition", $"js:getVariable('{task}')"));
    }

    private static void Lead(FlowBuilder flow, List<string> exits, string to) => exits.ForEach(e => flow.Arrow($"{e} > {to}"));
}
