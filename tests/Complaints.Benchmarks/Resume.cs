using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Complaints.Benchmarks;

/// <summary>
/// What it costs to go on with a complaint when there are many: complete complaints over HTTP, one at a time, beside 1,000
/// process instances and beside 100,000. The others are copies, with all their rows, of what is in the server's SQLite file.
/// </summary>
public static class Resume
{
    private const int Batch = 2_000;
    private static readonly int[] Sizes = [1_000, 100_000];

    // Every table with a row per complaint, or several. The rest is lists.
    private static readonly string[] Tables = ["Tickets", "ProcessInstances", "WorkItems", "Journal", "StageVisits", "Facts"];

    public static async Task<int> Run(Options options)
    {
        Console.WriteLine("== warming the server up");
        await Lifecycle.Run(options with { Concurrency = 1 });
        foreach (var size in Sizes)
        {
            var count = Grow(options.Database!, size);
            Console.WriteLine($"== beside {count.ToString("N0", CultureInfo.InvariantCulture)} instances");
            if (await Lifecycle.Run(options with { Concurrency = 1 }) is not 0 and var failed)
            {
                return failed;
            }
        }

        return 0;
    }

    /// <summary>Copies one finished complaint until there are so many instances. Says how many there are.</summary>
    private static long Grow(string file, int size)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=60");
        connection.Open();
        var template = (string)Scalar(connection, """
            SELECT t."Id" FROM "Tickets" t JOIN "ProcessInstances" p ON p."TicketId" = t."Id"
            WHERE p."Status" = 'Finished' AND t."Source" IS NULL GROUP BY t."Id" HAVING COUNT(*) = 1 ORDER BY t."Number" LIMIT 1
            """)!;
        var instance = (string)Scalar(connection, $"SELECT \"Id\" FROM \"ProcessInstances\" WHERE \"TicketId\" = '{template}'")!;
        var copies = Tables.Select(table => Copy(connection, table, template, instance)).ToList();
        var count = (long)Scalar(connection, "SELECT COUNT(*) FROM \"ProcessInstances\"")!;
        for (var from = count; from < size; from += Batch)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var copy in copies)
            {
                using var insert = connection.CreateCommand();
                insert.Transaction = transaction;
                insert.CommandText = copy;
                insert.Parameters.AddWithValue("$from", from);
                insert.Parameters.AddWithValue("$to", Math.Min(from + Batch, size) - 1);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return (long)Scalar(connection, "SELECT COUNT(*) FROM \"ProcessInstances\"")!;
    }

    /// <summary>Copies a complaint's rows of one table, once per number, with the number as the beginning of every id.</summary>
    private static string Copy(SqliteConnection connection, string table, string ticket, string instance)
    {
        using var info = connection.CreateCommand();
        info.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = info.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        var values = columns.Select(column => column switch
        {
            "Id" or "TicketId" or "InstanceId" => $"printf('%08X', n.i) || substr(r.\"{column}\", 9)",
            "Number" when table == "Tickets" => "r.\"Number\" || '-' || n.i",
            _ => $"r.\"{column}\"",
        });
        var condition = table == "Tickets" ? $"r.\"Id\" = '{ticket}'" : columns.Contains("TicketId") ? $"r.\"TicketId\" = '{ticket}'" : $"r.\"InstanceId\" = '{instance}'";
        return $"""
            WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n WHERE i < $to)
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM "{table}" r CROSS JOIN n WHERE {condition}
            """;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? throw new InvalidOperationException("The database holds no finished complaint to copy: start the server with --Demo=true.");
    }
}
