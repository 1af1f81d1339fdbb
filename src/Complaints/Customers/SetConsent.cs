using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>The customer says that we may call, message or mail, or that we may no longer.</summary>
/// <param name="Channel">One of <see cref="CustomerChoices.Channels"/>.</param>
[May(Role.Floor)]
public sealed record SetConsent(Guid Id, string? Channel, bool Given) : ICommand<CustomerSaved>;

public sealed class SetConsentValidator : IValidator<SetConsent>
{
    public IEnumerable<Problem> Check(SetConsent request)
    {
        var form = new FormCheck();
        form.OneOf("channel", request.Channel, CustomerChoices.Channels, "Say for which way of reaching them.");
        return form.Problems;
    }
}

public sealed class SetConsentHandler(ComplaintsDb db, CustomerDesk desk, Consents consents, ProcessStore processes, RequestScope scope, TimeProvider clock) : IRequestHandler<SetConsent, Answer<CustomerSaved>>
{
    public async Task<Answer<CustomerSaved>> Handle(SetConsent request, CancellationToken cancellationToken)
    {
        if (await desk.Find(request.Id, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        // No version is asked for: what a customer says about this counts whatever else was changed meanwhile.
        if (request.Given)
        {
            await consents.Agree(customer, [request.Channel!], cancellationToken);
            return new CustomerSaved(customer.Id, customer.Version);
        }

        var family = await desk.Family(customer.Id, cancellationToken);
        var rows = await db.CustomerConsents.Where(row => family.Contains(row.CustomerId) && row.Channel == request.Channel).ToListAsync(cancellationToken);
        var now = clock.Now();
        if (!Standing.Of(request.Channel!, rows).Given)
        {
            return new CustomerSaved(customer.Id, customer.Version);
        }

        rows.Where(row => row.WithdrawnAt is null).ToList().ForEach(row => row.Withdraw(scope.Actor, now));
        await CloseContacts(family, request.Channel!, cancellationToken);
        desk.Note(customer, "consentWithdrawn", now);
        customer.Touch();
        return new CustomerSaved(customer.Id, customer.Version);
    }

    /// <summary>Nobody is asked any more to reach them this way.</summary>
    private async Task CloseContacts(IReadOnlyList<Guid> family, string channel, CancellationToken cancellation)
    {
        var open = await db.WorkItems.Where(item => item.ClosedAt == null && item.TicketId == null && item.Contact == channel && item.CustomerId != null && family.Contains(item.CustomerId.Value))
            .OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation);
        foreach (var item in open)
        {
            await processes.Advance(await processes.Of(item, cancellation), new TaskAnswered(item.Id, new JsonObject { ["outcome"] = TaskForm.NoConsent }), cancellation);
        }
    }
}
