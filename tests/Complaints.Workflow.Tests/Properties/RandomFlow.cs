using System.Globalization;
using Complaints.Workflow.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>A flowchart drawn at random, without any order in it: arrows from everywhere to everywhere.</summary>
public sealed record RandomFlow(IReadOnlyList<string> Kinds, IReadOnlyList<(int From, int To, bool Yes)> Arrows)
{
    private static readonly string[] AllKinds = ["task", "task", "task", "decision", "fork", "timer", "event", "any", "all", "cascade", "merge", "converge", "race", "stream", "end"];
    private static readonly string[] CalmKinds = ["task", "task", "decision", "fork"];
    private static readonly string[] PeacefulKinds = [.. AllKinds.Where(kind => kind is not ("event" or "any" or "race" or "end"))];

    /// <summary>Anything, loops included.</summary>
    public static Arbitrary<RandomFlow> Any { get; } = Arb.From(Of(AllKinds, (from, to) => true), Smaller);

    /// <summary>Arrows lead forward only, joins are plain.</summary>
    public static Arbitrary<RandomFlow> Forward { get; } = Arb.From(Of(CalmKinds, (from, to) => from < to), Smaller);

    /// <summary>Arrows lead forward only, joins are of every kind that withdraws nothing, and nothing ends before its time.</summary>
    public static Arbitrary<RandomFlow> Peaceful { get; } = Arb.From(Of(PeacefulKinds, (from, to) => from < to), Smaller);

    public FlowBuilder Draw()
    {
        var flow = FlowBuilder.Of("n0").Variable("answer").Is("n0", "Start");
        for (var i = 1; i < Kinds.Count; i++)
        {
            _ = Kinds[i] switch
            {
                "decision" => flow.Is("n" + i, "FlowDecision", ("condition", FlowBuilder.ReadVariable("answer"))),
                "fork" => flow.Is("n" + i, "FlowFork"),
                "timer" => flow.Is("n" + i, "Delay", ("timeSpan", "PT1H")),
                "event" => flow.Is("n" + i, "Event", ("eventName", "E")),
                "any" => flow.Is("n" + i, "FlowJoin", ("mode", "WaitAny")),
                "all" => flow.Is("n" + i, "FlowJoin", ("mode", "WaitAll")),
                "end" => flow.Is("n" + i, "End"),
                "cascade" => flow.Arrow("n" + i).Merge("n" + i, "Cascade"),
                "merge" => flow.Arrow("n" + i).Merge("n" + i, "Merge"),
                "converge" => flow.Arrow("n" + i).Merge("n" + i, "Converge"),
                "race" => flow.Arrow("n" + i).Merge("n" + i, "Race"),
                "stream" => flow.Arrow("n" + i).Merge("n" + i, "Stream"),
                _ => flow.Arrow("n" + i).With("n" + i, "payload", $$"""object:{"role":"{{(i % 2 == 0 ? "floor" : "legal")}}"}""").ResultInto("n" + i, "answer"),
            };
        }

        foreach (var (from, to, yes) in Arrows.Where(a => a.From < Kinds.Count && a.To < Kinds.Count && Kinds[a.From] != "end"))
        {
            flow.Arrow(Kinds[from] == "decision" ? $"n{from} -{(yes ? "True" : "False")}> n{to}" : $"n{from} > n{to}");
        }

        return flow;
    }

    public string KindOf(string activity) => Kinds[int.Parse(activity.AsSpan(1), CultureInfo.InvariantCulture)];

    public override string ToString() =>
        string.Join(" ", Kinds.Select((k, i) => $"n{i}:{k}")) + " | " + string.Join(" ", Arrows.Select(a => $"{a.From}{(a.Yes ? "+" : "-")}>{a.To}"));

    private static Gen<RandomFlow> Of(string[] kinds, Func<int, int, bool> allowed) =>
        from count in Gen.Choose(3, 9)
        from ofNodes in Gen.ArrayOf(Gen.Elements(kinds), count)
        from arrows in Gen.ArrayOf(Gen.Choose(0, count).Zip(Gen.Choose(1, count)).Zip(Gen.Elements(true, false), (ends, yes) => (ends.Item1, ends.Item2, yes)), count * 2)
        select new RandomFlow(["start", .. ofNodes], [(0, 1, true), .. arrows.Where(a => allowed(a.Item1, a.Item2))]);

    private static IEnumerable<RandomFlow> Smaller(RandomFlow flow)
    {
        for (var i = flow.Arrows.Count - 1; i > 0; i--)
        {
            yield return flow with { Arrows = [.. flow.Arrows.Where((_, at) => at != i)] };
        }

        for (var i = 1; i < flow.Kinds.Count; i++)
        {
            if (flow.Kinds[i] != "task")
            {
                yield return flow with { Kinds = [.. flow.Kinds.Select((k, at) => at == i ? "task" : k)] };
            }
        }

        if (flow.Kinds.Count > 2)
        {
            yield return flow with { Kinds = [.. flow.Kinds.SkipLast(1)] };
        }
    }
}
