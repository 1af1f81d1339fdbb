using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Gifts;

/// <summary>A card was lost or stolen: nobody can spend it. Or it was found again.</summary>
/// <param name="Reason">Why it is blocked; null to let it go on.</param>
[May(Role.Supervisor)]
public sealed record BlockCard(string? Number, bool Blocked, string? Reason = null) : ICommand<TillCard>;

public sealed class BlockCardValidator : IValidator<BlockCard>
{
    public IEnumerable<Problem> Check(BlockCard request)
    {
        var form = new FormCheck();
        form.Text("number", request.Number, CardNumber.MostTyped);
        form.Text("reason", request.Reason, TextLimits.Name, required: request.Blocked, "Say why it is blocked, as the customer may hear it.");
        return form.Problems;
    }
}

public sealed class BlockCardHandler(GiftDesk desk, ReferenceLists reference) : IRequestHandler<BlockCard, Answer<TillCard>>
{
    public async Task<Answer<TillCard>> Handle(BlockCard request, CancellationToken cancellationToken)
    {
        var found = await desk.Find(request.Number, cancellationToken);
        if (found.Value is not { } card)
        {
            return found.As<TillCard>();
        }

        if (!desk.Actor.Sees(card.StoreCode))
        {
            return Refused.NotAllowed($"This card was given by store {card.StoreCode}, and you do not work there.");
        }

        var lists = await reference.Get(cancellationToken);
        if ((card.IsSettled || card.HasExpired(desk.Now)) && lists.Store(card.StoreCode) is { } store && desk.WhyNot(card, store, lists) is { } settled)
        {
            return settled;
        }

        if (request.Blocked != (card.State == CardState.Blocked))
        {
            card.Block(request.Blocked ? request.Reason!.Trim() : null, desk.Actor);
        }

        return TillCard.Of(card, desk.Now);
    }
}
