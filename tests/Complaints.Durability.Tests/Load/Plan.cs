using System.Globalization;

namespace Complaints.Durability.Tests.Load;

/// <summary>One run: what is killed how often, and by which seed everybody chooses.</summary>
/// <param name="Kills">How often a server is killed.</param>
/// <param name="Seed">Decides what the clients do and when a server dies. Which of two requests is faster it cannot decide.</param>
/// <param name="Postgres">Connection string of a server where a database may be made; null for SQLite.</param>
/// <param name="Servers">How many servers share the database; only on PostgreSQL more than one.</param>
/// <param name="Steps">How many steps are waited for after the last kill.</param>
public sealed record Plan(int Kills, int Seed, int Clients = 8, string? Postgres = null, int Servers = 1, int Steps = 50)
{
    public override string ToString() =>
        $"{(Postgres is null ? "SQLite" : "PostgreSQL")}, {Servers} server(s), {Clients} clients, {Kills} kills, seed {Seed}";

    /// <returns>The plan that the command line asks for, or null when it asks for none.</returns>
    public static Plan? Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => int.TryParse(Value(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
        var connection = Value("--connection") ?? Environment.GetEnvironmentVariable("COMPLAINTS_TEST_POSTGRES");
        var postgres = Value("--database") == "postgres";
        if (Value("--kills") is null || (postgres && connection is null))
        {
            return null;
        }

        return new Plan(Number("--kills", 20), Number("--seed", 1), Number("--clients", 8), postgres ? connection : null, postgres ? Number("--servers", 1) : 1);
    }
}
