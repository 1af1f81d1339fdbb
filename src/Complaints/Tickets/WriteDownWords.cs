using Complaints.Access;
using Complaints.Shell;
using MediatR;

namespace Complaints.Tickets;

/// <summary>
/// What nobody had time for at the opening, because the customer was furious: their own words, and what they would like. Each is
/// written down once; what comes of it later is for the steps to say.
/// </summary>
/// <param name="Description">What the customer says, in the customer's own words.</param>
/// <param name="RemedyWanted">One of <see cref="Choices.Remedies"/>.</param>
/// <param name="RemedyWords">What the customer would like, in their own words.</param>
[May(Role.Floor)]
public sealed record WriteDownWords(string Number, int Version, string? Description, string? RemedyWanted, string? RemedyWords = null) : ICommand<TicketView>;

public sealed class WriteDownWordsValidator : IValidator<WriteDownWords>
{
    public IEnumerable<Problem> Check(WriteDownWords request)
    {
        var form = new FormCheck();
        form.Text("description", request.Description, TextLimits.Note);
        form.OneOf("remedyWanted", request.RemedyWanted, Choices.Remedies, null);
        form.Text("remedyWords", request.RemedyWords, TextLimits.Note);
        form.When(new[] { request.Description, request.RemedyWanted, request.RemedyWords }.All(string.IsNullOrWhiteSpace), "description", "Write down what the customer says, or what they would like.");
        return form.Problems;
    }
}

public sealed class WriteDownWordsHandler(TicketStore tickets, RequestScope scope, TimeProvider clock) : IRequestHandler<WriteDownWords, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(WriteDownWords request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        var (words, remedy, wish) = (request.Description.TrimToNull(), request.RemedyWanted.TrimToNull(), request.RemedyWords.TrimToNull());
        var form = new FormCheck();
        form.When(words is not null && ticket.Description.Length > 0, "description", "The customer's own words are written down already.");
        form.When(remedy is not null && ticket.RemedyWanted is not null, "remedyWanted", "What the customer would like is written down already.");
        form.When(wish is not null && ticket.RemedyWords is not null, "remedyWords", "What the customer would like is written down already.");
        if (form.Problems.Count > 0)
        {
            return Refused.Rule(form.Problems);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        ticket.WriteDown(words, remedy, wish, clock.Now(), scope.Actor);
        return await tickets.View(ticket, cancellationToken);
    }
}
