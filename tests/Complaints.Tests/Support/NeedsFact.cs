namespace Complaints.Tests.Support;

/// <summary>A test that needs something which may be absent: skipped then, saying what.</summary>
public abstract class NeedsFactAttribute : FactAttribute
{
    /// <param name="missing">What is missing, as a sentence; null when all is there.</param>
    protected NeedsFactAttribute(string? missing)
    {
        if (missing is not null)
        {
            Skip = missing;
        }
    }
}

/// <summary>Runs on PostgreSQL only.</summary>
public sealed class PostgresFactAttribute() : NeedsFactAttribute(
    TestDatabase.IsPostgres ? null : "Needs PostgreSQL: set COMPLAINTS_TEST_DB=postgres and COMPLAINTS_TEST_POSTGRES, as tests/run does.");

/// <summary>Runs on SQLite only.</summary>
public sealed class SqliteFactAttribute() : NeedsFactAttribute(TestDatabase.IsPostgres ? "Is about SQLite; this run is on PostgreSQL." : null);
