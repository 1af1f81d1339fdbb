using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Complaints.Data;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ComplaintsDb(options)
{
    public override bool IsUniqueViolation(DbUpdateException problem) =>
        problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
