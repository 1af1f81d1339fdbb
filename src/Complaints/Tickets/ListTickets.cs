using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>The tickets that fit, newest first. Everything may be left out.</summary>
/// <param name="Q">Words, in any order: of the number, the article, the description, the notes, the customer's name or phone. See <see cref="Folded"/>.</param>
/// <param name="From">First day of opening, inclusive, UTC.</param>
/// <param name="To">Last day of opening, inclusive, UTC.</param>
/// <param name="Kind">complaint, suggestion or praise; all when left out.</param>
/// <param name="Source">A register's name, or "own" for the chain's own tickets.</param>
/// <param name="Mood">As last seen, 1 calm to 5 shouting.</param>
/// <param name="AgeFrom">Opened at least so many days ago, by the calendar of its store; 0 is today.</param>
/// <param name="AgeTo">Opened at most so many days ago.</param>
/// <param name="Ended">False for those that are worked on or wait for a decision; true for the others.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListTickets(
    string? Status = null, string? Stage = null, string? Store = null, string? Defect = null, string? Q = null, DateOnly? From = null, DateOnly? To = null,
    int Page = 1, int PageSize = 50, string? Style = null, string? Batch = null, string? Problem = null, string? Outcome = null, string? Source = null,
    string? Kind = null, int? Mood = null, bool? Ended = null, int? AgeFrom = null, int? AgeTo = null)
    : IQuery<TicketPageOf>;

public sealed record TicketPageOf(int Total, IReadOnlyList<TicketRow> Items);

public sealed record TicketRow(
    string Number, string Status, string? Stage, DateTime OpenedAt, DateTime? DueAt, DateTime? ClosedAt, string Store, string? Customer, string? Style, string? Batch,
    string? Defect, string? DefectName, string? Problem, int? Mood, string? Outcome, string? Source, string Kind = Choices.Complaint);

public sealed class ListTicketsValidator : IValidator<ListTickets>
{
    public const int MostPerPage = 500;
    public const int OldestDays = 36_500;
    private const int LastPage = 1_000_000;

    public IEnumerable<Problem> Check(ListTickets request)
    {
        var form = new FormCheck();
        form.OneOf("status", request.Status, [.. Enum.GetValues<TicketStatus>().Select(status => status.Word())], null);
        form.OneOf("kind", request.Kind, Choices.Kinds, null);
        form.When(request.Page < 1, "page", "Pages count from 1.");
        form.When(request.Page > LastPage, "page", $"There is no page after {LastPage:N0}.");
        form.Text("q", request.Q, TextLimits.Name);
        form.When(request.PageSize is < 1 or > MostPerPage, "pageSize", $"A page holds 1 to {MostPerPage} tickets.");
        form.Mood("mood", request.Mood, required: false);
        form.When(request.From > request.To, "to", "The last day lies before the first.");
        form.When(request.AgeFrom is < 0 or > OldestDays, "ageFrom", $"An age is 0 to {OldestDays:N0} days.");
        form.When(request.AgeTo is < 0 or > OldestDays, "ageTo", $"An age is 0 to {OldestDays:N0} days.");
        form.When(request.AgeFrom > request.AgeTo, "ageTo", "The greatest age lies below the least.");
        return form.Problems;
    }
}

public sealed class ListTicketsHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ListTickets, Answer<TicketPageOf>>
{
    public async Task<Answer<TicketPageOf>> Handle(ListTickets request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var tickets = db.Tickets.AsNoTracking().Where(request, scope.Actor).Saying(db, request.Q, lists.Styles)
            .Aged(request.AgeFrom, request.AgeTo, lists.Stores, clock.Now());
        var total = await tickets.CountAsync(cancellationToken);
        var items = await tickets
            .OrderByDescending(ticket => ticket.OpenedAt).ThenByDescending(ticket => ticket.Number)
            .Skip((request.Page - 1) * request.PageSize).Take(request.PageSize)
            .Select(ticket => new
            {
                ticket.Number, ticket.Status, ticket.Stage, ticket.OpenedAt, ticket.DueAt, ticket.ClosedAt, ticket.StoreCode, Customer = ticket.Customer!.Name,
                ticket.Item.Style, ticket.Item.Batch, ticket.DefectCode,
                DefectName = db.Defects.Where(defect => defect.Code == ticket.DefectCode).Select(defect => defect.Name).FirstOrDefault(), ticket.Problem, ticket.Mood, ticket.Outcome, ticket.Source, ticket.Kind,
            })
            .ToListAsync(cancellationToken);
        return new TicketPageOf(total, [.. items.Select(ticket => new TicketRow(
            ticket.Number, ticket.Status.Word(), ticket.Stage, ticket.OpenedAt, ticket.DueAt, ticket.ClosedAt, ticket.StoreCode, ticket.Customer,
            ticket.Style, ticket.Batch, ticket.DefectCode, ticket.DefectName, ticket.Problem, ticket.Mood, ticket.Outcome, ticket.Source, ticket.Kind))]);
    }
}

public static class TicketQueries
{
    public const string Own = "own";

    /// <summary>Only what this person may see.</summary>
    public static IQueryable<Ticket> SeenBy(this IQueryable<Ticket> tickets, Actor actor)
    {
        var (stores, me) = (actor.Stores.ToList(), actor.PersonId);
        tickets = tickets.Where(ticket => ticket.AboutId == null || ticket.AboutId != me);
        return actor.SeesAllStores ? tickets : tickets.Where(ticket => stores.Contains(ticket.StoreCode));
    }

    /// <summary>Suggestions and praise are heard, but they are no complaints and never counted as such.</summary>
    public static IQueryable<Ticket> Complaints(this IQueryable<Ticket> tickets) => tickets.Where(ticket => ticket.Kind == Choices.Complaint);

    /// <summary>Opened on these days, both inclusive.</summary>
    public static IQueryable<Ticket> Opened(this IQueryable<Ticket> tickets, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            var start = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            tickets = tickets.Where(ticket => ticket.OpenedAt >= start);
        }

        if (to is { } last && last < DateOnly.MaxValue)
        {
            var end = last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            tickets = tickets.Where(ticket => ticket.OpenedAt < end);
        }

        return tickets;
    }

    /// <summary>Opened at least and at most so many days ago, by the calendar of each one's store.</summary>
    /// <param name="stores">Those of the chain; others are taken to keep UTC.</param>
    public static IQueryable<Ticket> Aged(this IQueryable<Ticket> tickets, int? from, int? to, IReadOnlyList<Store> stores, DateTime now)
    {
        if (from is null && to is null)
        {
            return tickets;
        }

        var (least, most, known) = (from ?? 0, to ?? ListTicketsValidator.OldestDays, stores.Select(store => store.Code).ToList());
        foreach (var zone in stores.GroupBy(store => store.TimeZone))
        {
            var (codes, any) = (zone.Select(store => store.Code).ToList(), zone.First());
            var today = any.DayOf(now);
            var (since, until) = (any.EndOfDay(today.AddDays(-most - 1)), any.EndOfDay(today.AddDays(-least)));
            tickets = tickets.Where(ticket => !codes.Contains(ticket.StoreCode) || (ticket.OpenedAt >= since && ticket.OpenedAt < until));
        }

        var (first, end) = (now.Date.AddDays(-most), now.Date.AddDays(1 - least));
        return tickets.Where(ticket => known.Contains(ticket.StoreCode) || (ticket.OpenedAt >= first && ticket.OpenedAt < end));
    }

    public static IQueryable<Ticket> From(this IQueryable<Ticket> tickets, string? source) => source switch
    {
        null or "" => tickets,
        Own => tickets.Where(ticket => ticket.Source == null),
        _ => tickets.Where(ticket => ticket.Source == source),
    };

    public static IQueryable<Ticket> Where(this IQueryable<Ticket> tickets, ListTickets filter, Actor actor)
    {
        tickets = tickets.SeenBy(actor).Opened(filter.From, filter.To).From(filter.Source);
        if (Enum.TryParse<TicketStatus>(filter.Status, ignoreCase: true, out var status))
        {
            tickets = tickets.Where(ticket => ticket.Status == status);
        }

        tickets = string.IsNullOrEmpty(filter.Stage) ? tickets : tickets.Where(ticket => ticket.Stage == filter.Stage);
        tickets = string.IsNullOrEmpty(filter.Store) ? tickets : tickets.Where(ticket => ticket.StoreCode == filter.Store);
        tickets = string.IsNullOrEmpty(filter.Defect) ? tickets : tickets.Where(ticket => ticket.DefectCode == filter.Defect);
        tickets = string.IsNullOrEmpty(filter.Style) ? tickets : tickets.Where(ticket => ticket.Item.Style == filter.Style);
        tickets = string.IsNullOrEmpty(filter.Batch) ? tickets : tickets.Where(ticket => ticket.Item.Batch == filter.Batch);
        tickets = string.IsNullOrEmpty(filter.Problem) ? tickets : tickets.Where(ticket => ticket.Problem == filter.Problem);
        tickets = string.IsNullOrEmpty(filter.Kind) ? tickets : tickets.Where(ticket => ticket.Kind == filter.Kind);
        tickets = string.IsNullOrEmpty(filter.Outcome) ? tickets : tickets.Where(ticket => ticket.Outcome == filter.Outcome);
        tickets = filter.Mood is null ? tickets : tickets.Where(ticket => ticket.Mood == filter.Mood);
        return filter.Ended switch
        {
            true => tickets.Where(ticket => ticket.Status == TicketStatus.Closed || ticket.Status == TicketStatus.Withdrawn || ticket.Status == TicketStatus.Escalated),
            false => tickets.Where(ticket => ticket.Status == TicketStatus.Open || ticket.Status == TicketStatus.AwaitingApproval),
            null => tickets,
        };
    }
}
