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

    /// <summary>Called with a ticket's number after each change. Dispose what it returns to stop listening.</summary>
    public IDisposable Listen(Func<string, Task> onChanged)
    {
        var id = Guid.NewGuid();
        var changes = listeners[id] = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        _ = Tell(changes.Reader, onChanged);
        return new Subscription(() =>
        {
            listeners.TryRemove(id, out _);
            changes.Writer.TryComplete();
        });
    }

    public void Announce(IReadOnlyCollection<string> numbers)
    {
        foreach (var changes in listeners.Values)
        {
            foreach (var number in numbers)
            {
                changes.Writer.TryWrite(number);
            }
        }
    }

    private async Task Tell(ChannelReader<string> changes, Func<string, Task> onChanged)
    {
        while (await changes.WaitToReadAsync())
        {
            // What changed several times while the page was busy is told once.
            var numbers = new HashSet<string>();
            while (changes.TryRead(out var number))
            {
                numbers.Add(number);
            }

            foreach (var number in numbers)
            {
                await Call(onChanged, number);
            }
        }
    }

    private async Task Call(Func<string, Task> onChanged, string number)
    {
        try
        {
            await onChanged(number);
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
