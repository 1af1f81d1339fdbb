using Complaints.Products;

namespace Complaints.Processes;

/// <summary>Which time counts.</summary>
public enum TaskClock
{
    /// <summary>Day and night, as the law counts.</summary>
    Always,

    /// <summary>Only while the store is open.</summary>
    OpeningHours,
}

/// <summary>Clocks stood still from one moment to another; <paramref name="To"/> is null while nobody knows until when.</summary>
public readonly record struct Stillness(DateTime From, DateTime? To);

/// <summary>
/// When something is due, computed from its opening, the time allowed for it, the hours that count and all pauses, never from
/// the due time it had before: so no pause is lost, in whatever order pauses and changes come.
/// </summary>
public static class Deadline
{
    /// <param name="hours">The store's hours; null when day and night count.</param>
    /// <param name="pauses">In any order; they may overlap.</param>
    /// <returns>The moment at which the time allowed is used up; null while the clock stands still with no end known.</returns>
    public static DateTime? Of(DateTime openedAt, TimeSpan allowed, BusinessCalendar? hours, IEnumerable<Stillness> pauses)
    {
        var (runsFrom, left) = (openedAt, allowed);
        foreach (var pause in pauses.OrderBy(pause => pause.From))
        {
            if (pause.To <= runsFrom)
            {
                continue;
            }

            if (pause.From > runsFrom)
            {
                var ran = hours?.Between(runsFrom, pause.From) ?? pause.From - runsFrom;
                if (left <= ran)
                {
                    break;
                }

                left -= ran;
            }

            if (pause.To is not { } end)
            {
                return null;
            }

            runsFrom = end;
        }

        return hours?.Add(runsFrom, left) ?? runsFrom + left;
    }
}

/// <summary>How time passes for one ticket: in its store's hours, with its pauses.</summary>
public sealed record TicketTime(BusinessCalendar Hours, IReadOnlyList<Stillness> Pauses)
{
    public DateTime? Due(DateTime openedAt, TimeSpan allowed, TaskClock clock) =>
        Deadline.Of(openedAt, allowed, clock == TaskClock.OpeningHours ? Hours : null, Pauses);

    /// <summary>How long the store is still open on the day, or on the next one that it opens on when it is closed.</summary>
    public TimeSpan LeftOfDay(DateTime now) => Hours.Between(now, Hours.EndOf(Hours.DayOf(Hours.NextOpening(now))));

    /// <summary>How long the clock ran, day and night: without what pauses took, of which one with no end known takes all the rest.</summary>
    public TimeSpan Ran(DateTime from, DateTime to)
    {
        var (ran, at) = (TimeSpan.Zero, from);
        foreach (var pause in Pauses.Where(pause => pause.From < to).OrderBy(pause => pause.From))
        {
            ran += pause.From > at ? pause.From - at : TimeSpan.Zero;
            at = (pause.To ?? to) > at ? pause.To ?? to : at;
        }

        return to > at ? ran + (to - at) : ran;
    }

    /// <summary>As <see cref="Due"/>, for what then reaches a person: whichever time counts, not while the store is closed but when it opens again.</summary>
    public DateTime? Rings(DateTime openedAt, TimeSpan after, TaskClock clock) =>
        Due(openedAt, after, clock) is { } due ? Hours.NextOpening(due) : null;
}
