using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Complaints.Data;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ComplaintsDb(options)
{
    // SQLite has one writer at a time. Queueing here beats its busy retry, which sleeps 150 ms between tries. One queue
    // for all databases of the process is enough: a program has one, and tests do not measure.
    private static readonly SemaphoreSlim OneWriter = new(1, 1);

    /// <summary>How long one attempt waits while another program writes to the file, as a backup does.</summary>
    public const int MostSecondsForALock = 10;

    private const int MostAttempts = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Within a transaction of several saves it is this one that the others wait for.
    private bool hasItsTurn;

    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
    public override bool IsUniqueViolation(DbUpdateException problem) => problem.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    // SQLITE_BUSY, also when a read is too old to become a write, and SQLITE_LOCKED.
    protected override bool IsGivingWay(DbException problem) => problem is SqliteException { SqliteErrorCode: 5 or 6 };

    /// <summary>Waits for another program on the same file; one that was killed holds nothing up.</summary>
    public override async Task Alone(Func<Task> work)
    {
        await using var gate = await Lock(Database.GetDbConnection().DataSource + ".start");

        // EF marks in a row that somebody migrates and waits for as long as it is there: for ever, when its writer was killed.
        // Nobody else can be migrating here, so a row that is there was left behind.
        if (await Database.CanConnectAsync())
        {
            await Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }

        await work();
    }

    public override async Task<bool> Together(Func<Task<bool>> work, CancellationToken cancellation)
    {
        await OneWriter.WaitAsync(cancellation);
        try
        {
            hasItsTurn = true;
            return await base.Together(work, cancellation);
        }
        finally
        {
            hasItsTurn = false;
            OneWriter.Release();
        }
    }

    protected override async Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        if (hasItsTurn)
        {
            return await base.Save(acceptAllChangesOnSuccess, cancellationToken);
        }

        await OneWriter.WaitAsync(cancellationToken);
        try
        {
            return await base.Save(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            OneWriter.Release();
        }
    }

    /// <summary>A lock of the operating system, which goes with the program that holds it, however it ends.</summary>
    private static async Task<FileStream> Lock(string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                await Task.Delay(Pause);
            }
        }
    }
}

/// <summary>Settings that SQLite wants on each connection. FULL: what was acknowledged survives a power cut.</summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    // Connections come from a pool and keep their settings; only a new one needs them.
    private static readonly ConditionalWeakTable<object, object> Done = [];

    private static void Set(DbConnection connection)
    {
        // SQLite's own lower() knows ASCII only and would never find "Übel". A pooled connection forgets functions, so each time.
        ((SqliteConnection)connection).CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        if (((SqliteConnection)connection).Handle is not { } handle || !Done.TryAdd(handle, handle))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
