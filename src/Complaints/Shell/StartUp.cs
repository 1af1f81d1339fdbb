using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Demo;
using Complaints.Law;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Stages;
using Complaints.Tickets.Search;
using Complaints.Training;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell;

/// <summary>What has to be right before the first request: definitions, database, lists, people.</summary>
public static class StartUp
{
    /// <returns>False when the program cannot start; the reason is on the console.</returns>
    public static async Task<bool> Prepare(WebApplication app, Settings settings)
    {
        List<string> problems = [.. app.Services.GetRequiredService<ProcessCatalogue>().Problems, .. app.Services.GetRequiredService<CoachCards>().Problems, .. app.Services.GetRequiredService<RolePlays>().Problems];
        if (problems.Count > 0)
        {
            Console.Error.WriteLine($"The process definitions in {settings.WorkflowFolder} cannot be used:");
            foreach (var problem in problems)
            {
                Console.Error.WriteLine("  " + problem);
            }

            return false;
        }

        foreach (var warning in app.Services.GetRequiredService<ProcessCatalogue>().Warnings)
        {
            app.Logger.LogWarning("A process definition can hardly be meant so. {Warning}", warning);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var definitions = app.Services.GetRequiredService<ProcessDefinitions>();
        await db.Alone(async () =>
        {
            // Migrating also compares the whole model with the last migration, for which a start has no time.
            if ((await db.Database.GetPendingMigrationsAsync()).Any())
            {
                await db.Database.MigrateAsync();
            }

            await definitions.Keep(db, clock.Now());
            await DefectList.Keep(db);
            await StarterCatalogue.Keep(db);

            await LawBook.Keep(db, clock.Now());
            await db.SaveChangesAsync();
            await definitions.KeepTriggers(db, clock.Now(), CancellationToken.None);
            await db.SaveChangesAsync();
            foreach (var missing in definitions.Current.SelectMany(current => definitions.Missing(current, db).Select(missing => $"{current.Id}: {missing}")))
            {
                app.Logger.LogWarning("A process definition can hardly be meant so. {Warning}", missing);
            }

            await OpenBooks.Enter(db, CancellationToken.None);
            await SearchTextKeeper.FillMissing(db, CancellationToken.None);
            if (settings.Demo && !await db.Users.AnyAsync())
            {
                Console.WriteLine("Filling the empty database with a demo chain. This takes some seconds ...");
                await DemoChain.Fill(scope.ServiceProvider);
            }

            await app.Services.GetRequiredService<FirstStart>().Prepare(scope.ServiceProvider);
        });
        return true;
    }

    /// <summary>Says where to go and as whom.</summary>
    public static void Greet(WebApplication app, Settings settings)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine();
        Console.WriteLine($"  Complaints is open at {address}");
        Console.WriteLine($"  Database: {(settings.Postgres is null ? settings.SqliteFile : "PostgreSQL")}");
        foreach (var line in app.Services.GetRequiredService<FirstStart>().Greeting)
        {
            Console.WriteLine("  " + line);
        }

        if (settings.PublicUrl is null && !app.Environment.IsDevelopment() && !app.Urls.All(IsOfThisMachine))
        {
            Console.WriteLine("  Warning: --PublicUrl is not set. The code on a receipt then leads to whatever address the clerk's browser");
            Console.WriteLine("  asked for. Give the address under which customers reach this program.");
        }

        Console.WriteLine("  Stop with Ctrl+C.");
        Console.WriteLine();
    }

    internal static bool IsOfThisMachine(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback;
}
