namespace Complaints.Access;

/// <summary>What a person is in the chain. Floor, Supervisor, Region and Admin form a ladder; Quality stands beside it and reads.</summary>
public enum Role
{
    Floor,
    Supervisor,
    Region,
    Quality,

    /// <summary>Head office: sets up the chain and decides what is above a region's limit.</summary>
    Admin,
}

public static class Roles
{
    public static readonly IReadOnlyList<Role> Ladder = [Role.Floor, Role.Supervisor, Role.Region, Role.Admin];

    /// <summary>Whether someone in <paramref name="mine"/> may do what is meant for <paramref name="asked"/>: the same, or one further up.</summary>
    public static bool Covers(this Role mine, Role asked) =>
        mine == asked || (asked != Role.Quality && mine != Role.Quality && Rung(mine) >= Rung(asked)) || (mine == Role.Admin);

    public static Role? Next(this Role role) => Rung(role) is var rung && rung >= 0 && rung + 1 < Ladder.Count ? Ladder[rung + 1] : null;

    public static Role? Parse(string? word) => Enum.TryParse<Role>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null;

    private static int Rung(Role role) => Ladder.ToList().IndexOf(role);
}
