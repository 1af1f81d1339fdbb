using Complaints.Data;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Tickets;

/// <summary>How far a running number was handed out.</summary>
public sealed class Counter
{
    private Counter()
    {
    }

    public Counter(string name, long next) => (Name, Next) = (name, next);

    public string Name { get; private set; } = "";

    public long Next { get; private set; }

    /// <summary>Two servers that take at once collide here, and one of them tries again.</summary>
    public long Take(int count)
    {
        var first = Next;
        Next += count;
        return first;
    }
}

/// <summary>
/// Hands out ticket numbers: the year and a running number, "C26-000042". Each server takes fifty at a time, so numbers
/// are unique without a wait at every opening; a restart leaves a gap, which means nothing.
/// </summary>
public sealed class TicketNumbers(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private const int Block = 50;
    private readonly SemaphoreSlim gate = new(1, 1);
    private long next;
    private long end;

    public async Task<string> Next(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (next == end)
            {
                (next, end) = await TakeBlock(Block, cancellation);
            }

            return Format(next++);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Many at once, for an import.</summary>
    public async Task<IReadOnlyList<string>> Next(int count, CancellationToken cancellation)
    {
        var (first, last) = await TakeBlock(count, cancellation);
        return [.. Enumerable.Range(0, (int)(last - first)).Select(offset => Format(first + offset))];
    }

    private string Format(long number) => $"C{clock.Now():yy}-{number:000000}";

    private async Task<(long First, long End)> TakeBlock(int count, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
            var counter = await db.Counters.FirstOrDefaultAsync(row => row.Name == "ticket", cancellation);
            if (counter is null)
            {
                db.Add(counter = new Counter("ticket", 1));
            }

            var first = counter.Take(count);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return (first, first + count);
            }
            catch (DbUpdateException) when (attempt < 20)
            {
                // Another server took a block at the same moment.
            }
        }
    }
}

public sealed class CounterTable : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.HasKey(counter => counter.Name);
        builder.Property(counter => counter.Name).HasMaxLength(40);
        builder.Property(counter => counter.Next).IsConcurrencyToken();
    }
}
