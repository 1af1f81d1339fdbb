using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Compensation;

/// <summary>What a chain starts with is filled in once.</summary>
public sealed class StarterCatalogueTests
{
    [Fact]
    public async Task New_chain_starts_with_kinds_and_limits_in_two_currencies()
    {
        await using var app = await ComplaintsApp.StartNew();

        Assert.Equal((StarterCatalogue.Limits().Count(), StarterCatalogue.Kinds().Count()), (await app.Count("LimitRules"), await app.Count("CompensationKinds")));
    }

    [Fact]
    public async Task Limits_that_were_all_taken_away_stay_away_at_the_next_start()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var limit in await app.Done(app.Admin, new ListLimits()))
        {
            await app.Done(app.Admin, new SetLimit(Roles.Parse(limit.Role), limit.Currency, limit.Kind, Words.Parse<LimitPeriod>(limit.Period), Amount: null));
        }

        await app.SetKind("socks", 9m);
        var kinds = await app.Count("CompensationKinds");

        await using var again = await app.Restart();

        Assert.Equal((0, kinds), (await again.Count("LimitRules"), await again.Count("CompensationKinds")));
    }

    [Fact]
    public async Task Older_database_learns_terms_and_limits_and_keeps_its_costs()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(async db =>
        {
            await db.LimitRules.ExecuteDeleteAsync();
            await db.CompensationKinds.Where(kind => kind.Kind == "flowers").ExecuteDeleteAsync();
            return await db.CompensationKinds.ExecuteUpdateAsync(set => set.SetProperty(kind => kind.By, "").SetProperty(kind => kind.CostMinor, 77L).SetProperty(kind => kind.IsStocked, false));
        });

        await using var again = await app.Restart();

        Assert.Equal((StarterCatalogue.Limits().Count(), StarterCatalogue.Kinds().Count()), (await again.Count("LimitRules"), await again.Count("CompensationKinds")));
        var socks = await again.Saved(db => db.CompensationKinds.AsNoTracking().SingleAsync(kind => kind.Kind == "socks" && kind.Currency == "CNY"));
        Assert.Equal((77L, true, "System"), (socks.CostMinor, socks.IsStocked, socks.By));
    }
}
