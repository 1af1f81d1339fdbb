using Complaints.Data;
using Complaints.Shell;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Complaints.Tests.Support;

/// <summary>
/// A private database for one app, gone when disposed: a SQLite file, or with COMPLAINTS_TEST_DB=postgres a database on
/// the server that COMPLAINTS_TEST_POSTGRES names. Filled ones are copied from a template that is made once per run.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string folder;
    private readonly string? postgresName;

    private TestDatabase(string folder, string? postgresName)
    {
        this.folder = folder;
        this.postgresName = postgresName;
        Settings = new Settings(
            postgresName is null ? null : new NpgsqlConnectionStringBuilder(Server) { Database = postgresName, MaxPoolSize = 12 }.ConnectionString,
            folder, WorkflowFolder, Demo: false, TestClock: false, AdminName: null, AdminPassword: null);
    }

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("COMPLAINTS_TEST_DB") == "postgres";

    public static string WorkflowFolder => Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Settings of a program that runs on this database.</summary>
    public Settings Settings { get; }

    private static string Server => Environment.GetEnvironmentVariable("COMPLAINTS_TEST_POSTGRES")
        ?? throw new InvalidOperationException("COMPLAINTS_TEST_DB=postgres needs COMPLAINTS_TEST_POSTGRES: the connection string of a server where databases may be created.");

    public static Task<TestDatabase> Empty() => Create(null);

    /// <summary>A copy, as fast as a file can be copied. Nobody may be connected to the original.</summary>
    public async Task<TestDatabase> Copy()
    {
        Disconnect();
        return await Create(this);
    }

    /// <summary>The tables without the program around them.</summary>
    public ComplaintsDb Context() => Settings.Postgres is { } connection
        ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options)
        : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Settings.SqliteFile}").AddInterceptors(new SqliteSettings()).Options);

    /// <summary>Lets go of every pooled connection.</summary>
    public void Disconnect()
    {
        if (Settings.Postgres is { } connection)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        }
        else
        {
            // One that reads the log back into the file, so that the file is all there is.
            SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Settings.SqliteFile}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Disconnect();
        if (postgresName is not null)
        {
            await OnServer($"DROP DATABASE IF EXISTS \"{postgresName}\" WITH (FORCE)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TestDatabase> Create(TestDatabase? original)
    {
        var folder = Directory.CreateTempSubdirectory("complaints-").FullName;
        if (!IsPostgres)
        {
            var database = new TestDatabase(folder, null);
            if (original is not null)
            {
                File.Copy(original.Settings.SqliteFile, database.Settings.SqliteFile);
            }

            return database;
        }

        var name = "complaints_" + Guid.NewGuid().ToString("N");
        await OnServer($"CREATE DATABASE \"{name}\"" + (original is null ? "" : $" TEMPLATE \"{original.postgresName}\""));
        return new TestDatabase(folder, name);
    }

    private static async Task OnServer(string command)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var run = new NpgsqlCommand(command, connection);
        await run.ExecuteNonQueryAsync();
    }
}
