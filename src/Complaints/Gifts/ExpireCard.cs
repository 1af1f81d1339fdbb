using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>The last day of a card has ended in its store: what is left of it is not owed any more.</summary>
[May(Role.Admin)]
public sealed record ExpireCard(Guid Id) : ICommand<bool>;

public sealed class ExpireCardValidator : IValidator<ExpireCard>
{
    public IEnumerable<Problem> Check(ExpireCard request) => [];
}

public sealed class ExpireCardHandler(ComplaintsDb db, GiftDesk desk) : IRequestHandler<ExpireCard, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(ExpireCard request, CancellationToken cancellationToken)
    {
        if (await db.Cards.FirstOrDefaultAsync(card => card.Id == request.Id && card.RingsAt <= desk.Now, cancellationToken) is not { } card)
        {
            return Refused.Changed("This card is settled.");
        }

        var line = await desk.LineOf(card, cancellationToken);
        line.Expire(card.Expire(), card.Id, desk.Actor, desk.Now);
        return true;
    }
}
