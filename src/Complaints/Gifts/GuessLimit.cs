using System.Collections.Concurrent;
using Complaints.Shell;

namespace Complaints.Gifts;

/// <summary>
/// Slows down whoever tries card numbers that do not exist: ten in a row are a clumsy day, then one more every twenty
/// seconds. Counted by person, so the till beside goes on, and a real card never waits longer than that. A mistyped number,
/// which its last sign gives away, does not count.
/// </summary>
/// <remarks>The generic cell rate algorithm (ITU-T I.371): one moment per person says all. Each server counts for itself.</remarks>
public sealed class GuessLimit(TimeProvider clock)
{
    public const int Free = 10;
    public static readonly TimeSpan Each = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, DateTime> forgotten = new();

    public void Missed(Guid person)
    {
        var now = clock.Now();
        forgotten.AddOrUpdate(person, now + Each, (_, until) => (until > now ? until : now) + Each);
    }

    /// <summary>How long this person has to wait before the next number; null when not at all.</summary>
    public TimeSpan? WaitOf(Guid person) =>
        forgotten.TryGetValue(person, out var until) && until - clock.Now() - ((Free - 1) * Each) is { Ticks: > 0 } wait ? wait : null;
}
