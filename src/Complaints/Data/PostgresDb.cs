using System.Data.Common;
using Complaints.Customers;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Complaints.Data;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ComplaintsDb(options)
{
    /// <summary>Knows capitals in every script, whatever locale the database was made with.</summary>
    private const string EveryScript = "und-x-icu";

    public override async Task Alone(Func<Task> work)
    {
        // The lock lives in the database, so the database comes first. Another server may be creating it at this moment.
        var creator = Database.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync())
        {
            try
            {
                await creator.CreateAsync();
            }
            catch (PostgresException there) when (there.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
            }
        }

        await using var gate = new NpgsqlConnection(Database.GetConnectionString());
        await gate.OpenAsync();
        await Do("SELECT pg_advisory_lock(hashtext('complaints start'))");
        try
        {
            await work();
        }
        finally
        {
            await Do("SELECT pg_advisory_unlock(hashtext('complaints start'))");
        }

        async Task Do(string sql)
        {
            await using var command = new NpgsqlCommand(sql, gate) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Ticket>().Property(ticket => ticket.Description).UseCollation(EveryScript);
        builder.Entity<Customer>().Property(customer => customer.Name).UseCollation(EveryScript);
    }

    public override bool IsUniqueViolation(DbUpdateException problem) =>
        problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsGivingWay(DbException problem) => problem is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
    };
}
