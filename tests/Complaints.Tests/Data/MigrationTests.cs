using Complaints.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task Migrations_lead_to_the_model_and_none_is_missing()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Empty(await app.Saved(db => db.Database.GetPendingMigrationsAsync()));
        Assert.NotEmpty(await app.Saved(db => db.Database.GetAppliedMigrationsAsync()));
        Assert.False(await app.Saved(db => Task.FromResult(db.Database.HasPendingModelChanges())), "The model has changed: add a migration for each database, see src/Complaints/Data/README.md.");
    }

    [Fact]
    public async Task Program_starts_on_an_empty_database_and_again_on_the_same()
    {
        await using var database = await TestDatabase.Empty();
        for (var start = 0; start < 2; start++)
        {
            await using var app = await ComplaintsApp.Run(database.Settings, new FakeClock());
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Complaints.Data.ComplaintsDb>();
            Assert.NotEmpty(await db.Defects.ToListAsync());
            Assert.Equal(Directory.GetFiles(database.Settings.WorkflowFolder, "*.json").Length, await db.DefinitionVersions.CountAsync());
        }
    }

    [SqliteFact]
    public async Task Program_that_was_killed_while_it_migrated_starts_again()
    {
        await using var database = await TestDatabase.Empty();
        await using var db = database.Context();
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-10 09:00:00');
            """);

        await using var again = await ComplaintsApp.Run(database.Settings, new FakeClock()).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [SqliteFact]
    public async Task Second_program_on_the_same_file_waits_until_the_first_has_prepared_it()
    {
        await using var database = await TestDatabase.Empty();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ComplaintsApp.Run(database.Settings, new FakeClock()))));

        foreach (var app in both)
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Timers_that_were_set_before_pauses_existed_are_due_when_they_were()
    {
        await using var database = await TestDatabase.Empty();
        await using (var db = database.Context())
        {
            var migrations = db.Database.GetMigrations().ToList();
            await db.GetService<IMigrator>().MigrateAsync(migrations[0]);
            var ticket = Guid.NewGuid();
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "ProcessInstances" ("Id", "DefinitionId", "DefinitionHash", "TicketId", "StoreCode", "Status", "State", "Version", "CreatedAt", "UpdatedAt")
                VALUES ('instance', 'x', 'y', {ticket}, 'T01', 'Running', '', 1, {FakeClock.Start.UtcDateTime}, {FakeClock.Start.UtcDateTime})
                """);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "ProcessTimers" ("Id", "InstanceId", "DueAt") VALUES ('timer', 'instance', {FakeClock.Start.UtcDateTime})""");
            await db.GetService<IMigrator>().MigrateAsync();
        }

        await using var after = database.Context();
        var timer = await after.ProcessTimers.SingleAsync();
        Assert.Equal(FakeClock.Start.UtcDateTime, timer.DueAt);
        Assert.Equal(await after.ProcessInstances.Select(instance => instance.TicketId).SingleAsync(), timer.TicketId);
        Assert.Equal(Complaints.Processes.TaskClock.Always, timer.Clock);
    }

    [SqliteFact]
    public async Task Acknowledged_change_survives_a_power_cut()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Saved(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            Assert.Equal("wal", Pragma(connection, "journal_mode"));
            Assert.Equal(2L, Pragma(connection, "synchronous"));
            Assert.Equal(1L, Pragma(connection, "foreign_keys"));
            return true;
        });
    }

    private static object? Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar();
    }
}
