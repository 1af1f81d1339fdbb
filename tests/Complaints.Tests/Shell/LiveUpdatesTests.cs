using System.Collections.Concurrent;
using Complaints.Shell;
using Microsoft.Extensions.Logging.Abstractions;

namespace Complaints.Tests.Shell;

public sealed class LiveUpdatesTests
{
    private readonly LiveUpdates updates = new(NullLogger<LiveUpdates>.Instance);

    [Fact]
    public async Task Page_is_never_told_of_two_changes_at_once()
    {
        var inside = 0;
        var most = 0;
        var told = new ConcurrentQueue<string>();
        var last = new TaskCompletionSource();
        using var listening = updates.Listen(async numbers =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(5);
            foreach (var number in numbers.Order(StringComparer.Ordinal))
            {
                told.Enqueue(number);
            }

            Interlocked.Decrement(ref inside);
            if (numbers.Contains("last"))
            {
                last.SetResult();
            }
        });

        Parallel.For(0, 50, i => updates.Announce([$"C26-{i:000000}"]));
        updates.Announce(["last"]);
        await last.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, most);
        Assert.Equal(51, told.Distinct().Count());
        Assert.Equal("last", told.Last());
    }

    [Fact]
    public async Task Page_that_fails_does_not_keep_the_next_change_from_itself_or_others()
    {
        var told = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        using var failing = updates.Listen(numbers =>
        {
            Done(numbers.Contains("one") ? failed : told);
            return numbers.Contains("one") ? throw new InvalidOperationException("drawn wrongly") : Task.CompletedTask;
        });

        updates.Announce(["one"]);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        updates.Announce(["two"]);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Page_that_went_away_is_told_nothing()
    {
        var told = 0;
        updates.Listen(_ => Task.FromResult(++told)).Dispose();
        var other = new TaskCompletionSource();
        using var listening = updates.Listen(_ => Done(other));

        updates.Announce(["one"]);
        await other.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, told);
    }

    private static Task Done(TaskCompletionSource told)
    {
        told.TrySetResult();
        return Task.CompletedTask;
    }
}
