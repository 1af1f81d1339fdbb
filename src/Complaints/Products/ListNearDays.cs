using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Products;

/// <summary>The days that people promise most, on a store's calendar: what one tap fills in.</summary>
/// <param name="Store">Empty for work of the whole chain, which keeps the usual hours.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListNearDays(string Store) : IQuery<IReadOnlyList<NearDay>>;

/// <param name="Word">today, tomorrow, nextDay, threeDays or week.</param>
public sealed record NearDay(string Word, DateOnly Day);

public sealed class ListNearDaysHandler(StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<ListNearDays, Answer<IReadOnlyList<NearDay>>>
{
    public async Task<Answer<IReadOnlyList<NearDay>>> Handle(ListNearDays request, CancellationToken cancellationToken)
    {
        if (request.Store.Length > 0 && !scope.Actor.Sees(request.Store))
        {
            return Refused.NotAllowed($"You do not work in store {request.Store}.");
        }

        return Near(await hours.Of(request.Store, cancellationToken), clock.Now());
    }

    /// <summary>No day on which nobody is there, and today only while it still has opening time.</summary>
    private static List<NearDay> Near(BusinessCalendar calendar, DateTime now)
    {
        var today = calendar.DayOf(now);
        var next = calendar.OpenDayAfter(today);
        NearDay[] days =
        [
            .. calendar.OpenOn(today, now).Take(1).Select(_ => new NearDay("today", today)),
            new NearDay(next == today.AddDays(1) ? "tomorrow" : "nextDay", next),
            new NearDay("threeDays", calendar.OpenDayAfter(calendar.OpenDayAfter(next))),
            new NearDay("week", calendar.OpenDayAfter(today.AddDays(6))),
        ];
        return [.. days.DistinctBy(near => near.Day)];
    }
}
