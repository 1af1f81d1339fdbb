using Complaints.Durability.Tests.Load;
using Xunit.Abstractions;

namespace Complaints.Durability.Tests;

/// <summary>Nothing acknowledged is lost, nothing happens twice and nothing is stuck, wherever the program dies.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;

    [Fact]
    public Task Twenty_kills_under_load_lose_nothing_on_SQLite() => Holds(new Plan(20, Seed));

    [ServerFact]
    public Task Twenty_kills_under_load_lose_nothing_on_PostgreSQL() => Holds(new Plan(20, Seed + 1, Postgres: ServerFactAttribute.Connection));

    [ServerFact]
    public Task Twenty_kills_of_one_or_the_other_of_two_servers_lose_nothing() => Holds(new Plan(20, Seed + 2, Postgres: ServerFactAttribute.Connection, Servers: 2));

    private async Task Holds(Plan plan)
    {
        var outcome = await KillRun.Run(plan, output.WriteLine);
        Assert.True(outcome.Problems.Count == 0, $"{outcome.Summary}\n" + string.Join("\n", outcome.Problems.Take(40)));
    }
}

/// <summary>Needs a PostgreSQL server; skipped without one.</summary>
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = Connection is null ? "Needs PostgreSQL: set COMPLAINTS_TEST_POSTGRES, as tests/run does." : null;

    public static string? Connection { get; } = Environment.GetEnvironmentVariable("COMPLAINTS_TEST_POSTGRES");
}
