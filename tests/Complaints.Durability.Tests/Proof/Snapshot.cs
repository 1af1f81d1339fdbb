using System.Data;
using System.Data.Common;
using Complaints.Durability.Tests.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Complaints.Durability.Tests.Proof;

/// <summary>All rows of one moment, read past the program by queries of its own.</summary>
public sealed record Snapshot(
    IReadOnlyList<Row> Tickets, IReadOnlyList<Row> Visits, IReadOnlyList<Row> Lines, IReadOnlyList<Row> Approvals, IReadOnlyList<Row> Facts,
    IReadOnlyList<Row> Instances, IReadOnlyList<Row> Tasks, IReadOnlyList<Row> Wakes, IReadOnlyList<Row> Journal, IReadOnlyList<Row> Keys, IReadOnlyList<Row> Audit,
    IReadOnlyList<Row> Triggers, IReadOnlyList<Row> Ledger, IReadOnlyList<Row> Versions)
{
    public static async Task<Snapshot> Take(Place place)
    {
        await using var connection = await Open(place);
        await using var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        Task<IReadOnlyList<Row>> Of(string table) => Read(connection, moment, $"SELECT * FROM \"{table}\"");
        return new Snapshot(
            await Of("Tickets"), await Of("StageVisits"), await Of("CompensationLines"), await Of("Approvals"), await Of("Facts"),
            await Of("ProcessInstances"), await Of("WorkItems"), await Of("ProcessTimers"), await Of("Journal"), await Of("IdempotencyRecords"), await Of("TaskEvents"),
            await Of("ProcessTriggers"), await Of("LedgerEntries"), await Of("DefinitionVersions"));
    }

    /// <summary>The timers that are set now.</summary>
    public static async Task<IReadOnlyList<Row>> Timers(Place place)
    {
        await using var connection = await Open(place);
        return await Read(connection, null, "SELECT * FROM \"ProcessTimers\"");
    }

    /// <summary>What SQLite finds wrong with its file; nothing on PostgreSQL, which has no such question.</summary>
    public static async Task<IEnumerable<string>> Integrity(Place place)
    {
        if (place.Postgres is not null)
        {
            return [];
        }

        await using var connection = await Open(place);
        return (await Read(connection, null, "PRAGMA integrity_check")).Concat(await Read(connection, null, "SELECT 'foreign key of ' || \"table\" AS integrity_check FROM pragma_foreign_key_check"))
            .Select(row => row.Text("integrity_check")).Where(found => found != "ok").Select(found => "SQLite: " + found);
    }

    private static async Task<DbConnection> Open(Place place)
    {
        DbConnection connection = place.Postgres is { } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={place.SqliteFile};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<IReadOnlyList<Row>> Read(DbConnection connection, DbTransaction? moment, string sql)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = moment;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, column => reader.IsDBNull(column) ? null : reader.GetValue(column))));
        }

        return rows;
    }
}
