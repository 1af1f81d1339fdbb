namespace Complaints.Workflow.Tests.Properties;

/// <summary>
/// What a nested process has to do, said without tokens: a tree of what is open, which each answer replaces. What is
/// flaky does nothing here, because in the end it must not matter.
/// </summary>
internal abstract record NestedModel
{
    private static readonly NestedModel Done = new Nothing();
    private static readonly NestedModel Broken = new LoopLeft();

    public bool IsDone => this == Done;

    /// <summary>The waits: the activity and, after "@", the branches of parallel loops in which it waits.</summary>
    public abstract IEnumerable<string> Open { get; }

    /// <summary>Some waits are over, all with this answer.</summary>
    public abstract NestedModel Answer(Func<string, bool> isMeant, bool answer);

    public static NestedModel Begin(Nested nested, List<string> written) => Begin(nested, "", "", "@", written);

    private static NestedModel Begin(Nested nested, string place, string value, string branch, List<string> written)
    {
        NestedModel Part(Nested part, int number) => Begin(part, place + number, value, branch, written);
        NestedModel Body(Nested body, string item, string at) => Begin(body, place + 0, item, at, written);
        NestedModel Ask(Func<bool, NestedModel> next) => new Waiting("t" + place + branch, next);
        switch (nested)
        {
            case Nested.Sleep:
                return new Waiting("d" + place + branch, _ => Done);
            case Nested.Hear:
                return new Waiting("e" + place + branch, _ => Done);
            case Nested.Work:
                return Ask(_ => Done);
            case Nested.Leave:
                return Ask(yes => yes ? Broken : Done);
            case Nested.Line:
                written.Add($"l{place} {value}");
                return Done;
            case Nested.Row(var first, var second):
                return Then(Part(first, 0), () => Part(second, 1));
            case Nested.Either(var yes, var no):
                return Ask(answer => answer ? Part(yes, 0) : Part(no, 1));
            case Nested.Cases(var first, var second, var otherwise, var several):
                return Ask(yes => !yes ? Part(otherwise, 2) : several ? Beside.Of(true, Part(first, 0), Part(second, 1)) : Part(first, 0));
            case Nested.Repeat(var body):
                return Loop(Rounds(int.MaxValue, _ => Then(Body(body, value, branch), () => Ask(yes => yes ? Done : Broken))));
            case Nested.Count(var times, var body):
                // Up to the end or down to it: with 0 it counts 1, 0.
                return Loop(Rounds(times == 0 ? 2 : times, i => Body(body, $"{(times == 0 ? 1 - i : 1 + i)}", branch)));
            case Nested.Each(var items, var body):
                return Loop(Rounds(items, i => Body(body, NestedDrawing.Item(i), branch)));
            case Nested.AllAtOnce(var items, var body):
                return Loop(Beside.Of(true, [.. Enumerable.Range(0, items).Select(i => Body(body, NestedDrawing.Item(i), branch + i))]));
            case Nested.Split(var left, var right, true):
                return Beside.Of(true, Part(left, 0), Part(right, 1));
            case Nested.Split(var left, var right, false):
                return Beside.Of(false, new Waiting($"a{place}0{branch}", _ => Part(left, 0)), new Waiting($"a{place}1{branch}", _ => Part(right, 1)));
            default:
                return Done;
        }
    }

    private static NestedModel Rounds(int count, Func<int, NestedModel> round, int number = 0) =>
        number == count ? Done : Then(round(number), () => Rounds(count, round, number + 1));

    private static NestedModel Then(NestedModel first, Func<NestedModel> next) =>
        first == Done ? next() : first == Broken ? Broken : new Before(first, next);

    private static NestedModel Loop(NestedModel inside) => inside == Broken || inside == Done ? Done : new InLoop(inside);

    private sealed record Nothing : NestedModel
    {
        public override IEnumerable<string> Open => [];

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) => this;
    }

    private sealed record LoopLeft : NestedModel
    {
        public override IEnumerable<string> Open => [];

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) => this;
    }

    private sealed record Waiting(string Activity, Func<bool, NestedModel> Next) : NestedModel
    {
        public override IEnumerable<string> Open => [Activity];

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) => isMeant(Activity) ? Next(answer) : this;
    }

    private sealed record Before(NestedModel First, Func<NestedModel> Next) : NestedModel
    {
        public override IEnumerable<string> Open => First.Open;

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) => Then(First.Answer(isMeant, answer), Next);
    }

    private sealed record InLoop(NestedModel Inside) : NestedModel
    {
        public override IEnumerable<string> Open => Inside.Open;

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) => Loop(Inside.Answer(isMeant, answer));
    }

    private sealed record Beside(bool WaitsForAll, IReadOnlyList<NestedModel> Branches) : NestedModel
    {
        public override IEnumerable<string> Open => Branches.SelectMany(b => b.Open);

        public static NestedModel Of(bool waitsForAll, params IReadOnlyList<NestedModel> branches) =>
            branches.Contains(Broken) ? Broken
            : branches.All(b => b.IsDone) || (!waitsForAll && branches.Any(b => b.IsDone)) ? Done
            : new Beside(waitsForAll, branches);

        public override NestedModel Answer(Func<string, bool> isMeant, bool answer) =>
            Of(WaitsForAll, [.. Branches.Select(b => b.Answer(isMeant, answer))]);
    }
}
