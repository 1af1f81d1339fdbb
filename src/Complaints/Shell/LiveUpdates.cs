using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Complaints.Shell;

/// <summary>
/// Tells open pages which tickets changed, after the change is on disk. A page that misses a call only shows an older
/// state until its next one: nothing depends on it. Each page is called one change after the other: two reads at once could
/// end in the wrong order and leave the older state on the screen.
/// </summary>
public sealed class LiveUpdates(ILogger<LiveUpdates> log)
{
    private readonly ConcurrentDictionary<Guid, Channel<string>> listeners = new();

    /// <summary>Called with the numbers of the tickets that changed since the last call. Dispose what it returns to stop listening.</summary>
    public IDisposable Listen(Func<IReadOnlySet<string>, Task> onChanged)
    {
        var id = Guid.NewGuid();
        var changes = listeners[id] = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        _ = Read(changes.Reader, onChanged);
        return new Subscription(() =>
        {
            listeners.TryRemove(id, out _);
            changes.Writer.TryComplete();
        });
    }

    /// <summary>Raised for changes made on this server, so that they can be passed on to the others.</summary>
    public event Action<IReadOnlyCollection<string>>? Announced;

    /// <summary>Tickets that this server changed.</summary>
    public void Announce(IReadOnlyCollection<string> numbers)
    {
        if (numbers.Count > 0)
        {
            Tell(numbers);
            Announced?.Invoke(numbers);
        }
    }

    /// <summary>Tells the pages that are open on this server, whoever changed it.</summary>
    public void Tell(IReadOnlyCollection<string> numbers)
    {
        foreach (var changes in listeners.Values)
        {
            foreach (var number in numbers)
            {
                changes.Writer.TryWrite(number);
            }
        }
    }

    private async Task Read(ChannelReader<string> changes, Func<IReadOnlySet<string>, Task> onChanged)
    {
        while (await changes.WaitToReadAsync())
        {
            // What changed several times while the page was busy is told once.
            var numbers = new HashSet<string>();
            while (changes.TryRead(out var number))
            {
                numbers.Add(number);
            }

            await Call(onChanged, numbers);
        }
    }

    private async Task Call(Func<IReadOnlySet<string>, Task> onChanged, IReadOnlySet<string> numbers)
    {
        try
        {
            await onChanged(numbers);
        }
        catch (ObjectDisposedException)
        {
            // The page went away between the change and the call.
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            log.LogWarning(problem, "An open page could not be told of a change.");
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
