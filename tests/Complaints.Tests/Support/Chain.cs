using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Support;

/// <summary>The chain every test starts with: two stores, three styles and one person of each kind.</summary>
public static class Chain
{
    public const string Password = "correct horse battery";

    public static readonly Store Tianjin = new("T01", "Tianjin Binjiang", "Tianjin", "CN", "CNY", "Asia/Shanghai");
    public static readonly Store Dresden = new("D01", "Dresden Altmarkt", "Dresden", "DE", "EUR", "Europe/Berlin");

    public static readonly IReadOnlyList<(string User, string Name, Role Role, string[] Stores)> People =
    [
        ("floor", "Li Wei", Role.Floor, ["T01"]),
        ("floor2", "Wang Fang", Role.Floor, ["T01"]),
        ("supervisor", "Zhang Min", Role.Supervisor, ["T01"]),
        ("region", "Chen Jing", Role.Region, ["T01", "D01"]),
        ("quality", "Anna Vogel", Role.Quality, []),
        ("admin", "Sun Hao", Role.Admin, []),
        ("legal", "Lin Qing", Role.Legal, []),
        ("floorD", "Jonas Weber", Role.Floor, ["D01"]),
    ];

    /// <summary>The API key of a person; only tests may have one that can be guessed.</summary>
    public static string KeyOf(string user) => "test-key-" + user;

    public static async Task Fill(IServiceProvider services)
    {
        var db = services.GetRequiredService<ComplaintsDb>();
        var people = services.GetRequiredService<UserManager<Person>>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        db.AddRange(Tianjin, Dresden);
        db.AddRange(
            new Style("RUNNER-7", "Running shoe 7", "mesh", ["black", "red"], ["41", "42", "43"], ["B2025-11", "B2026-01"]),
            new Style("BOOT-3", "Ankle boot 3", "leather", ["brown"], ["38", "39"], ["B2025-09"]),
            new Style("TEE-1", "T-shirt 1", "cotton", ["white"], ["S", "M", "L"], ["T2026-02"]));
        foreach (var (user, name, role, stores) in People)
        {
            var person = new Person(user, name, role, stores);
            var made = await people.CreateAsync(person, Password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(" ", made.Errors.Select(error => error.Description)));
            }

            db.Add(new ApiKey(ApiKey.HashOf(KeyOf(user)), person.Id, "tests", now));
        }

        await db.SaveChangesAsync();
    }
}
