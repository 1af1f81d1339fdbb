using Complaints.Access;
using Complaints.Compensation.Deputies;
using Complaints.Data;
using Complaints.Shell;
using Microsoft.AspNetCore.Identity;

namespace Complaints.Demo;

/// <summary>
/// Who works in the demo chain. Those with a login stand in the greeting; their colleagues only did their share of the past.
/// Names are written as their stores write them; the region's manager, whom all of them read, has hers in Latin letters.
/// </summary>
internal sealed class DemoPeople
{
    public const string FloorUser = "floor";
    private const string Password = "complaints-demo";

    /// <summary>The clerk who gives too little: see <see cref="DemoChain"/>.</summary>
    public const string Stingy = "sun.tao";

    private static readonly (string User, string Name, Role Role, string[] Stores, bool HasKey)[] WithLogin =
    [
        (FloorUser, "李娜", Role.Floor, ["T01", "T02"], true),
        ("supervisor", "王芳", Role.Supervisor, ["T01", "T02", "H01"], true),
        ("region", "Chen Jing", Role.Region, ["T01", "T02", "H01", "D01", "L01", "U01"], false),
        ("quality", "Martina Vogt", Role.Quality, [], true),
        ("admin", "Head Office", Role.Admin, [], false),
        ("legal", "Ruth Lindner", Role.Legal, [], false),
        ("floor.de", "Anna Weber", Role.Floor, ["D01", "L01"], false),
        ("supervisor.de", "Jonas Keller", Role.Supervisor, ["D01", "L01", "U01"], false),
        ("floor.en", "Aoife Byrne", Role.Floor, ["U01"], false),
    ];

    private static readonly (string User, string Name, string Store)[] Colleagues =
    [
        ("zhao.min", "赵敏", "T01"),
        ("chen.jie", "陈洁", "T02"),
        (Stingy, "孙涛", "H01"),
        ("gao.yan", "高艳", "H01"),
        ("paul.richter", "Paul Richter", "D01"),
        ("lukas.brandt", "Lukas Brandt", "L01"),
        ("cian.doyle", "Cian Doyle", "U01"),
    ];

    public static readonly IReadOnlyList<string> Greeting =
    [
        $"Demo people, all with the password {Password}:",
        .. WithLogin.Select(person =>
            $"  {person.User,-14}{person.Role.Word(),-12}{(person.Stores.Length == 0 ? "all stores" : string.Join(' ', person.Stores)),-24}{person.Name}{(person.HasKey ? $", API key {KeyOf(person.User)}" : "")}"),
    ];

    private readonly List<Person> all;

    public DemoPeople(UserManager<Person> people)
    {
        all =
        [
            .. WithLogin.Select(person => new Person(person.User, person.Name, person.Role, person.Stores)),
            .. Colleagues.Select(person => new Person(person.User, person.Name, Role.Floor, [person.Store])),
        ];
        var secret = people.PasswordHasher.HashPassword(all[0], Password);
        foreach (var person in all)
        {
            person.NormalizedUserName = people.NormalizeName(person.UserName);
            person.LockoutEnabled = true;
        }

        foreach (var person in all.Take(WithLogin.Length))
        {
            // Hashing is slow on purpose; the one password of all is hashed once.
            person.PasswordHash = secret;
        }
    }

    public Actor Named(string user) => all.First(person => person.UserName == user).AsActor();

    public IReadOnlyList<Actor> ClerksOf(string store) =>
        [.. all.Where(person => person.Role == Role.Floor && person.Stores.Contains(store)).Select(person => person.AsActor())];

    public Actor SupervisorOf(string store) => all.First(person => person.Role == Role.Supervisor && person.Stores.Contains(store)).AsActor();

    /// <summary>Who does what is meant for this role: the clerk, as long as it is the floor's work.</summary>
    public Actor Who(Role role, DemoCase story) => role switch
    {
        Role.Floor => story.Clerk,
        Role.Supervisor => SupervisorOf(story.Store.Code),
        _ => Named(role.Word()),
    };

    public void AddTo(ComplaintsDb db, DateTime now)
    {
        db.AddRange(all);
        // The region's manager is away this week, and the German supervisor decides in her stead.
        var (away, deputy, today) = (all.First(person => person.UserName == "region"), all.First(person => person.UserName == "supervisor.de"), DateOnly.FromDateTime(now));
        db.Add(new Deputy(away, deputy, today.AddDays(-1), today.AddDays(5), away.AsActor(), now.AddDays(-2)));
        db.AddRange(WithLogin.Where(person => person.HasKey).Select(person => new ApiKey(
            ApiKey.HashOf(KeyOf(person.User)), all.First(owner => owner.UserName == person.User).Id, "Demo", now)));
    }

    private static string KeyOf(string user) => "demo-" + user;
}
