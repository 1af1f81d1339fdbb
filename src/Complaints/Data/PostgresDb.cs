using Complaints.Customers;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Complaints.Data;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ComplaintsDb(options)
{
    /// <summary>Knows capitals in every script, whatever locale the database was made with.</summary>
    private const string EveryScript = "und-x-icu";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Ticket>().Property(ticket => ticket.Description).UseCollation(EveryScript);
        builder.Entity<Customer>().Property(customer => customer.Name).UseCollation(EveryScript);
    }

    public override bool IsUniqueViolation(DbUpdateException problem) =>
        problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
