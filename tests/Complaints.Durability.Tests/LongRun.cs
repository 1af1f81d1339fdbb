using Complaints.Durability.Tests.Load;

namespace Complaints.Durability.Tests;

/// <summary>The long run by hand; as a test project it is started otherwise.</summary>
public static class LongRun
{
    public static async Task<int> Main(string[] args)
    {
        if (Plan.Read(args) is not { } plan)
        {
            Console.Error.WriteLine("""
                --kills 200 [--seed 1] [--clients 8]
                    kills the real program so many times under load on SQLite, and then checks every row against what was acknowledged
                --database postgres --connection "Host=...;Username=..." [--servers 2]
                    the same on a database of its own on this PostgreSQL server; with two servers one is killed while the other goes on
                """);
            return 2;
        }

        var outcome = await KillRun.Run(plan, Console.WriteLine);
        return outcome.Problems.Count == 0 ? 0 : 1;
    }
}
