using System.Collections.Concurrent;

namespace Complaints.Workflow.Expressions;

/// <summary>Things that take long to make and serve one at a time. However many were needed at once, only so many are kept for later.</summary>
internal sealed class Pool<T>(int most)
    where T : class
{
    private readonly ConcurrentBag<T> _idle = [];
    private int _count;

    /// <summary>How many are kept.</summary>
    public int Most { get; set; } = most;

    /// <summary>How many wait to be used again.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <returns>Null if none is idle.</returns>
    public T? Take()
    {
        if (!_idle.TryTake(out var item))
        {
            return null;
        }

        Interlocked.Decrement(ref _count);
        return item;
    }

    public void Give(T item)
    {
        if (Interlocked.Increment(ref _count) <= Most)
        {
            _idle.Add(item);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
