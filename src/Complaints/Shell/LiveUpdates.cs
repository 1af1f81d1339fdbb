using System.Collections.Concurrent;

namespace Complaints.Shell;

/// <summary>
/// Tells open pages which tickets changed, after the change is on disk. A page that misses a call only shows an older
/// state until its next one: nothing depends on it.
/// </summary>
public sealed class LiveUpdates(ILogger<LiveUpdates> log)
{
    private readonly ConcurrentDictionary<Guid, Func<string, Task>> listeners = new();

    /// <summary>Called with a ticket's number after each change. Dispose what it returns to stop listening.</summary>
    public IDisposable Listen(Func<string, Task> onChanged)
    {
        var id = Guid.NewGuid();
        listeners[id] = onChanged;
        return new Subscription(() => listeners.TryRemove(id, out _));
    }

    public void Announce(IReadOnlyCollection<string> numbers)
    {
        foreach (var number in numbers)
        {
            foreach (var listener in listeners.Values)
            {
                _ = Call(listener, number);
            }
        }
    }

    private async Task Call(Func<string, Task> listener, string number)
    {
        // Away from the caller's thread: a slow page must not hold up the one who saved.
        await Task.Yield();
        try
        {
            await listener(number);
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
