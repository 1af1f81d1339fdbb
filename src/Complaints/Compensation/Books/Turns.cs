using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation.Books;

/// <summary>Whose turn it was: counts those who gave something of one store's budget, or to one customer.</summary>
public sealed class Turn
{
    private Turn()
    {
    }

    public Turn(string key) => Key = key;

    public string Key { get; private set; } = "";

    public int Version { get; private set; }

    internal void Take() => Version++;
}

public sealed class TurnTable : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.HasKey(turn => turn.Key);
        builder.Property(turn => turn.Key).HasMaxLength(80);
        builder.Property(turn => turn.Version).IsConcurrencyToken();
    }
}

/// <summary>
/// Lets those who give of the same budget, or to the same customer, go one after the other: two who each stay within a limit
/// could pass it together. On one server they queue here; of those on several servers the row's version lets one win.
/// </summary>
public sealed class Turns(ComplaintsDb db, TurnQueue queue) : IDisposable
{
    /// <summary>After that one goes on without its place in the queue, and the row's version decides: the queue saves tries, it protects nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<SemaphoreSlim> held = [];

    /// <summary>Taken before anything is read that a limit is measured against; given back when the request ends.</summary>
    public Task Take(Ticket ticket, CancellationToken cancellation) => Take(
        [OfStore(ticket.StoreCode), .. ticket.CustomerId is { } customer ? [$"customer:{customer:D}"] : Array.Empty<string>()], cancellation);

    public Task TakeStore(string store, CancellationToken cancellation) => Take([OfStore(store)], cancellation);

    private async Task Take(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var gate in queue.Of(keys).Where(gate => !held.Contains(gate)).ToList())
        {
            if (await gate.WaitAsync(Patience, cancellation))
            {
                held.Add(gate);
            }
        }

        foreach (var key in keys)
        {
            var turn = await db.FindAsync<Turn>([key], cancellation);
            if (turn is null)
            {
                db.Add(turn = new Turn(key));
            }

            turn.Take();
        }
    }

    public void Dispose()
    {
        held.ForEach(gate => gate.Release());
        held.Clear();
    }

    private static string OfStore(string store) => "store:" + store;
}

/// <summary>The queues of this server, entered in the same order by all, so that they seldom wait in a ring; <see cref="Turns"/> loses patience with one.</summary>
public sealed class TurnQueue
{
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    internal IEnumerable<SemaphoreSlim> Of(IEnumerable<string> keys) =>
        keys.Select(key => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % gates.Length)).Distinct().Order().Select(place => gates[place]);
}
