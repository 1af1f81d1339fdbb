using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets.Intake;
using MediatR;

namespace Complaints.Tickets;

/// <summary>What nobody knew of the article when the ticket was opened, or knew wrong, is written down while it goes on.</summary>
/// <param name="Item">All that is known of it now; what is left out is not known.</param>
[May(Role.Floor)]
public sealed record CorrectArticle(string Number, int Version, ItemView? Item) : ICommand<TicketView>;

public sealed class CorrectArticleValidator(TimeProvider clock) : IValidator<CorrectArticle>
{
    public IEnumerable<Problem> Check(CorrectArticle request)
    {
        var form = new FormCheck();
        form.When(request.Item is null, "item", "Say what is known of the article.");
        form.Article(request.Item, clock.Today());
        return form.Problems;
    }
}

public sealed class CorrectArticleHandler(TicketStore tickets, ReferenceLists reference, ArticleDesk articles, RequestScope scope, TimeProvider clock)
    : IRequestHandler<CorrectArticle, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(CorrectArticle request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        var lists = await reference.Get(cancellationToken);
        var form = new FormCheck();
        var item = await articles.Read(form, request.Item, lists, lists.Store(ticket.StoreCode), cancellationToken);
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        await tickets.Care(ticket, cancellationToken);
        ticket.Correct(item, clock.Now(), scope.Actor);
        return await tickets.View(ticket, cancellationToken);
    }
}
