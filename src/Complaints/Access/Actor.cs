using System.Security.Claims;

namespace Complaints.Access;

/// <summary>Who does something: a person with a role and stores, or the program itself.</summary>
/// <param name="Stores">Codes of the stores this person belongs to; ignored for those who see all.</param>
public sealed record Actor(Guid PersonId, string Name, Role Role, IReadOnlyList<string> Stores)
{
    /// <summary>Not signed in: gets no data.</summary>
    public static readonly Actor Nobody = new(Guid.Empty, "", Role.Floor, []);

    /// <summary>Timers and start-up.</summary>
    public static readonly Actor System = new(new Guid("00000000-0000-0000-0000-000000000001"), "System", Role.Admin, []);

    /// <summary>A customer who writes to us without signing in: sees no store, and so no ticket but through its code.</summary>
    public static readonly Actor Customer = new(new Guid("00000000-0000-0000-0000-000000000002"), "Customer", Role.Floor, []);

    /// <summary>What this person signs in with; empty for the program itself.</summary>
    public string User { get; init; } = "";

    /// <summary>Whom this person stands in for, with that person's role and stores; null when they act as themselves.</summary>
    public Principal? For { get; init; }

    /// <summary>As a journal keeps it: both names where somebody stands in.</summary>
    public string Signature => For is null ? Name : $"{Short(Name)} for {Short(For.Name)}";

    public bool IsSignedIn => PersonId != Guid.Empty;

    public bool SeesAllStores => Role.SeesAllStores();

    public bool Sees(string store) => SeesAllStores || Stores.Contains(store);

    /// <summary>Two names fit where one does.</summary>
    private static string Short(string name) => name.Length > 47 ? name[..46] + "…" : name;

    private const string StoreClaim = "store";

    public static IEnumerable<Claim> Claims(Person person) =>
        [new(ClaimTypes.GivenName, person.Name), new(ClaimTypes.Role, person.Role.ToString()), .. person.Stores.Select(store => new Claim(StoreClaim, store))];

    public static Actor From(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Roles.Parse(user.FindFirstValue(ClaimTypes.Role)) is { } role
            ? new Actor(id, user.FindFirstValue(ClaimTypes.GivenName) ?? "", role, [.. user.FindAll(StoreClaim).Select(claim => claim.Value)]) { User = user.FindFirstValue(ClaimTypes.Name) ?? "" }
            : Nobody;
}

/// <summary>Whom somebody stands in for.</summary>
public sealed record Principal(Guid PersonId, string Name);
