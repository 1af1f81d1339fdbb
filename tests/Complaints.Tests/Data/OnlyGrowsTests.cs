using System.Data.Common;
using Complaints.Data;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Data;

public sealed class OnlyGrowsTests
{
    [Theory]
    [InlineData("LedgerEntries")]
    [InlineData("Facts")]
    [InlineData("Journal")]
    [InlineData("TaskEvents")]
    public async Task Database_refuses_to_rewrite_or_delete_what_happened(string table)
    {
        await using var app = await ComplaintsApp.Start();
        await app.TicketAwaitingApproval();
        var before = await app.Count(table);
        Assert.NotEqual(0, before);

        foreach (var sql in (string[])[$"DELETE FROM \"{table}\"", $"UPDATE \"{table}\" SET \"At\" = \"At\""])
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => app.Saved(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains($"{table} only grows", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await app.Count(table));
    }

    [Fact]
    public async Task Everything_that_is_said_to_grow_only_is_guarded()
    {
        await using var app = await ComplaintsApp.Start();
        var said = await app.Saved(db => Task.FromResult(db.Model.GetEntityTypes().Where(entity => entity.ClrType.IsDefined(typeof(OnlyGrowsAttribute), false)).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal).ToList()));

        var guards = await app.Saved(db => db.Database.SqlQueryRaw<string>(TestDatabase.IsPostgres
            ? """SELECT DISTINCT event_object_table AS "Value" FROM information_schema.triggers WHERE action_statement LIKE '%only_grows%' AND event_manipulation IN ('UPDATE', 'DELETE') GROUP BY event_object_table HAVING count(*) = 2"""
            : "SELECT tbl_name AS Value FROM sqlite_master WHERE type = 'trigger' GROUP BY tbl_name HAVING count(*) = 2").ToListAsync());

        Assert.Equal(12, said.Count);
        Assert.Equal(said, guards.Order(StringComparer.Ordinal));
    }
}
