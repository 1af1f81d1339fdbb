using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Photos;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Demo;

/// <summary>
/// The chain that fills an empty database: six stores, forty styles and twelve weeks of complaints up to this moment,
/// the same whenever it starts at the same moment. Every ticket walks the real process with the real rules. Most of it is
/// everyday trouble, 23 to 28 complaints a week of which a few kinds make up the most, one in eleven anonymous, one in
/// six from a customer who has complained before. Into it are planted, for whoever looks:
/// <list type="number">
/// <item>A bad batch. Soles come off RANGER-42 boots of batch B2409 in all stores; the twelve full weeks have 1, 0, 1, 1,
/// 2, 5, 4, 6, 8, 9, 9 and 14 complaints, the running week up to twelve. Analysis mostly upholds them: adhesive.</item>
/// <item>A rude store. L01 in Leipzig has one or two complaints of RUDE every week, sixteen in all; other stores hardly any.</item>
/// <item>A clerk who gives too little. 孙涛 in H01 gives nothing three times out of four and else a thank-you card,
/// fault or not, and nothing more to whoever is not satisfied; more of his customers ask for a second offer than of
/// 高艳's beside him. The fairness report over three months names him.</item>
/// <item>A serial claimant. 马德福 complains five times within eight weeks, in three stores, three times without a receipt;
/// no fault is ever found, and each time something is given or asked for.</item>
/// <item>A golden informant. 林秀兰 was the first to report the bad batch, and was right three times out of three.</item>
/// <item>The same photo shown in two stores, by that customer; and photos on four open tickets of the first store.</item>
/// <item>Purchases, the articles of complaints among them. Scan T01-100001: three lines, one a boot of the bad batch.</item>
/// <item>Return visits: customers who agreed to hear from us, one to be called today in each store, two to be thanked.</item>
/// <item>Work for today. A few tickets stand at each stage, some late, and seven wait for a decision: five for a
/// supervisor, one in T01 (320 CNY) for the region, one in D01 (45 and 20 EUR) for both.</item>
/// <item>Cards that were redeemed, that expired and that are still out; T02 is low on insoles 41 to 43.</item>
/// </list>
/// </summary>
public static class DemoChain
{
    public const string FloorUser = DemoPeople.FloorUser;

    /// <summary>Few enough that what one ticket looks up is found at once, many enough that saving is quick.</summary>
    private const int TicketsPerSave = 12;

    private const int Seed = 42;

    /// <summary>Who can sign in, for the console.</summary>
    public static readonly IReadOnlyList<string> Greeting = DemoPeople.Greeting;

    /// <summary>In one transaction: a start that is broken off leaves the database empty, and the next one fills it.</summary>
    public static async Task Fill(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().Now();
        var dice = new Dice(Seed);
        var stores = DemoStores.Make(now.Year);
        var styles = DemoStyles.Make();
        var people = new DemoPeople(services.GetRequiredService<UserManager<Person>>());
        var details = new DemoDetails(people, styles, new DemoCustomers(people, dice), dice, now);
        var cases = new DemoPlan(stores, styles, dice, now).Make();
        foreach (var story in cases)
        {
            details.Fill(story);
        }

        var tills = new DemoPurchases(stores, styles, now);
        var purchases = tills.Make(cases);

        // Before the transaction: numbers are taken on a connection of their own.
        var numbers = await services.GetRequiredService<TicketNumbers>().Next(cases.Count, CancellationToken.None);

        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        people.AddTo(db, now);
        db.AddRange(stores.Select(store => store.Store));
        foreach (var style in styles.Select(style => style.Style))
        {
            var (german, chinese) = DemoStyleNames.All[style.Code];
            style.Call(german, chinese);
            db.Add(style);
        }

        db.AddRange(cases.Select(story => story.Customer).OfType<Customers.Customer>().Distinct());
        db.AddRange(tills.Numbers());
        db.AddRange(purchases);
        db.AddRange(DemoCare.Workshops(stores));
        db.AddRange(DemoBudgets.Make(stores.Select(store => store.Store), people.Named("region"), now));
        await Save(db);

        var lists = new Lists(
            [.. stores.Select(store => store.Store)], [.. styles.Select(style => style.Style)],
            await db.Defects.AsNoTracking().ToListAsync(), await db.CompensationKinds.AsNoTracking().ToListAsync(),
            new LimitMatrix(await db.LimitRules.AsNoTracking().ToListAsync()), []);
        var walk = new DemoWalk(db, services.GetRequiredService<ProcessDefinitions>(), services.GetRequiredService<CoachCards>(), lists, people, new DemoWords(styles, dice), dice, now);
        foreach (var some in cases.Zip(numbers).Chunk(TicketsPerSave))
        {
            foreach (var (story, number) in some)
            {
                await walk.Live(story, number);
            }

            await Save(db);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
        foreach (var store in stores)
        {
            var ids = cases.Where(story => story.Store == store && story.Customer is not null).Select(story => story.Customer!.Id).Distinct().ToList();
            await new DemoVisits(db, services.GetRequiredService<ProcessDefinitions>(), lists, styles, now).Plan(
                store, await db.Customers.Where(customer => ids.Contains(customer.Id)).ToListAsync(), people.Who(Role.Floor, cases.First(story => story.Store == store)));
            await Save(db);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await new DemoPhotos(db, services.GetRequiredService<PhotoFiles>(), people).Take(stores[0].Store.Code);
        db.ChangeTracker.DetectChanges();
        await Save(db);
        await new DemoGifts(db, lists, people, now).Live();
        db.ChangeTracker.DetectChanges();
        await Save(db);
        await DemoBudgets.Tighten(db, new Budgets(db, services.GetRequiredService<TimeProvider>()), lists, people.Named("region"), now);
        await Save(db);
        await transaction.CommitAsync();
        services.GetRequiredService<ReferenceLists>().Forget();
    }

    private static async Task Save(ComplaintsDb db)
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
