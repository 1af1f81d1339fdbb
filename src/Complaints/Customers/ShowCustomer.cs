using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>A customer's file. One who was merged answers with the file of whom they were merged into.</summary>
[May(Role.Floor)]
public sealed record ShowCustomer(Guid Id) : IQuery<CustomerFile>;

public sealed class ShowCustomerHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowCustomer, Answer<CustomerFile>>
{
    private const int MostRows = 100;
    private const int MostLookalikes = 5;

    public async Task<Answer<CustomerFile>> Handle(ShowCustomer request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var family = await desk.Family(customer.Id, cancellationToken);
        var consent = await db.CustomerConsents.AsNoTracking().Where(row => family.Contains(row.CustomerId)).ToListAsync(cancellationToken);
        var cards = await db.CustomerCards.AsNoTracking().Where(card => family.Contains(card.CustomerId)).OrderBy(card => card.Id)
            .Select(card => new CardView(card.Id, card.Kind, card.Number, card.Since)).ToListAsync(cancellationToken);
        var notes = await db.CustomerNotes.AsNoTracking().Where(note => family.Contains(note.CustomerId)).OrderByDescending(note => note.At)
            .Select(note => new NoteView(note.At, note.By, note.Text, note.IsVisit)).ToListAsync(cancellationToken);
        var changes = await db.CustomerChanges.AsNoTracking().Where(change => family.Contains(change.CustomerId)).OrderByDescending(change => change.At).Take(MostRows)
            .Select(change => new ChangeView(change.At, change.By, change.Field)).ToListAsync(cancellationToken);
        var bought = db.Purchases.AsNoTracking().SeenBy(scope.Actor).Where(purchase => family.Contains(purchase.CustomerId!.Value));
        var purchases = await bought.OrderByDescending(purchase => purchase.BoughtOn).ThenBy(purchase => purchase.Line).Take(MostRows).ToListAsync(cancellationToken);
        var complained = db.Tickets.AsNoTracking().SeenBy(scope.Actor).Where(ticket => family.Contains(ticket.CustomerId!.Value));
        var sensitive = await db.SensitiveFields.AsNoTracking().Where(field => field.CustomerId == customer.Id).Select(field => field.Field).ToListAsync(cancellationToken);
        return new CustomerFile(
            customer.Id, customer.Version, customer.Details, await Guide(customer, cancellationToken), customer.CreatedAt, await desk.Visits(family, cancellationToken),
            [.. CustomerChoices.Channels.Select(channel => Standing.Of(channel, consent))], cards, [.. purchases.Select(Bought)], await Past(complained, cancellationToken),
            [.. notes.Take(MostRows)], changes, await Lookalikes(customer, cancellationToken), await Merges(customer.Id, cancellationToken),
            [.. SensitiveField.Fields.Where(field => sensitive.Contains(field) && SensitiveField.MayRead(field, scope.Actor))],
            await Referrer(family, cancellationToken), await Brought(family, cancellationToken),
            customer.ColleagueId is { } colleague ? await db.Users.Where(person => person.Id == colleague).Select(person => person.Name).FirstOrDefaultAsync(cancellationToken) : null);
    }

    private async Task<ReferrerView?> Referrer(IReadOnlyList<Guid> family, CancellationToken cancellation) =>
        await desk.ReferrerOf(family, cancellation) is { } referrer ? new ReferrerView(referrer.Id, referrer.Name, referrer.Phone) : null;

    private async Task<IReadOnlyList<ReferrerView>> Brought(IReadOnlyList<Guid> family, CancellationToken cancellation) =>
        await db.CustomersKnownTo(scope.Actor).AsNoTracking().Where(other => other.ReferredById != null && family.Contains(other.ReferredById.Value) && other.MergedIntoId == null)
            .OrderBy(other => other.CreatedAt).ThenBy(other => other.Id).Take(MostRows).Select(other => new ReferrerView(other.Id, other.Name, other.Phone)).ToListAsync(cancellation);

    private static BoughtView Bought(Purchase purchase) => new(
        purchase.StoreCode, purchase.Receipt, purchase.BoughtOn, purchase.Style, purchase.Colour, purchase.Size,
        purchase is { PriceMinor: { } minor, Currency: { } currency } ? Money.ToMajor(minor, currency) : null, purchase.Currency);

    private async Task<string?> Guide(Customer customer, CancellationToken cancellation) => customer.GuideId is not { } id
        ? null
        : await db.Users.Where(person => person.Id == id).Select(person => person.Name).FirstOrDefaultAsync(cancellation);

    private async Task<IReadOnlyList<PastTicket>> Past(IQueryable<Ticket> complained, CancellationToken cancellation)
    {
        var rows = await complained.OrderByDescending(ticket => ticket.OpenedAt).Take(MostRows).Select(ticket => new
        {
            ticket.Id, ticket.Number, ticket.Kind, ticket.Status, ticket.OpenedAt, ticket.Outcome, ticket.Item.Style, ticket.DefectCode,
            DefectName = db.Defects.Where(defect => defect.Code == ticket.DefectCode).Select(defect => defect.Name).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var (ids, now) = (rows.Select(row => row.Id).ToList(), clock.Now());
        var promises = (await db.Promises.AsNoTracking().Where(promise => ids.Contains(promise.TicketId)).Standing().ToListAsync(cancellation)).ToLookup(promise => promise.TicketId);
        var appointments = (await db.Appointments.AsNoTracking().Where(appointment => ids.Contains(appointment.TicketId)).Standing().ToListAsync(cancellation)).ToLookup(appointment => appointment.TicketId);
        return [.. rows.Select(row => new PastTicket(
            row.Number, row.Kind, row.Status.Word(), row.OpenedAt, row.Outcome, row.Style, row.DefectCode, row.DefectName,
            [.. promises[row.Id].Select(promise => new PastPromise(promise.What, promise.Owner, promise.DueOn, promise.State.Word(), promise.IsLate(now)))],
            [.. appointments[row.Id].Select(appointment => new PastAppointment(appointment.At, appointment.Place, appointment.With, appointment.IsPast(now)))]))];
    }

    private async Task<IReadOnlyList<MayBeView>> Lookalikes(Customer customer, CancellationToken cancellation)
    {
        var (phone, email, name) = (customer.PhoneKey, customer.EmailKey, customer.NameKey);
        var rows = await db.CustomersKnownTo(scope.Actor).AsNoTracking()
            .Where(other => other.Id != customer.Id && other.MergedIntoId == null)
            .Where(other => (phone != null && other.PhoneKey == phone) || (email != null && other.EmailKey == email) || (name != null && other.NameKey == name))
            .OrderBy(other => other.CreatedAt).Take(MostLookalikes).ToListAsync(cancellation);
        return [.. rows.Select(other => new MayBeView(other.Id, other.Name, other.Phone, [.. Why(customer, other)]))];
    }

    private static IEnumerable<string> Why(Customer one, Customer other)
    {
        if (one.PhoneKey is not null && one.PhoneKey == other.PhoneKey)
        {
            yield return "phone";
        }

        if (one.EmailKey is not null && one.EmailKey == other.EmailKey)
        {
            yield return "email";
        }

        if (one.NameKey is not null && one.NameKey == other.NameKey)
        {
            yield return "nameAndCity";
        }
    }

    private async Task<IReadOnlyList<MergeView>> Merges(Guid kept, CancellationToken cancellation) => await (
        from merge in db.CustomerMerges.AsNoTracking()
        join merged in db.Customers on merge.MergedId equals merged.Id
        where merge.KeptId == kept
        orderby merge.KeptVersion descending
        select new MergeView(merge.Id, merge.KeptId, merge.MergedId, merged.Name, merge.At, merge.By, merge.UndoneAt, merge.UndoneBy)).ToListAsync(cancellation);
}

/// <summary>How consent stands now.</summary>
internal static class Standing
{
    /// <summary>The last word counts: consent that was withdrawn after it was given, here or in a file that was merged, is none.</summary>
    public static ConsentView Of(string channel, IEnumerable<CustomerConsent> consents)
    {
        var rows = consents.Where(row => row.Channel == channel).ToList();
        var given = rows.Where(row => row.WithdrawnAt is null).MaxBy(row => row.GivenAt);
        var withdrawn = rows.Where(row => row.WithdrawnAt is not null).MaxBy(row => row.WithdrawnAt);
        return given is not null && (withdrawn is null || given.GivenAt >= withdrawn.WithdrawnAt)
            ? new ConsentView(channel, true, given.GivenAt, given.GivenTo)
            : new ConsentView(channel, false, withdrawn?.WithdrawnAt, withdrawn?.WithdrawnTo);
    }
}
