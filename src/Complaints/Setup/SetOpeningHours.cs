using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>A store is open at other times, or a holiday was entered. What is open there is due by the new hours.</summary>
[May(Role.Admin)]
public sealed record SetOpeningHours(string Store, OpeningHours Hours) : ICommand<StoreHoursView>;

public sealed class SetOpeningHoursValidator : IValidator<SetOpeningHours>
{
    public IEnumerable<Problem> Check(SetOpeningHours request)
    {
        var form = new FormCheck();
        request.Hours.Check(form);
        return form.Problems;
    }
}

public sealed class SetOpeningHoursHandler(ComplaintsDb db, ProcessStore processes) : IRequestHandler<SetOpeningHours, Answer<StoreHoursView>>
{
    public async Task<Answer<StoreHoursView>> Handle(SetOpeningHours request, CancellationToken cancellationToken)
    {
        if (await db.Stores.FindAsync([request.Store], cancellationToken) is not { Source: null } store)
        {
            return Refused.NotFound("store", $"There is no store {request.Store}.");
        }

        store.Open(request.Hours with { Days = [.. (request.Hours.Days ?? []).OrderBy(special => special.Day)] });
        await Reckon(store, cancellationToken);
        return new StoreHoursView(store.Code, store.Name, store.TimeZone, true, store.Hours);
    }

    private async Task Reckon(Store store, CancellationToken cancellation)
    {
        var tickets = await db.Tickets.Include(ticket => ticket.Pauses)
            .Where(ticket => ticket.StoreCode == store.Code && ticket.Source == null && ticket.ClosedAt == null).ToDictionaryAsync(ticket => ticket.Id, cancellation);
        var items = await db.WorkItems.Where(item => item.StoreCode == store.Code && item.ClosedAt == null).ToListAsync(cancellation);
        foreach (var item in items)
        {
            // What is about no ticket knows no pause; what is about one that has ended keeps its time.
            if (item.TicketId is not { } id)
            {
                item.Reckon(new TicketTime(store.Calendar, []));
                continue;
            }

            if (!tickets.TryGetValue(id, out var ticket))
            {
                continue;
            }

            item.Reckon(TimeOf(ticket, store));
            if (item.Stage is not null && item.Stage == ticket.Stage)
            {
                ticket.Reckon(item.DueAt);
            }
        }

        var timers = await db.ProcessTimers.Where(timer => timer.Clock == TaskClock.OpeningHours
            && db.ProcessInstances.Any(instance => instance.Id == timer.InstanceId && instance.StoreCode == store.Code)).ToListAsync(cancellation);
        foreach (var timer in timers.Where(timer => timer.TicketId is not { } id ? timer.Reckon(new TicketTime(store.Calendar, [])) : tickets.TryGetValue(id, out var ticket) && timer.Reckon(TimeOf(ticket, store))))
        {
            await processes.Move(timer, "The opening hours were changed.", cancellation);
        }
    }

    private static TicketTime TimeOf(Ticket ticket, Store store) => new(store.Calendar, [.. ticket.Pauses.Select(pause => pause.Still)]);
}
