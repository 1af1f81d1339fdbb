using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>The article will go to a workshop.</summary>
/// <param name="Workshop">By its name; those used before are offered.</param>
/// <param name="Part">What is repaired, in a word or two.</param>
/// <param name="ExpectedBackOn">By when the workshop will have it done, if it has said so.</param>
[May(Role.Floor)]
public sealed record PlanRepair(string Number, string? Workshop, string? Part, DateOnly? ExpectedBackOn = null) : ICommand<RepairView>;

public sealed class PlanRepairValidator : IValidator<PlanRepair>
{
    public IEnumerable<Problem> Check(PlanRepair request)
    {
        var form = new FormCheck();
        form.Text("workshop", request.Workshop, TextLimits.Name, required: true, "Say which workshop does it.");
        form.Text("part", request.Part, RepairOrder.LongestPart, required: true, "Say what is repaired, such as the left sole.");
        return form.Problems;
    }
}

public sealed class PlanRepairHandler(ComplaintsDb db, CareDesk desk, ReferenceLists lists) : IRequestHandler<PlanRepair, Answer<RepairView>>
{
    public async Task<Answer<RepairView>> Handle(PlanRepair request, CancellationToken cancellationToken)
    {
        var found = await desk.OpenTicket(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<RepairView>();
        }

        var today = await desk.TodayIn(ticket.StoreCode, cancellationToken);
        if (request.ExpectedBackOn < today)
        {
            return Refused.Form("expectedBackOn", "This day is over. Choose today or a later one.");
        }

        var part = request.Part!.Trim();
        if ((await db.RepairOrders.AsNoTracking().Where(order => order.TicketId == ticket.Id).ToListAsync(cancellationToken)).Exists(order => order.IsUnderWay && order.Mends(part)))
        {
            return Refused.Rule("part", $"A repair of this part is under way already: {part}. Record what became of it first.");
        }

        var currency = (await lists.Get(cancellationToken)).Store(ticket.StoreCode)?.Currency ?? "";
        var order = new RepairOrder(
            ticket, request.Workshop!.Trim(), part, 1 + await Before(ticket, part, cancellationToken), request.ExpectedBackOn, currency, desk.Actor, desk.Now);
        db.Add(order);
        ticket.Cared(FactKind.Repair, "planned", part, order.Workshop, desk.Now, desk.Actor);
        return RepairView.Of(order, ticket.Number, ticket.Customer?.Name, today);
    }

    /// <summary>How often this part was repaired before: on this ticket, or on the same style of the same customer.</summary>
    private async Task<int> Before(Ticket ticket, string part, CancellationToken cancellation)
    {
        var style = ticket.Item.Style;
        var customer = ticket.CustomerId;
        var earlier = await db.RepairOrders.AsNoTracking()
            .Where(RepairOrder.Counts)
            .Where(order => order.OutOn != null && (order.TicketId == ticket.Id || (customer != null && style != null && order.CustomerId == customer && order.Style == style)))
            .Select(order => order.Part).ToListAsync(cancellation);
        return earlier.Count(other => RepairOrder.IsSamePart(other, part));
    }
}
