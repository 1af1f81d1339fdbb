using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>What comes with a step of a repair; each step takes what it needs.</summary>
/// <param name="On">The day it happened; today when left out.</param>
/// <param name="Cost">What the workshop charges, in major units.</param>
/// <param name="How">How the customer was told.</param>
public sealed record RepairNews(
    DateOnly? On = null, DateOnly? ExpectedBackOn = null, RepairResult? Result = null, string? PartsUsed = null, decimal? Cost = null, string? How = null, bool ByParcel = false,
    string? Carrier = null, string? Tracking = null, string? Note = null);

/// <summary>Something happened to a repair: it went out, came back, the customer was told, it went home.</summary>
/// <param name="Version">The repair's version that the sender saw.</param>
[May(Role.Floor)]
public sealed record RecordRepair(Guid Id, int Version, RepairStep Step, RepairNews News) : ICommand<RepairView>;

public sealed class RecordRepairValidator : IValidator<RecordRepair>
{
    public IEnumerable<Problem> Check(RecordRepair request)
    {
        var form = new FormCheck();
        var news = request.News;
        form.When(!Enum.IsDefined(request.Step), "step", "Say what happened.");
        form.When(news.Result is { } result && !Enum.IsDefined(result), "result", "Look at it, then say whether it is repaired.");
        form.Text("partsUsed", news.PartsUsed, TextLimits.Name);
        form.When(news.Cost is < 0 or > Money.Largest, "cost", "This is no amount that a workshop charges.");
        form.Text("carrier", news.Carrier, TextLimits.Code, required: request.Step == RepairStep.ParcelSent, "Say with whom the parcel goes.");
        form.Text("tracking", news.Tracking, TextLimits.Code);
        form.Text("note", news.Note, TextLimits.Note);
        form.When(request.Step == RepairStep.CustomerTold && string.IsNullOrEmpty(news.How), "how", "Say how the customer heard of it.");
        form.OneOf("how", news.How, RepairOrder.WaysOfTelling, null);
        return form.Problems;
    }
}

public sealed class RecordRepairHandler(ComplaintsDb db, CareDesk desk, Homecoming homecoming) : IRequestHandler<RecordRepair, Answer<RepairView>>
{
    public async Task<Answer<RepairView>> Handle(RecordRepair request, CancellationToken cancellationToken)
    {
        if (await db.RepairOrders.FirstOrDefaultAsync(order => order.Id == request.Id, cancellationToken) is not { } order)
        {
            return Refused.NotFound("id", "There is no such repair.");
        }

        if (order.WhyNot(desk.Actor, request.Version) is { } hidden)
        {
            return hidden;
        }

        var (news, today) = (request.News, await desk.TodayIn(order.StoreCode, cancellationToken));
        var on = news.On ?? today;
        if (on > today)
        {
            return Refused.Form("on", "This day has not come yet. Record what has happened.");
        }

        var cost = news.Cost is { } amount ? Money.ToMinor(amount, order.Currency) : null;
        if (news.Cost is not null && cost is null)
        {
            return Refused.Form("cost", $"{order.Currency} does not have that many decimals.");
        }

        var refusal = request.Step switch
        {
            RepairStep.Sent => order.Send(on, news.ExpectedBackOn),
            RepairStep.CameBack => order.CameBack(on, news.Result, news.PartsUsed.TrimToNull(), cost),
            RepairStep.CustomerTold => order.TellCustomer(on, news.How!, news.ByParcel),
            RepairStep.ParcelSent => order.SendParcel(on, news.Carrier!.Trim(), news.Tracking.TrimToNull()),
            RepairStep.Delivered => order.Deliver(on),
            RepairStep.HandedOver => order.HandOver(on),
            _ => order.Cancel(desk.Now),
        };
        if (refusal is not null)
        {
            return refusal;
        }

        var ticket = await desk.TicketOf(order, cancellationToken);
        ticket.Cared(FactKind.Repair, request.Step.Word(), order.Part, news.Note?.Trim(), desk.Now, desk.Actor);
        if (request.Step is RepairStep.Delivered or RepairStep.HandedOver)
        {
            await homecoming.Of(order, ticket, on, cancellationToken);
        }

        return RepairView.Of(order, ticket.Number, ticket.Customer?.Name, today);
    }
}
