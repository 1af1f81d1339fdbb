using System.Collections.Concurrent;
using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <param name="Types">Has typed something since the ticket last moved.</param>
public sealed record Present(Guid PersonId, string Name, bool Types);

/// <summary>
/// Who has which ticket open. In memory only, because it is true only now: a server that stops forgets its pages with it.
/// What other servers say is believed for a while and said anew before that is over.
/// </summary>
public sealed class Presence(TimeProvider clock)
{
    /// <summary>How long another server is believed; see <see cref="Beat"/>.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(90);

    /// <summary>How often a server says again who is there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, OpenPage> pages = [];
    private readonly ConcurrentDictionary<(string Server, string Number), (IReadOnlyList<Present> People, DateTime At)> elsewhere = [];

    /// <summary>Raised with a ticket's number when somebody comes, goes or begins to type, on whichever server.</summary>
    public event Action<string>? Changed;

    /// <summary>Raised when that happened on this server; true when somebody came, who wants to know who is on the others.</summary>
    public event Action<string, bool>? ChangedHere;

    /// <summary>A page of this ticket is open. Dispose what it returns when it closes.</summary>
    public IDisposable Enter(string number, Actor who)
    {
        var id = Guid.NewGuid();
        pages[id] = new OpenPage(number, who.PersonId, who.Name);
        Tell(number, came: true);
        return new Leaving(() =>
        {
            if (pages.TryRemove(id, out _))
            {
                Tell(number);
            }
        });
    }

    /// <summary>This person is typing at the ticket, on one of the pages open here.</summary>
    public void Types(string number, Actor who)
    {
        var news = false;
        foreach (var page in pages.Values.Where(page => page.Number == number && page.PersonId == who.PersonId && !page.Types))
        {
            page.Types = news = true;
        }

        if (news)
        {
            Tell(number);
        }
    }

    /// <summary>The ticket has moved on: whoever was typing begins anew.</summary>
    public void Moved(string number)
    {
        foreach (var page in pages.Values.Where(page => page.Number == number))
        {
            page.Types = false;
        }

        foreach (var (place, said) in elsewhere.Where(entry => entry.Key.Number == number))
        {
            elsewhere[place] = said with { People = [.. said.People.Select(person => person with { Types = false })] };
        }

        Changed?.Invoke(number);
    }

    /// <summary>Everybody who has it open, each person once, in the order of their names.</summary>
    public IReadOnlyList<Present> At(string number)
    {
        var now = clock.Now();
        return [.. Here(number).Concat(elsewhere.Where(entry => entry.Key.Number == number && now - entry.Value.At < Believed).SelectMany(entry => entry.Value.People))
            .GroupBy(person => person.PersonId).Select(same => same.First() with { Types = same.Any(person => person.Types) }).OrderBy(person => person.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Those with a page on this server.</summary>
    public IReadOnlyList<Present> Here(string number) => [.. pages.Values.Where(page => page.Number == number).Select(page => new Present(page.PersonId, page.Name, page.Types))];

    /// <summary>Tickets with a page on this server.</summary>
    public IReadOnlyList<string> OpenHere() => [.. pages.Values.Select(page => page.Number).Distinct()];

    /// <summary>Another server says who has the ticket open there.</summary>
    public void Hear(string server, string number, IReadOnlyList<Present> people)
    {
        var before = At(number);
        if (people.Count == 0)
        {
            elsewhere.TryRemove((server, number), out _);
        }
        else
        {
            elsewhere[(server, number)] = (people, clock.Now());
        }

        if (!before.SequenceEqual(At(number)))
        {
            Changed?.Invoke(number);
        }
    }

    private void Tell(string number, bool came = false)
    {
        Changed?.Invoke(number);
        ChangedHere?.Invoke(number, came);
    }

    private sealed class OpenPage(string number, Guid personId, string name)
    {
        public string Number => number;

        public Guid PersonId => personId;

        public string Name => name;

        public bool Types { get; set; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
