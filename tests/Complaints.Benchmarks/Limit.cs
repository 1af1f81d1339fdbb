using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Complaints.Benchmarks;

/// <summary>What the machine allows, whatever the program: each acknowledged request needs a commit that reached the disk.</summary>
public static class Limit
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
    private const int Concurrency = 8;
    private const int RequestsPerLifecycle = 12;

    public static async Task Run()
    {
        var commits = Commits();
        Console.WriteLine($"{commits:N0} durable one-row commits/s (SQLite, WAL, synchronous=FULL, one after the other)");
        var requests = await Requests();
        Console.WriteLine($"{requests:N0} requests/s of an empty endpoint at concurrency {Concurrency}, client and server on this machine");
        Console.WriteLine($"Target: a quarter of what the commits allow, with {RequestsPerLifecycle} requests each: {commits / RequestsPerLifecycle / 4:N2} lifecycles/s");
    }

    private static double Commits()
    {
        var folder = Directory.CreateTempSubdirectory("complaints-limit");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "limit.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE line(id INTEGER PRIMARY KEY, text TEXT);");
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO line(text) VALUES('one row')";
            var count = 0;
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < Time)
            {
                insert.ExecuteNonQuery();
                count++;
            }

            return count / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> Requests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", () => "");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var count = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Time)
            {
                using var response = await client.GetAsync("/");
                Interlocked.Increment(ref count);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
