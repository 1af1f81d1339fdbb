using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Processes;

/// <summary>Something happened outside that is about no ticket: a delivery came, a customer has a birthday. Processes wait for it, or are set off by it.</summary>
/// <param name="Store">Where; empty for the whole chain, of which only who sees all stores may tell.</param>
/// <param name="Customer">To whom; nobody in particular when left out.</param>
/// <param name="CorrelationId">Only processes with this business key hear it, and what it sets off gets it.</param>
/// <param name="Payload">Any JSON; what waits for the event gets it as its result.</param>
[May(Role.Supervisor)]
public sealed record RaiseStoreEvent(string Name, string Store, Guid? Customer = null, string? CorrelationId = null, JsonNode? Payload = null) : ICommand<EventHeard>;

/// <param name="Processes">The ids of the processes that heard it or were set off.</param>
public sealed record EventHeard(IReadOnlyList<string> Processes);

public sealed class RaiseStoreEventValidator : IValidator<RaiseStoreEvent>
{
    private const int LongestKey = 200;

    public IEnumerable<Problem> Check(RaiseStoreEvent request)
    {
        var form = new FormCheck();
        form.Text("name", request.Name, 100, required: true, "Say which event it is.");
        form.Text("store", request.Store, TextLimits.Code);
        form.Text("correlationId", request.CorrelationId, LongestKey);
        form.Text("payload", RaiseEventValidator.Written(request.Payload, form), TextLimits.Note);
        return form.Problems;
    }
}

public sealed class RaiseStoreEventHandler(ProcessStore processes, ReferenceLists reference, CustomerDesk customers, RequestScope scope) : IRequestHandler<RaiseStoreEvent, Answer<EventHeard>>
{
    public async Task<Answer<EventHeard>> Handle(RaiseStoreEvent request, CancellationToken cancellationToken)
    {
        var store = request.Store.Trim();
        if (store.Length > 0 && (await reference.Get(cancellationToken)).Store(store) is null)
        {
            return Refused.Form("store", $"There is no store {store}.");
        }

        if (!scope.Actor.Sees(store))
        {
            return store.Length > 0 ? Refused.NotAllowed($"You do not work in store {store}.") : Refused.Form("store", "Say in which store. Only who sees all stores can tell the whole chain.");
        }

        if (request.Customer is { } id && await customers.Find(id, cancellationToken) is null)
        {
            return CustomerDesk.Unknown;
        }

        var correlation = request.CorrelationId.TrimToNull();
        var raised = await processes.Raise(new ProcessSubject(store, CustomerId: request.Customer), request.Name.Trim(), request.Payload, correlation, cancellationToken);
        return raised switch
        {
            { Progress: not null } => new EventHeard(raised.Reached),
            { NotStarted: [var why, ..] } => Refused.Rule("name", why),
            _ => Refused.Rule("name", $"Nothing waits for '{request.Name}'."),
        };
    }
}
