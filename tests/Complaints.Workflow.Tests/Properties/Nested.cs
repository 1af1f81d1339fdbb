using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>
/// A process of activities that hold others, without arrows. Drawn by <see cref="NestedDrawing"/>, and understood a
/// second time by <see cref="NestedModel"/>. What decides (which way, once more, out of the loop) is the answer to a task.
/// </summary>
public abstract record Nested
{
    /// <summary>A task.</summary>
    public sealed record Work : Nested;

    /// <summary>A timer.</summary>
    public sealed record Sleep : Nested;

    /// <summary>An event, with a name of its own.</summary>
    public sealed record Hear : Nested;

    /// <summary>A line, with the value of the loop around it.</summary>
    public sealed record Line : Nested;

    /// <summary>Fails as long as the process is drawn broken.</summary>
    public sealed record Flaky : Nested;

    /// <summary>Asks, and leaves the loop around if the answer is yes.</summary>
    public sealed record Leave : Nested;

    /// <summary>Sequence.</summary>
    public sealed record Row(Nested First, Nested Second) : Nested;

    /// <summary>Asks, then If.</summary>
    public sealed record Either(Nested Yes, Nested No) : Nested;

    /// <summary>Asks, then Switch: with yes the first case, or the first two at once; else the default.</summary>
    public sealed record Cases(Nested First, Nested Second, Nested Otherwise, bool Several) : Nested;

    /// <summary>While, asking before every round but the first.</summary>
    public sealed record Repeat(Nested Body) : Nested;

    /// <summary>For.</summary>
    public sealed record Count(int Times, Nested Body) : Nested;

    /// <summary>ForEach.</summary>
    public sealed record Each(int Items, Nested Body) : Nested;

    /// <summary>ParallelForEach.</summary>
    public sealed record AllAtOnce(int Items, Nested Body) : Nested;

    /// <summary>Fork. If the first to be done ends it, every branch begins with a wait, so that it is clear which one that is.</summary>
    public sealed record Split(Nested Left, Nested Right, bool WaitsForAll) : Nested;

    public static Arbitrary<Nested> Any { get; } = Arb.From(Gen.Sized(size => Of(Math.Min(1 + (size / 10), 4), inLoop: false)), Smaller);

    private static Gen<Nested> Of(int depth, bool inLoop)
    {
        var atom = Gen.Frequency(
            (4, Gen.Constant((Nested)new Work())),
            (1, Gen.Constant((Nested)new Sleep())),
            (1, Gen.Constant((Nested)new Hear())),
            (2, Gen.Constant((Nested)new Line())),
            (1, Gen.Constant((Nested)new Flaky())),
            (inLoop ? 3 : 0, Gen.Constant((Nested)new Leave())));
        if (depth <= 0)
        {
            return atom;
        }

        var (part, body) = (Of(depth - 1, inLoop), Of(depth - 1, inLoop: true));
        var few = Gen.Choose(0, 3);
        return Gen.Frequency(
            (2, atom),
            (4, part.Zip(part, (a, b) => (Nested)new Row(a, b))),
            (2, part.Zip(part, (a, b) => (Nested)new Either(a, b))),
            (2, part.Zip(part).Zip(part.Zip(Gen.Elements(true, false)), (ab, c) => (Nested)new Cases(ab.Item1, ab.Item2, c.Item1, c.Item2))),
            (2, body.Select(b => (Nested)new Repeat(b))),
            (2, few.Zip(body, (n, b) => (Nested)new Count(n, b))),
            (2, few.Zip(body, (n, b) => (Nested)new Each(n, b))),
            (2, few.Zip(body, (n, b) => (Nested)new AllAtOnce(n, b))),
            (3, part.Zip(part).Zip(Gen.Elements(true, false), (ab, all) => (Nested)new Split(ab.Item1, ab.Item2, all))));
    }

    private static IEnumerable<Nested> Smaller(Nested nested) => nested switch
    {
        Row(var a, var b) => [a, b, .. Smaller(a).Select(s => new Row(s, b)), .. Smaller(b).Select(s => new Row(a, s))],
        Either(var a, var b) => [a, b, .. Smaller(a).Select(s => new Either(s, b)), .. Smaller(b).Select(s => new Either(a, s))],
        Cases(var a, var b, var c, _) => [a, b, c, new Either(a, c)],
        Split(var a, var b, var all) => [a, b, .. Smaller(a).Select(s => new Split(s, b, all)), .. Smaller(b).Select(s => new Split(a, s, all))],
        Repeat(var body) => [.. OutOfLoop(body), .. Smaller(body).Select(s => new Repeat(s))],
        Count(var n, var body) => [.. OutOfLoop(body), .. Smaller(body).Select(s => new Count(n, s)), .. n > 0 ? [new Count(n - 1, body)] : Array.Empty<Nested>()],
        Each(var n, var body) => [.. OutOfLoop(body), .. Smaller(body).Select(s => new Each(n, s)), .. n > 0 ? [new Each(n - 1, body)] : Array.Empty<Nested>()],
        AllAtOnce(var n, var body) => [.. OutOfLoop(body), .. Smaller(body).Select(s => new AllAtOnce(n, s)), .. n > 0 ? [new AllAtOnce(n - 1, body)] : Array.Empty<Nested>()],
        Work or Line => [],
        _ => [new Work()],
    };

    /// <summary>The body alone, if nothing in it leaves the loop.</summary>
    private static Nested[] OutOfLoop(Nested body) => Leaves(body) ? [] : [body];

    private static bool Leaves(Nested nested) => nested switch
    {
        Leave => true,
        Row(var a, var b) => Leaves(a) || Leaves(b),
        Either(var a, var b) => Leaves(a) || Leaves(b),
        Split(var a, var b, _) => Leaves(a) || Leaves(b),
        Cases(var a, var b, var c, _) => Leaves(a) || Leaves(b) || Leaves(c),
        _ => false,
    };
}
