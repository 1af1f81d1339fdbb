using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Check = FsCheck.Check;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>
/// Runs a property, over the same cases every time. COMPLAINTS_SEED names the seed of others, and with "random" a new one is
/// taken. A failure names the seed and the smallest case found. COMPLAINTS_PROPERTY_CASES lowers the number of cases,
/// for runs that repeat the tests thousands of times.
/// </summary>
internal static class Property
{
    private const ulong UsualSeed = 20260302;

    public static void Holds<T>(Arbitrary<T> cases, Action<T> property, int tests = 200)
    {
        var seed = Seed();
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(Math.Min(tests, MostCases()))
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            Check.One(config, Prop.ForAll(cases, property));
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"COMPLAINTS_SEED={seed} shows this again.\n{e.Message}");
        }
    }

    private static int MostCases() =>
        int.TryParse(Environment.GetEnvironmentVariable("COMPLAINTS_PROPERTY_CASES"), out var named) && named > 0 ? named : int.MaxValue;

    private static ulong Seed() => Environment.GetEnvironmentVariable("COMPLAINTS_SEED") switch
    {
        null or "" => UsualSeed,
        "random" => (ulong)Random.Shared.NextInt64(1, int.MaxValue),
        var named => ulong.Parse(named, CultureInfo.InvariantCulture),
    };
}
