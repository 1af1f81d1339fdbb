using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Tasks of my stores, by due time; those without one come last.</summary>
/// <param name="State">open, done or withdrawn; open when left out.</param>
/// <param name="Who">mine: claimed by me. free: claimed by nobody, and I may do it. Everybody's when left out.</param>
/// <param name="Late">True for those whose due time is over.</param>
/// <param name="Ticket">A ticket's number.</param>
[May(Access.Role.Floor, Access.Role.Quality)]
public sealed record ListTasks(
    string? State = null, string? Who = null, string? Store = null, string? Stage = null, string? Role = null, string? Ticket = null, bool? Late = null, int Page = 1, int PageSize = 50)
    : IQuery<TaskPageOf>;

/// <param name="Total">How many fit, on all pages.</param>
public sealed record TaskPageOf(int Total, IReadOnlyList<TaskView> Items);

public sealed class ListTasksValidator : IValidator<ListTasks>
{
    private const int MostPages = 1_000_000;

    public IEnumerable<Problem> Check(ListTasks request)
    {
        var form = new FormCheck();
        form.OneOf("state", request.State, ["open", "done", "withdrawn"], null);
        form.OneOf("who", request.Who, ["mine", "free"], null);
        form.OneOf("role", request.Role, [.. Enum.GetValues<Role>().Select(role => role.Word())], null);
        form.When(request.Page is < 1 or > MostPages, "page", "Pages count from 1.");
        form.When(request.PageSize is < 1 or > 200, "pageSize", "A page has 1 to 200 tasks.");
        return form.Problems;
    }
}

public sealed class ListTasksHandler(ComplaintsDb db, TaskViews views, RequestScope scope, TimeProvider clock) : IRequestHandler<ListTasks, Answer<TaskPageOf>>
{
    public async Task<Answer<TaskPageOf>> Handle(ListTasks request, CancellationToken cancellationToken)
    {
        var me = scope.Actor;
        var now = clock.Now();
        var role = Words.Parse<Role>(request.Role);
        var number = request.Ticket?.ToUpperInvariant();
        var fitting =
            from row in db.TasksSeenBy(me)
            let item = row.Item
            where (request.Store == null || item.StoreCode == request.Store)
                && (request.Stage == null || item.Stage == request.Stage)
                && (role == null || item.Role == role)
                && (number == null || row.Ticket!.Number == number)
                && (request.Late == null || (item.ClosedAt == null && item.DueAt < now) == request.Late)
            select row;
        fitting = request.State switch
        {
            "done" => fitting.Where(row => row.Item.ClosedAt != null && row.Item.ClosedBy != null),
            "withdrawn" => fitting.Where(row => row.Item.ClosedAt != null && row.Item.ClosedBy == null),
            _ => fitting.Where(row => row.Item.ClosedAt == null),
        };
        if (request.Who == "mine")
        {
            fitting = fitting.Where(row => row.Item.ClaimedById == me.PersonId);
        }
        else if (request.Who == "free")
        {
            var able = TaskQueries.Roles(me);
            var key = TaskQueries.CandidateKey(me);
            fitting = fitting.Where(row => row.Item.ClaimedById == null && able.Contains(row.Item.Role) && (row.Item.Candidates == null || row.Item.Candidates.Contains(key)));
        }

        var defects = await views.Defects(cancellationToken);
        var page = await fitting.OrderBy(row => row.Item.DueAt == null).ThenBy(row => row.Item.DueAt).ThenBy(row => row.Item.Id)
            .Skip((request.Page - 1) * request.PageSize).Take(request.PageSize).ToListAsync(cancellationToken);
        var customers = await views.Customers(page.Select(row => row.Item), cancellationToken);
        var items = new List<TaskView>();
        foreach (var row in page)
        {
            items.Add(TaskView.Of(row.Item, row.Ticket, defects, customers.GetValueOrDefault(row.Item.CustomerId ?? Guid.Empty)) with { NotBefore = await views.NotBefore(row.Item, cancellationToken) });
        }

        return new TaskPageOf(await fitting.CountAsync(cancellationToken), items);
    }
}

public static class TaskQueries
{
    /// <summary>Tasks with the tickets they are about: of tickets that this person sees, and of their stores where there is no ticket. Those of the whole chain are for who sees all stores.</summary>
    public static IQueryable<TaskOnTicket> TasksSeenBy(this ComplaintsDb db, Actor actor)
    {
        var (stores, everywhere) = (actor.Stores.ToList(), actor.SeesAllStores);
        return
            from item in db.WorkItems.AsNoTracking()
            join seen in db.Tickets.AsNoTracking().SeenBy(actor) on item.TicketId equals (Guid?)seen.Id into tickets
            from ticket in tickets.DefaultIfEmpty()
            where ticket != null || (item.TicketId == null && (everywhere || stores.Contains(item.StoreCode)))
            select new TaskOnTicket { Item = item, Ticket = ticket };
    }

    /// <summary>The roles whose tasks this person may do.</summary>
    public static List<Role> Roles(Actor actor) => [.. Enum.GetValues<Role>().Where(role => actor.Role.Covers(role))];

    /// <summary>How this person stands in <see cref="WorkItem.Candidates"/>.</summary>
    public static string CandidateKey(Actor actor) => $"|{WorkItem.Key(actor.User)}|";
}

public sealed class TaskOnTicket
{
    public WorkItem Item { get; init; } = default!;

    /// <summary>Null for work that is about no ticket.</summary>
    public Ticket? Ticket { get; init; }
}
