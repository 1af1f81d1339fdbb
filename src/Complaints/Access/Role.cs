namespace Complaints.Access;

/// <summary>
/// What a person is in the chain. Floor, Supervisor, Region and Admin form a ladder; Quality stands beside it and reads; Legal
/// stands beside it too, and above it where compensation is decided.
/// </summary>
public enum Role
{
    Floor,
    Supervisor,
    Region,
    Quality,

    /// <summary>Head office: sets up the chain and decides what is above a region's limit.</summary>
    Admin,

    /// <summary>The lawyers: decide what is above head office's limit, and whatever follows an injury. They set up nothing.</summary>
    Legal,
}

public static class Roles
{
    public static readonly IReadOnlyList<Role> Ladder = [Role.Floor, Role.Supervisor, Role.Region, Role.Admin];

    /// <summary>Who decides on compensation, the one above after the one below.</summary>
    public static readonly IReadOnlyList<Role> Deciders = [.. Ladder, Role.Legal];

    /// <summary>Whether someone in <paramref name="mine"/> may do what is meant for <paramref name="asked"/>: the same, or one further up.</summary>
    public static bool Covers(this Role mine, Role asked) => mine == asked || mine switch
    {
        Role.Admin => asked != Role.Legal,
        Role.Legal => asked is Role.Floor or Role.Supervisor or Role.Region,
        Role.Quality => false,
        _ => asked is not (Role.Quality or Role.Legal) && Rung(mine) >= Rung(asked),
    };

    /// <summary>The same where compensation is decided: there the lawyers stand above head office.</summary>
    public static bool MayDecideFor(this Role mine, Role asked) => mine == asked || (Deciding(asked) >= 0 && Deciding(mine) >= Deciding(asked));

    public static Role? Next(this Role role) => Above(Ladder, role);

    /// <summary>Who decides on compensation when this role does not; null above the lawyers.</summary>
    public static Role? NextToDecide(this Role role) => Above(Deciders, role);

    /// <summary>Head office and those beside it are listed for no single store.</summary>
    public static bool SeesAllStores(this Role role) => role is Role.Quality or Role.Admin or Role.Legal;

    public static Role? Parse(string? word) => Enum.TryParse<Role>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null;

    private static int Rung(Role role) => Place(Ladder, role);

    private static int Deciding(Role role) => Place(Deciders, role);

    private static int Place(IReadOnlyList<Role> ladder, Role role) => ladder.ToList().IndexOf(role);

    private static Role? Above(IReadOnlyList<Role> ladder, Role role) => Place(ladder, role) is var rung && rung >= 0 && rung + 1 < ladder.Count ? ladder[rung + 1] : null;
}
