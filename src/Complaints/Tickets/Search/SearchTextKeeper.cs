using System.Text.Json;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Stages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Complaints.Tickets.Search;

/// <summary>Keeps what is searched in step with what is written, in the same save.</summary>
public static class SearchTextKeeper
{
    private const int Batch = 500;

    private static readonly string[] OfTicket =
        [nameof(Ticket.Description), nameof(Ticket.RemedyWords), nameof(Ticket.Problem), nameof(Ticket.DefectCode), nameof(Ticket.SourceKey)];

    private static readonly string[] OfVisit = [nameof(StageVisit.Note), nameof(StageVisit.Fields), nameof(StageVisit.OverrideReason)];

    /// <summary>Writes the rows of all tickets and visits that the next save changes.</summary>
    public static async Task Keep(ComplaintsDb db, CancellationToken cancellation)
    {
        var tickets = db.ChangeTracker.Entries<Ticket>().Where(entry => entry.State == EntityState.Added || Changes(entry, OfTicket) || ChangesItem(entry)).ToList();
        var visits = db.ChangeTracker.Entries<StageVisit>().Where(entry => entry.State == EntityState.Added || Changes(entry, OfVisit)).ToList();
        foreach (var entry in tickets)
        {
            await Keep(db, entry.Entity.Id, SearchText.OfTicket, Of(entry.Entity), isNew: entry.State == EntityState.Added, cancellation);
        }

        foreach (var entry in visits)
        {
            // A visit is empty when it begins and recorded once: the row is new, unless something was said before.
            var isNew = entry.State == EntityState.Added || Of(entry.OriginalValues).Length == 0;
            await Keep(db, entry.Entity.TicketId, entry.Entity.Order, Of(entry.Entity), isNew, cancellation);
        }
    }

    /// <summary>Fills what was written before there was a search, some at a time.</summary>
    public static async Task FillMissing(ComplaintsDb db, CancellationToken cancellation)
    {
        while (await db.Customers.Where(customer => customer.SearchText == "").OrderBy(customer => customer.Id).Take(Batch).ToListAsync(cancellation) is { Count: > 0 } customers)
        {
            customers.ForEach(customer => customer.Index());
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        var without = db.Tickets.AsNoTracking().Include(ticket => ticket.Visits)
            .Where(ticket => !db.SearchTexts.Any(text => text.TicketId == ticket.Id && text.Part == SearchText.OfTicket));
        while (await without.OrderBy(ticket => ticket.Id).Take(Batch).AsSplitQuery().ToListAsync(cancellation) is { Count: > 0 } tickets)
        {
            foreach (var ticket in tickets)
            {
                db.Add(new SearchText(ticket.Id, SearchText.OfTicket, Of(ticket)));
                db.AddRange(ticket.Visits.Select(visit => new SearchText(ticket.Id, visit.Order, Of(visit))).Where(text => text.Text.Length > 0));
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task Keep(ComplaintsDb db, Guid ticket, int part, string text, bool isNew, CancellationToken cancellation)
    {
        var row = isNew ? null : await db.SearchTexts.FindAsync([ticket, part], cancellation);
        if (row is not null)
        {
            row.Say(text);
            db.Entry(row).DetectChanges();
        }
        else if (text.Length > 0 || part == SearchText.OfTicket)
        {
            db.Add(new SearchText(ticket, part, text));
        }
    }

    /// <summary>Whom it is about is left out: that is told to supervisors only, and a search would tell it.</summary>
    private static string Of(Ticket ticket) => Folded.Text(
        Folded.Code(ticket.Number), Folded.Code(ticket.Item.Style), Folded.Code(ticket.Item.Batch), Folded.Code(ticket.Item.Receipt), ticket.Item.Colour,
        ticket.DefectCode, ticket.Problem, ticket.Description, ticket.RemedyWords, ticket.SourceKey);

    private static string Of(StageVisit visit) => Folded.Text([visit.Note, visit.OverrideReason, .. Said(visit.Fields)]);

    private static string Of(PropertyValues visit) => Folded.Text(
        [(string?)visit[nameof(StageVisit.Note)], (string?)visit[nameof(StageVisit.OverrideReason)], .. Said((string)visit[nameof(StageVisit.Fields)]!)]);

    /// <summary>What was answered in words.</summary>
    private static IEnumerable<string?> Said(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        return [.. document.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String).Select(field => field.Value.GetString())];
    }

    private static bool Changes(EntityEntry entry, string[] properties) =>
        entry.State == EntityState.Modified && properties.Any(property => entry.Property(property).IsModified);

    private static bool ChangesItem(EntityEntry<Ticket> entry) =>
        entry.Reference(ticket => ticket.Item).TargetEntry is { State: EntityState.Added or EntityState.Modified };

    /// <summary>Tickets in which every word is found, in any order: in the ticket, in what was noted at its stages, in its customer, or in the name of its style.</summary>
    public static IQueryable<Ticket> Saying(this IQueryable<Ticket> tickets, ComplaintsDb db, string? query, IReadOnlyList<Style> styles)
    {
        var number = Customer.NumberIn(query);
        if (Folded.Words(query) is not { Count: > 0 } words)
        {
            return tickets;
        }

        var found = tickets;
        var named = styles.Select(style => (style.Code, Name: Folded.Text(style.Name))).ToList();
        foreach (var (plain, collapsed) in words.Select(word => (word.Plain, word.Collapsed)))
        {
            var texts = plain == collapsed
                ? db.SearchTexts.Where(text => text.Text.Contains(plain))
                : db.SearchTexts.Where(text => text.Text.Contains(plain) || text.Text.Contains(collapsed));
            var customers = db.Customers.Saying(plain, collapsed);
            var codes = named.Where(style => style.Name.Contains(plain, StringComparison.Ordinal) || style.Name.Contains(collapsed, StringComparison.Ordinal)).Select(style => style.Code).ToList();
            found = found.Where(ticket => texts.Select(text => text.TicketId).Contains(ticket.Id)
                || customers.Select(customer => (Guid?)customer.Id).Contains(ticket.CustomerId) || codes.Contains(ticket.Item.Style!));
        }

        // A number with blanks in it is one number, not several words.
        return number is null
            ? found
            : tickets.Where(ticket => found.Select(other => other.Id).Contains(ticket.Id) || (ticket.Customer != null && ticket.Customer.PhoneKey!.Contains(number)));
    }
}
