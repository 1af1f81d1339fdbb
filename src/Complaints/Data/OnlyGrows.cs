using Microsoft.EntityFrameworkCore.Migrations;

namespace Complaints.Data;

/// <summary>Rows of this kind are added and never changed or deleted. The database holds it, whoever writes: see <see cref="OnlyGrows"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyGrowsAttribute : Attribute;

/// <summary>
/// Guards in the database on tables that only grow: books, histories and audits are proof only if nobody can rewrite them, be it
/// this program in error or somebody with a database tool. Whoever may take a guard away can still do it, and on SQLite
/// <c>INSERT OR REPLACE</c> slips by, which this program never writes: it keeps from mistakes, not from an owner who wants to forge.
/// </summary>
internal static class OnlyGrows
{
    /// <summary>Tables are guarded from then on. A migration that makes SQLite build one anew loses its guard and has to call this again.</summary>
    public static void Guard(MigrationBuilder migration, bool isSqlite, params string[] tables)
    {
        if (!isSqlite)
        {
            migration.Sql("""
                CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '% only grows: its rows are never changed or deleted.', TG_TABLE_NAME; END $$
                """);
        }

        foreach (var table in tables)
        {
            foreach (var sql in isSqlite ? OnSqlite(table) : OnPostgres(table))
            {
                migration.Sql(sql);
            }
        }
    }

    public static void Free(MigrationBuilder migration, bool isSqlite, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql(isSqlite ? $"DROP TRIGGER \"{table}_UPDATE\"; DROP TRIGGER \"{table}_DELETE\"" : $"DROP TRIGGER \"{table}_only_grows\" ON \"{table}\"");
        }
    }

    /// <summary>
    /// The history of a process may be deleted once a row says in which archive it lies, and not before: see
    /// <see cref="Processes.Retention.Archivist"/>. Changed it is never. In place of <see cref="Guard"/> for the tables of <see cref="Archived"/>.
    /// </summary>
    public static void GuardUntilArchived(MigrationBuilder migration, bool isSqlite)
    {
        Free(migration, isSqlite, [.. Archived.Keys]);
        foreach (var (table, instance) in Archived)
        {
            var kept = $"NOT EXISTS (SELECT 1 FROM \"ArchivedProcesses\" WHERE \"InstanceId\" = {instance})";
            migration.Sql(isSqlite
                ? $"""
                    {OnSqlite(table).First()};
                    CREATE TRIGGER "{table}_DELETE" BEFORE DELETE ON "{table}" WHEN {kept} BEGIN SELECT RAISE(ABORT, '{table} only grows: its rows are never changed or deleted.'); END
                    """
                : $"""
                    CREATE TRIGGER "{table}_only_grows" BEFORE UPDATE OR TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
                    CREATE FUNCTION "{table}_only_grows_until_archived"() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF {kept} THEN RAISE EXCEPTION '% only grows: its rows are never changed or deleted.', TG_TABLE_NAME; END IF;
                        RETURN OLD;
                    END $$;
                    CREATE TRIGGER "{table}_archived" BEFORE DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{table}_only_grows_until_archived"()
                    """);
        }
    }

    /// <summary>Back to what <see cref="Guard"/> says of these tables.</summary>
    public static void GuardWhatIsArchived(MigrationBuilder migration, bool isSqlite)
    {
        Free(migration, isSqlite, [.. Archived.Keys]);
        foreach (var table in Archived.Keys.Where(_ => !isSqlite))
        {
            migration.Sql($"DROP TRIGGER \"{table}_archived\" ON \"{table}\"; DROP FUNCTION \"{table}_only_grows_until_archived\"()");
        }

        Guard(migration, isSqlite, [.. Archived.Keys]);
    }

    /// <summary>The tables whose rows go with their process, and how a row says which process that is.</summary>
    private static readonly Dictionary<string, string> Archived = new()
    {
        ["Journal"] = "OLD.\"InstanceId\"",
        ["TaskEvents"] = "(SELECT \"InstanceId\" FROM \"WorkItems\" WHERE \"Id\" = OLD.\"TaskId\")",
    };

    private static IEnumerable<string> OnSqlite(string table) => ((string[])["UPDATE", "DELETE"]).Select(change =>
        $"CREATE TRIGGER \"{table}_{change}\" BEFORE {change} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} only grows: its rows are never changed or deleted.'); END");

    private static IEnumerable<string> OnPostgres(string table) =>
        [$"CREATE TRIGGER \"{table}_only_grows\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"];
}
