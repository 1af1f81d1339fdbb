using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Asks a colleague to judge the article without knowing the first judgement, which is kept to be held against the answer.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Signs">What the first judgement rests on.</param>
[May(Role.Floor)]
public sealed record AskSecondOpinion(string Number, int Version, WearSigns Signs) : ICommand<TicketView>;

public sealed class AskSecondOpinionValidator : IValidator<AskSecondOpinion>
{
    public IEnumerable<Problem> Check(AskSecondOpinion request)
    {
        var form = new FormCheck();
        new StageHelp(Wear: request.Signs).Check(form);
        form.When(request.Signs is null || WearOrFault.Judge(request.Signs).Reasons.Count == 0, "help.wear", "Judge it yourself first: say at least one thing that you see.");
        return form.Problems;
    }
}

public sealed class AskSecondOpinionHandler(ComplaintsDb db, TicketStore tickets, SideProcess side, RequestScope scope, TimeProvider clock)
    : IRequestHandler<AskSecondOpinion, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(AskSecondOpinion request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var open = await tickets.OpenWork(ticket, cancellationToken);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (open.Any(item => item.Name == WellKnown.OpinionTask))
        {
            return Refused.Rule("", "Somebody is asked already. The answer appears here.");
        }

        var colleagues = await Colleagues(ticket.StoreCode, cancellationToken);
        if (colleagues.Count == 0)
        {
            return Refused.Rule("", "Nobody else works in this store who could be asked.");
        }

        var input = new Dictionary<string, JsonNode?> { ["colleagues"] = new JsonArray([.. colleagues.Select(name => JsonValue.Create(name))]) };
        var started = await side.Start(ticket, WellKnown.SecondOpinion, input, cancellationToken);
        if (started.IsRefused)
        {
            return started.As<TicketView>();
        }

        ticket.MovedOn();
        var judgement = WearOrFault.Judge(request.Signs);
        db.Add(new SecondOpinion(ticket.Id, started.Value!, judgement.Share, JsonSerializer.Serialize(new WearRecord(request.Signs.Once(), judgement), Json.Options), scope.Actor, clock.Now()));
        return await tickets.View(ticket, cancellationToken);
    }

    /// <summary>Whoever works in the store and did not judge yet.</summary>
    private async Task<IReadOnlyList<string>> Colleagues(string store, CancellationToken cancellation)
    {
        var people = await db.Users.AsNoTracking().Where(person => person.Id != scope.Actor.PersonId).OrderBy(person => person.UserName).ToListAsync(cancellation);
        return [.. people.Where(person => !person.IsLocked && person.Role.Covers(Role.Floor) && person.AsActor().Sees(store)).Select(person => person.UserName!)];
    }
}
