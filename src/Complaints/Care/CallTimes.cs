using Complaints.Products;

namespace Complaints.Care;

/// <summary>Who does not answer in the morning may answer in the evening.</summary>
public enum DayPart
{
    /// <summary>Until noon.</summary>
    Morning,

    /// <summary>From noon to five.</summary>
    Midday,
    Evening,
}

/// <param name="From">The moment from which it is a good time, UTC; this one when it is good to call now.</param>
/// <param name="Untried">Nobody has tried at this part of a day yet.</param>
public sealed record CallAdvice(DateTime From, DayPart Part, bool Now, bool Untried);

/// <summary>When to ring a customer up once more: while the store is open, at a part of the day that nobody has tried yet. Pure.</summary>
public static class CallTimes
{
    private const int Noon = 12;
    private const int Five = 17;
    private const int DaysAhead = 14;

    public static DayPart PartOf(DateTime local) => local.Hour < Noon ? DayPart.Morning : local.Hour < Five ? DayPart.Midday : DayPart.Evening;

    /// <param name="tries">When it was tried in vain, UTC.</param>
    public static CallAdvice Suggest(BusinessCalendar hours, IReadOnlyList<DateTime> tries, DateTime now)
    {
        var tried = tries.CountBy(at => PartOf(hours.Local(at))).ToDictionary();
        var slots = Slots(hours, now).ToList();
        var best = slots.MinBy(slot => tried.GetValueOrDefault(slot.Part));
        return best == default
            ? new CallAdvice(hours.NextOpening(now), PartOf(hours.Local(hours.NextOpening(now))), false, false)
            : new CallAdvice(best.From, best.Part, best.From <= now, !tried.ContainsKey(best.Part));
    }

    /// <summary>The parts of the coming days in which the store is open, in order; the first may have begun.</summary>
    private static IEnumerable<(DateTime From, DayPart Part)> Slots(BusinessCalendar hours, DateTime now)
    {
        var today = hours.DayOf(now);
        for (var day = today; day < today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            foreach (var (opens, closes) in hours.OpenOn(day, now))
            {
                for (var from = opens; from < closes; from = NextPart(hours, from))
                {
                    yield return (from, PartOf(hours.Local(from)));
                }
            }
        }
    }

    private static DateTime NextPart(BusinessCalendar hours, DateTime from)
    {
        var local = hours.Local(from);
        var next = local.Date.AddHours(PartOf(local) switch { DayPart.Morning => Noon, DayPart.Midday => Five, _ => 24 });
        return from + (next - local);
    }
}
