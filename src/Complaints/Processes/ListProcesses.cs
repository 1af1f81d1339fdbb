using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Running and ended processes, those that failed first, then the one that moved last.</summary>
/// <param name="Definition">The id of a process.</param>
/// <param name="Status">running, faulted, finished or cancelled.</param>
/// <param name="Trouble">True for those with an open incident.</param>
/// <param name="Ticket">A ticket's number.</param>
/// <param name="Hash">One content of the definition.</param>
[May(Role.Quality, Role.Admin)]
public sealed record ListProcesses(
    string? Definition = null, string? Status = null, bool? Trouble = null, string? Ticket = null, string? Store = null, string? Hash = null, int Page = 1, int PageSize = 50)
    : IQuery<ProcessPageOf>;

/// <param name="Total">How many fit, on all pages.</param>
/// <param name="Archived">How many are archived, of this ticket or of all.</param>
public sealed record ProcessPageOf(int Total, IReadOnlyList<ProcessRow> Items, int Archived = 0);

/// <param name="Version">The number of the content it runs on.</param>
/// <param name="Latest">The number of the content that new ones get.</param>
/// <param name="Incidents">How many are open.</param>
/// <param name="Ticket">Null for one that is about no ticket.</param>
/// <param name="Store">Empty for one of the whole chain.</param>
/// <param name="Title">What its definition calls itself, as the reader says it.</param>
/// <param name="Customer">The name of whom it is about, when it is about no ticket.</param>
public sealed record ProcessRow(
    string Id, string Definition, int Version, int Latest, string? Name, string Status, string? Ticket, string Store, DateTime CreatedAt, DateTime UpdatedAt, int Incidents, string Title,
    string? Customer);

public sealed class ListProcessesValidator : IValidator<ListProcesses>
{
    private const int MostPages = 1_000_000;

    public IEnumerable<Problem> Check(ListProcesses request)
    {
        var form = new FormCheck();
        form.OneOf("status", request.Status, [.. Enum.GetValues<InstanceStatus>().Select(status => status.Word())], null);
        form.When(request.Page is < 1 or > MostPages, "page", "Pages count from 1.");
        form.When(request.PageSize is < 1 or > 200, "pageSize", "A page has 1 to 200 processes.");
        return form.Problems;
    }
}

public sealed class ListProcessesHandler(ComplaintsDb db, ProcessDefinitions definitions, CustomerDesk desk, RequestScope scope) : IRequestHandler<ListProcesses, Answer<ProcessPageOf>>
{
    public async Task<Answer<ProcessPageOf>> Handle(ListProcesses request, CancellationToken cancellationToken)
    {
        await definitions.Refresh(cancellationToken);
        var status = Words.Parse<InstanceStatus>(request.Status);
        var number = request.Ticket?.Trim().ToUpperInvariant();
        var fitting =
            from instance in db.ProcessInstances.AsNoTracking()
            join seen in db.Tickets.AsNoTracking().SeenBy(scope.Actor) on instance.TicketId equals (Guid?)seen.Id into tickets
            from ticket in tickets.DefaultIfEmpty()
            join version in db.DefinitionVersions.AsNoTracking() on instance.DefinitionHash equals version.Hash
            where (ticket != null || instance.TicketId == null)   // quality and administrators see every store
                && (request.Definition == null || instance.DefinitionId == request.Definition)
                && (request.Hash == null || instance.DefinitionHash == request.Hash)
                && (status == null || instance.Status == status)
                && (request.Trouble == null || (instance.Incidents > 0) == request.Trouble)
                && (string.IsNullOrEmpty(number) || ticket.Number == number)
                && (request.Store == null || instance.StoreCode == request.Store)
            select new
            {
                instance.Id, instance.DefinitionId, version.Number, instance.Name, instance.Status, Ticket = (string?)ticket!.Number,
                instance.StoreCode, instance.CustomerId, instance.CreatedAt, instance.UpdatedAt, instance.Incidents,
            };
        var page = await fitting.OrderByDescending(row => row.Incidents > 0).ThenByDescending(row => row.UpdatedAt).ThenBy(row => row.Id)
            .Skip((request.Page - 1) * request.PageSize).Take(request.PageSize).ToListAsync(cancellationToken);
        var latest = await db.DefinitionVersions.AsNoTracking().Select(version => new { version.Hash, version.Number })
            .ToDictionaryAsync(version => version.Hash, version => version.Number, cancellationToken);
        var customers = await desk.Roots([.. page.Select(row => row.CustomerId).OfType<Guid>()], cancellationToken);
        return new ProcessPageOf(
            await fitting.CountAsync(cancellationToken),
            [.. page.Select(row => new ProcessRow(
                row.Id, row.DefinitionId, row.Number, definitions.Find(row.DefinitionId) is { } current ? latest.GetValueOrDefault(current.Hash, row.Number) : row.Number,
                row.Name, row.Status.Word(), row.Ticket, row.StoreCode, row.CreatedAt, row.UpdatedAt, row.Incidents,
                definitions.Find(row.DefinitionId) is { } named ? ProcessWords.Name(named) : row.DefinitionId, row.CustomerId is { } customer && customers.TryGetValue(customer, out var known) ? known.Name : null))],
            string.IsNullOrEmpty(number)
                ? await db.ProcessArchives.SumAsync(archive => archive.Instances, cancellationToken)
                : await db.ArchivedProcesses.CountAsync(process => db.Tickets.Any(ticket => ticket.Id == process.TicketId && ticket.Number == number), cancellationToken));
    }
}
