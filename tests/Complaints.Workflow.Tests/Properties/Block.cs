using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>A process as nested blocks, of which everybody can say what it has to do. Drawn as arrows by <see cref="BlockDrawing"/>.</summary>
public abstract record Block
{
    /// <summary>One task.</summary>
    public sealed record Work : Block;

    /// <summary>One block after the other.</summary>
    public sealed record Then(Block First, Block Second) : Block;

    /// <summary>Both at once; what follows waits for both.</summary>
    public sealed record Both(Block Left, Block Right) : Block;

    /// <summary>A question, and one of two blocks by its answer.</summary>
    public sealed record Choice(Block Yes, Block No) : Block;

    /// <summary>A block and a question, all over again as long as the answer is yes; with a task on the way back or not.</summary>
    public sealed record Again(Block Body, bool Rework) : Block;

    public static Arbitrary<Block> Any { get; } = Arb.From(Gen.Sized(size => Of(Math.Min(size / 6, 5))), Smaller);

    private static Gen<Block> Of(int depth)
    {
        var work = Gen.Constant((Block)new Work());
        if (depth <= 0)
        {
            return work;
        }

        var inside = Of(depth - 1);
        return Gen.Frequency(
            (1, work),
            (3, inside.Zip(inside, (a, b) => (Block)new Then(a, b))),
            (4, inside.Zip(inside, (a, b) => (Block)new Both(a, b))),
            (2, inside.Zip(inside, (a, b) => (Block)new Choice(a, b))),
            (3, inside.Zip(Gen.Elements(true, false), (body, rework) => (Block)new Again(body, rework))));
    }

    private static IEnumerable<Block> Smaller(Block block) => block switch
    {
        Then(var a, var b) => [a, b, .. Smaller(a).Select(s => new Then(s, b)), .. Smaller(b).Select(s => new Then(a, s))],
        Both(var a, var b) => [a, b, .. Smaller(a).Select(s => new Both(s, b)), .. Smaller(b).Select(s => new Both(a, s))],
        Choice(var a, var b) => [a, b, .. Smaller(a).Select(s => new Choice(s, b)), .. Smaller(b).Select(s => new Choice(a, s))],
        Again(var body, var rework) => [body, .. Smaller(body).Select(s => new Again(s, rework))],
        _ => [],
    };
}
