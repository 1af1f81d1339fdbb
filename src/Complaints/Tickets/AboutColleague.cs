using Complaints.Access;
using Complaints.Tickets.Search;

namespace Complaints.Tickets;

/// <summary>Whom a complaint is about, as far as the words at the counter tell.</summary>
/// <param name="Id">Null when more than one colleague could be meant, or nobody is found.</param>
/// <param name="Role">What they are, or at least may be.</param>
public sealed record AboutColleague(Guid? Id, Role Role)
{
    /// <summary>Shorter than this, a piece of a name is in half of all names.</summary>
    private const int ShortestPiece = 2;

    private const char FirstIdeograph = '\u2E80';

    private static readonly (Role Role, string[] Words)[] RoleWords =
    [
        (Role.Region, ["region", "regionalleiter", "regionalleiterin", "regionalleitung", "gebietsleiter", "gebietsleiterin", "bezirksleiter", "bezirksleiterin", "area", "district", "区域", "大区"]),
        (Role.Supervisor, ["supervisor", "manager", "manageress", "boss", "chef", "chefin", "leiter", "leiterin", "filialleiter", "filialleiterin", "filialleitung", "leitung", "店长", "主管", "经理", "老板", "领班"]),
    ];

    /// <summary>
    /// Names are compared without capitals, width, accents and order, and as a part of what was typed or the other way round, because
    /// the clerk who writes them down may have a reason to write them oddly. Colleagues of the store go before namesakes elsewhere.
    /// </summary>
    /// <remarks>
    /// Nobody found: "the tall one at the till" may be the supervisor as well as a clerk, and a complaint must not land on the desk
    /// of whom it is about. So it is taken for the supervisor's and goes to the region; but where the store has no supervisor, one
    /// cannot be meant, and it is taken for a clerk's. A word such as Chefin or 店长 decides by itself, and the higher role wins.
    /// </remarks>
    public static AboutColleague Find(string whom, string store, IReadOnlyList<Person> people)
    {
        var said = Folded.NameParts(whom);
        var here = people.Where(person => person.AsActor().Sees(store)).ToList();
        var meant = here.Where(person => Is(person, said)).ToList();
        if (meant.Count == 0)
        {
            meant = here.Where(person => MayBe(person, said)).ToList();
        }

        if (meant.Count == 0)
        {
            meant = people.Except(here).Where(person => Is(person, said)).ToList();
        }

        var word = RoleWords.Where(entry => entry.Words.Any(word => Says(said, word))).Select(entry => (Role?)entry.Role).FirstOrDefault();
        if (meant.Count > 0)
        {
            // One who is found by name is what they are, whatever the customer takes them for.
            return meant is [var one] ? new(one.Id, one.Role) : new(null, Highest([.. meant.Select(person => person.Role), .. word is { } named ? [named] : Array.Empty<Role>()]));
        }

        return new(null, word ?? (here.Any(person => person.Role == Role.Supervisor) ? Role.Supervisor : Role.Floor));
    }

    /// <summary>Beside the ladder nobody stands above a colleague of a store, so only head office looks after what is about them.</summary>
    private static Role Highest(IReadOnlyList<Role> roles) => roles.MaxBy(role => Roles.Ladder.Contains(role) ? role : Role.Admin);

    /// <summary>The name, or what they sign in with, is what was said.</summary>
    private static bool Is(Person person, IReadOnlyList<string> said) =>
        Same(Folded.NameParts(person.Name), said) || Same(Folded.NameParts(person.UserName), said);

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count > 0 && (string.Concat(one) == string.Concat(other) || one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal)));

    /// <summary>The name stands among other words, or only a piece of it was said.</summary>
    private static bool MayBe(Person person, IReadOnlyList<string> said)
    {
        var name = Folded.NameParts(person.Name);
        var user = Folded.NameParts(person.UserName);
        return Among(name, said) || (string.Concat(said).Length >= ShortestPiece && Among(said, name))
            // "Region" and "floor" are words that anybody uses, and also what somebody may sign in with.
            || (Roles.Parse(person.UserName) is null && Among(user, said));
    }

    /// <summary>All words of the one are among those of the other; Chinese writes no spaces, so there it is a piece of the text.</summary>
    private static bool Among(IReadOnlyList<string> some, IReadOnlyList<string> all) =>
        some.Count > 0 && (some.All(all.Contains) || (IsChinese(some) && string.Concat(all).Contains(string.Concat(some), StringComparison.Ordinal)));

    private static bool Says(IReadOnlyList<string> said, string word) => Among(Folded.NameParts(word), said);

    private static bool IsChinese(IReadOnlyList<string> words) => string.Concat(words) is { Length: >= ShortestPiece } text && text.All(sign => sign >= FirstIdeograph);
}
