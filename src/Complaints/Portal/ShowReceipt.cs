using Complaints.Access;
using Complaints.Data;
using Complaints.Law;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Portal;

/// <summary>What the customer takes home: the number, what was seen, what was promised.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowReceipt(string Number) : IQuery<ReceiptView>;

/// <param name="Kind">One of <see cref="Choices.Kinds"/>. Who suggests or praises is not told of rights and of the state of an article.</param>
/// <param name="TrackingCode">Null for a complaint that another register brought.</param>
/// <param name="Day">Of the store, when it was opened.</param>
/// <param name="Wear">W0 unworn to W4 heavily worn, and <paramref name="Signs"/> what else was seen on the article. Not told to whoever is asked for a second opinion.</param>
/// <param name="Rights">By the law of the store's place, while the complaint is open; null where it is not certain.</param>
/// <param name="Unresolved">What the law of the place wants told when no agreement is found; null where it wants nothing.</param>
/// <param name="Language">The customer's, if known: en, de or zh.</param>
/// <param name="Signature">What the customer signed below <paramref name="Restated"/>; only for the store that keeps it.</param>
public sealed record ReceiptView(
    string Number, string Kind, string? TrackingCode, DateOnly Day, StorePlace Store, string? Customer, string? Language, string? Article, ItemView Item,
    string Words, string? RemedyWanted, string? Defect, string? DefectName, string? Wear, IReadOnlyList<string> Signs, string? Restated, CountedOn CountedOn, IReadOnlyList<Gift> Gifts,
    TheirRights? Rights = null, SignedReceipt? Signature = null, DisputeNote? Unresolved = null);

/// <param name="Sample">Nobody has checked the pack it comes from.</param>
public sealed record DisputeNote(LocalText Text, bool Sample);

/// <param name="Path">Strokes, as <see cref="Signature.Path"/> has them.</param>
/// <param name="Day">Of the store.</param>
public sealed record SignedReceipt(string Path, DateOnly Day);

/// <param name="Hotline">Where a consumer can turn to besides us.</param>
public sealed record StorePlace(string Name, string City, string? Address, string? Phone, string? Hotline)
{
    /// <summary>Where it lies, in a line. A Chinese address goes from the large to the small and has no comma.</summary>
    public string InLine() => Address is null ? City : Address.Any(sign => sign is >= '\u4E00' and <= '\u9FFF') ? City + Address : $"{Address}, {City}";

    public static StorePlace Of(Store? store, string code) => new(store?.Name ?? code, store?.City ?? "", store?.Address, store?.Phone, store?.Hotline);
}

public sealed class ShowReceiptHandler(ComplaintsDb db, TicketStore tickets, ReferenceLists reference, LegalDesk law, LawBook book, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowReceipt, Answer<ReceiptView>>
{
    public async Task<Answer<ReceiptView>> Handle(ShowReceipt request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var blind = (await tickets.OpenWork(ticket, cancellationToken)).Any(item => item.AsksBlindly(scope.Actor));
        var lists = await reference.Get(cancellationToken);
        var store = lists.Store(ticket.StoreCode);
        var defect = lists.Defect(ticket.DefectCode);
        var position = await Position(ticket, cancellationToken);
        return new ReceiptView(
            ticket.Number, ticket.Kind, ticket.TrackingCode, store.DayOf(ticket.OpenedAt), StorePlace.Of(store, ticket.StoreCode), ticket.Customer?.Name, ticket.Customer?.Language,
            lists.Style(ticket.Item.Style)?.NameHere ?? ticket.Item.Style, ItemView.Of(ticket.Item), ticket.Description, ticket.RemedyWanted, ticket.DefectCode, defect?.Name,
            blind ? null : ReceiptParts.Wear(ticket), blind ? [] : ReceiptParts.Signs(ticket), blind ? null : ReceiptParts.RestatedAs(ticket),
            await CountedOn.Of(db, ticket, store, clock.Now(), cancellationToken), ReceiptParts.Gifts(ticket),
            blind || position is null || ticket.HasEnded || !ReceiptParts.IsUpheld(ticket) ? null : TheirRights.Of(position), blind ? null : await SignatureOf(ticket, store, cancellationToken),
            position is { Unresolved.ForCustomer: { } told } ? new DisputeNote(told, position.Sample) : null);
    }

    /// <summary>Of the words that are printed, and of none before: who came again and was asked anew has not signed that yet.</summary>
    private async Task<SignedReceipt?> SignatureOf(Ticket ticket, Store? store, CancellationToken cancellation)
    {
        if (ReceiptParts.RestatedIn(ticket) is not { } visit || !Signature.MayBeSeen(scope.Actor, ticket))
        {
            return null;
        }

        return await db.Signatures.AsNoTracking().FirstOrDefaultAsync(signature => signature.VisitId == visit.Id, cancellation) is { } signed
            ? new SignedReceipt(signed.Path, store.DayOf(signed.At))
            : null;
    }

    private async Task<LegalPosition?> Position(Ticket ticket, CancellationToken cancellation) =>
        ticket.Kind == Choices.Complaint && (await law.Of(ticket.Number, cancellation)).Value is { } of
            ? PackChoice.OfPlace([.. (await book.All(cancellation)).Select(version => version.Pack)], of)
            : null;
}
