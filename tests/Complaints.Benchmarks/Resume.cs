using Microsoft.Data.Sqlite;

namespace Complaints.Benchmarks;

/// <summary>
/// What it costs to go on with a complaint when there are many: complete complaints over HTTP, in turn at a server beside 1,000
/// process instances and at one beside 100,000, so that what else the machine does hits both. The others are copies, with all
/// their rows, of what is in the server's SQLite file: half of them have ended, a quarter are complaints with open work, and a
/// quarter sleep with a timer that is not due for days. Nothing wakes them, so lists and the search for what is due look through all.
/// </summary>
public static class Resume
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Batch = 2_000;
    private const int WarmUp = 30;

    // What every complaint leaves, so that the lists a request looks through are long. Money is not copied: its books would not balance.
    private static readonly string[] Tables = ["Tickets", "ProcessInstances", "WorkItems", "Journal", "StageVisits", "Facts", "SearchTexts", "Promises", "ProcessTimers"];

    // Copies know nothing of each other in the state that the engine keeps; none may be woken by what runs out of time.
    private const string Ended = """
        SELECT p."Id" FROM "ProcessInstances" p JOIN "Tickets" t ON t."Id" = p."TicketId"
        WHERE p."Status" = 'Finished' AND t."Source" IS NULL AND (SELECT COUNT(*) FROM "ProcessInstances" o WHERE o."TicketId" = t."Id") = 1
        ORDER BY t."Number" LIMIT 1
        """;

    private const string AtWork = """
        SELECT p."Id" FROM "ProcessInstances" p JOIN "Tickets" t ON t."Id" = p."TicketId"
        WHERE p."Status" = 'Running' AND t."Source" IS NULL AND (SELECT COUNT(*) FROM "ProcessInstances" o WHERE o."TicketId" = t."Id") = 1
        AND NOT EXISTS (SELECT 1 FROM "WorkItems" w WHERE w."TicketId" = t."Id" AND w."EscalatesAt" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Promises" m WHERE m."TicketId" = t."Id" AND m."RingsAt" IS NOT NULL)
        ORDER BY t."Stage" = 'followUp', t."Number" LIMIT 1
        """;

    private const string Asleep = """
        SELECT p."Id" FROM "ProcessInstances" p JOIN "ProcessTimers" w ON w."InstanceId" = p."Id"
        WHERE p."Status" = 'Running' AND p."TicketId" IS NULL AND w."DueAt" > datetime('now', '+3 days')
        AND NOT EXISTS (SELECT 1 FROM "WorkItems" i WHERE i."InstanceId" = p."Id")
        ORDER BY w."DueAt" DESC LIMIT 1
        """;

    private static readonly string[] Kinds = [Ended, Ended, AtWork, Asleep];

    public static async Task<int> Run(Options options)
    {
        Console.WriteLine($"{Grow(options.Database!, Few):N0} instances beside {options.Url}, {Grow(options.ManyDatabase!, Many):N0} beside {options.ManyUrl}");
        using var few = await Lifecycle.LoadRun.Connect(options.Url!, options);
        using var many = await Lifecycle.LoadRun.Connect(options.ManyUrl!, options);
        for (var walk = 0; walk < WarmUp + options.Count; walk++)
        {
            if (walk == WarmUp)
            {
                few.Forget();
                many.Forget();
            }

            // Who goes first changes, so that neither is always the one whose caches are cold.
            var (first, second) = walk % 2 == 0 ? (few, many) : (many, few);
            await first.Walk();
            await second.Walk();
        }

        Report(few, many);
        return few.Errors.IsEmpty && many.Errors.IsEmpty ? 0 : 1;
    }

    private static void Report(Lifecycle.LoadRun few, Lifecycle.LoadRun many)
    {
        Console.WriteLine($"{"step",-12} {"requests",9} {"few p50",9} {"many p50",9} {"ratio",7}");
        foreach (var (step, times) in few.Milliseconds.OrderBy(entry => entry.Key))
        {
            Line(step, times, many.Milliseconds.GetValueOrDefault(step, []));
        }

        Line("all", [.. few.Milliseconds.Values.SelectMany(times => times).Order()], [.. many.Milliseconds.Values.SelectMany(times => times).Order()]);
        foreach (var error in few.Errors.Concat(many.Errors).Distinct().Take(10))
        {
            Console.WriteLine("  " + error);
        }
    }

    private static void Line(string step, double[] few, double[] many)
    {
        var (a, b) = (few[few.Length / 2], many[many.Length / 2]);
        Console.WriteLine($"{step,-12} {few.Length,9} {a,9:N2} {b,9:N2} {b / a,7:N2}");
    }

    /// <summary>Copies one process of each kind, in turn, until there are so many instances. Says how many there are.</summary>
    private static long Grow(string file, int size)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=60");
        connection.Open();
        var copies = Kinds.SelectMany((find, turn) =>
        {
            var instance = (string)Scalar(connection, find)!;
            return Tables.Select(table => Copy(connection, table, instance, turn));
        }).ToList();
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

    /// <summary>Copies a process's rows of one table and those of its ticket, once per number of its turn, with the number as the beginning of every id.</summary>
    private static string Copy(SqliteConnection connection, string table, string instance, int turn)
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
            "Id" or "TicketId" or "InstanceId" or "ActivationKey" => $"printf('%08X', n.i) || substr(r.\"{column}\", 9)",
            "CustomerId" when table == "ProcessInstances" => $"printf('%08X', n.i) || substr(r.\"{column}\", 9)",
            "CorrelationId" => $"r.\"{column}\" || '-' || n.i",
            "Number" or "TrackingCode" when table == "Tickets" => $"r.\"{column}\" || '-' || n.i",
            _ => $"r.\"{column}\"",
        });
        var condition = table == "ProcessInstances" ? $"r.\"Id\" = '{instance}'"
            : columns.Contains("InstanceId") ? $"r.\"InstanceId\" = '{instance}'"
            : $"r.\"{(table == "Tickets" ? "Id" : "TicketId")}\" = (SELECT \"TicketId\" FROM \"ProcessInstances\" WHERE \"Id\" = '{instance}')";
        return $"""
            WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n WHERE i < $to)
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM "{table}" r CROSS JOIN n WHERE n.i % {Kinds.Length} = {turn} AND {condition}
            """;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? throw new InvalidOperationException("The database does not hold one process of each kind to copy: start the server with --Demo=true.");
    }
}
