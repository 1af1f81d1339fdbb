using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Care;

/// <summary>Somebody promised a customer something, beside what the stages ask for.</summary>
/// <param name="What">In words, or the code of a remedy.</param>
/// <param name="Owner">Who sees to it; whoever sends this when left out.</param>
/// <param name="DueOn">By which day, on the store's calendar.</param>
[May(Role.Floor)]
public sealed record MakePromise(string Number, string? What, string? Owner, DateOnly? DueOn) : ICommand<PromiseView>;

public sealed class MakePromiseValidator : IValidator<MakePromise>
{
    public IEnumerable<Problem> Check(MakePromise request)
    {
        var form = new FormCheck();
        form.Text("what", request.What, Promise.LongestWhat, required: true, "Say what you promised, as the customer heard it.");
        form.Text("owner", request.Owner, TextLimits.Name);
        form.When(request.DueOn is null, "dueOn", "Say by which day. A promise without a day is none.");
        return form.Problems;
    }

    /// <summary>A day that the customer can wait for.</summary>
    internal static Refused? WhyNot(DateOnly dueOn, DateOnly today) =>
        dueOn < today ? Refused.Form("dueOn", "This day is over. Choose today or a later one.")
        : dueOn > today.AddYears(1) ? Refused.Form("dueOn", "This is more than a year away. Choose a day the customer can wait for.")
        : null;
}

public sealed class MakePromiseHandler(ComplaintsDb db, CareDesk desk) : IRequestHandler<MakePromise, Answer<PromiseView>>
{
    public async Task<Answer<PromiseView>> Handle(MakePromise request, CancellationToken cancellationToken)
    {
        var found = await desk.OpenTicket(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<PromiseView>();
        }

        var hours = await desk.HoursOf(ticket.StoreCode, cancellationToken);
        if (MakePromiseValidator.WhyNot(request.DueOn!.Value, hours.DayOf(desk.Now)) is { } refusal)
        {
            return refusal;
        }

        var (owner, ownerId) = await StagePromises.OwnerOf(db, ticket, request.Owner, desk.Actor, cancellationToken);
        var promise = new Promise(ticket, request.What!.Trim(), owner, ownerId, request.DueOn.Value, hours, null, desk.Actor, desk.Now);
        db.Add(promise);
        ticket.Cared(FactKind.Promise, "made", promise.What, null, desk.Now, desk.Actor);
        return desk.View(promise, ticket);
    }
}
