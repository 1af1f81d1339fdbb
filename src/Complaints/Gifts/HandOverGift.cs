using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Gifts;

/// <summary>The customer has what was granted, also after the complaint is closed: a parcel takes its time. Cards are made now, pieces from stock counted down.</summary>
/// <param name="Sizes">One for each piece, where the gift has sizes.</param>
/// <param name="Proof">How it can be shown: tap, signature or parcelNumber. May be left out where a tap will do, and for cards, which have their numbers.</param>
/// <param name="Reference">The number of the parcel; of a signature its strokes, as an SVG path.</param>
[May(Role.Floor)]
public sealed record HandOverGift(string Number, Guid Line, IReadOnlyList<string>? Sizes = null, Proof? Proof = null, string? Reference = null) : ICommand<IReadOnlyList<GiftLine>>;

public sealed class HandOverGiftValidator : IValidator<HandOverGift>
{
    private const int LongestNumber = 40;

    public IEnumerable<Problem> Check(HandOverGift request)
    {
        var form = new FormCheck();
        form.When(request.Sizes?.Count > 99, "sizes", "At most 99 pieces are handed over at once.");
        form.When(request.Proof is { } proof && !Enum.IsDefined(proof), "proof", "Say how it can be shown: tap, signature or parcelNumber.");
        switch (request.Proof)
        {
            case Proof.ParcelNumber:
                form.Text("reference", request.Reference, LongestNumber, required: true, "Give the number of the parcel.");
                break;
            case Proof.Signature:
                form.Text("reference", request.Reference, Stages.Signature.MostCharacters, required: true, "Let the customer sign.");
                form.When(!string.IsNullOrWhiteSpace(request.Reference) && !SignaturePath.Fits(request.Reference), "reference", "A signature is a path of strokes, as M12 40L13 44.");
                break;
            default:
                form.When(!string.IsNullOrEmpty(request.Reference), "reference", "Only a parcel has a number to give here.");
                break;
        }

        return form.Problems;
    }
}

public sealed class HandOverGiftHandler(ComplaintsDb db, TicketStore tickets, GiftDesk desk, ReferenceLists reference) : IRequestHandler<HandOverGift, Answer<IReadOnlyList<GiftLine>>>
{
    public async Task<Answer<IReadOnlyList<GiftLine>>> Handle(HandOverGift request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(desk.Actor) is { } hidden)
        {
            return hidden;
        }

        var lists = await reference.Get(cancellationToken);
        if (ticket.Compensation.FirstOrDefault(line => line.Id == request.Line) is not { } line || lists.Store(ticket.StoreCode) is not { } store)
        {
            return Refused.NotFound("line", $"Ticket {ticket.Number} has no such gift.");
        }

        var signed = request.Proof == Proof.Signature;
        var shown = new Shown(request.Proof, signed ? null : request.Reference?.Trim(), request.Sizes ?? []);
        if (await desk.HandOver(ticket, line, lists.Kind(line), store, shown, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (signed)
        {
            line.Signed(request.Reference!);
        }

        return await GiftLines.Of(db, ticket, lists, desk.Now, cancellationToken);
    }
}
