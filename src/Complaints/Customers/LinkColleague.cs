using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>This customer is a colleague, or turned out to be none: nobody decides on gifts to themselves.</summary>
/// <param name="Colleague">Their user name; empty when the customer is no colleague.</param>
[May(Role.Supervisor)]
public sealed record LinkColleague(Guid Id, int Version, string? Colleague) : ICommand<CustomerSaved>;

public sealed class LinkColleagueValidator : IValidator<LinkColleague>
{
    public IEnumerable<Problem> Check(LinkColleague request)
    {
        var form = new FormCheck();
        form.Text("colleague", request.Colleague, 60);
        return form.Problems;
    }
}

public sealed class LinkColleagueHandler(ComplaintsDb db, CustomerDesk desk, RequestScope scope, TimeProvider clock) : IRequestHandler<LinkColleague, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(LinkColleague request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        if (CustomerDesk.WhyNot(customer, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (customer.ColleagueId == scope.Actor.PersonId)
        {
            return Refused.NotAllowed("This file is yours. Somebody else has to change that.");
        }

        var user = request.Colleague?.Trim().ToUpperInvariant();
        var colleague = string.IsNullOrEmpty(user) ? null : await db.Users.FirstOrDefaultAsync(person => person.NormalizedUserName == user, cancellationToken);
        if (colleague is null && !string.IsNullOrEmpty(user))
        {
            return Refused.Form("colleague", "This person does not exist.");
        }

        if (customer.Is(colleague?.Id))
        {
            desk.Note(customer, "colleague", clock.Now());
        }

        return new CustomerSaved(customer.Id, customer.Version);
    }
}
