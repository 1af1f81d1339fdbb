using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Complaints.Durability.Tests.Load;

/// <summary>What the clients share: the tickets they have heard of, how many steps were acknowledged, and what must never happen.</summary>
public sealed class Board
{
    private readonly ConcurrentBag<string> tickets = [];
    private readonly ConcurrentQueue<string> wrong = [];
    private readonly Channel<int> steps = Channel.CreateUnbounded<int>();
    private int acknowledged;

    public IReadOnlyCollection<string> Tickets => tickets;

    public int Acknowledged => acknowledged;

    /// <summary>Answers that no client should ever get.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    public void Opened(string number) => tickets.Add(number);

    public void Complain(string sentence) => wrong.Enqueue(sentence);

    public void Step() => steps.Writer.TryWrite(Interlocked.Increment(ref acknowledged));

    /// <summary>Waits until so many more steps were acknowledged.</summary>
    public async Task Steps(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (; count > 0; count--)
        {
            await steps.Reader.ReadAsync(patience.Token);
        }
    }

    /// <summary>Forgets the steps that nobody waited for.</summary>
    public void CountAnew()
    {
        while (steps.Reader.TryRead(out _))
        {
        }
    }
}
