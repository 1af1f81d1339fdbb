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

    private static IEnumerable<string> OnSqlite(string table) => ((string[])["UPDATE", "DELETE"]).Select(change =>
        $"CREATE TRIGGER \"{table}_{change}\" BEFORE {change} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} only grows: its rows are never changed or deleted.'); END");

    private static IEnumerable<string> OnPostgres(string table) =>
        [$"CREATE TRIGGER \"{table}_only_grows\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"];
}
