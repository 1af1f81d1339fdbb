using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>Somebody is hurt, or could be: first aid and evidence first, quality and head office know within the hour, and the ticket stays open.</summary>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Kind">injury or danger.</param>
/// <param name="Text">What happened, when there is time to say it.</param>
[May(Role.Floor)]
public sealed record FlagSafety(string Number, int Version, string Kind, string? Text = null) : ICommand<TicketView>;

public sealed class FlagSafetyValidator : IValidator<FlagSafety>
{
    public IEnumerable<Problem> Check(FlagSafety request)
    {
        var form = new FormCheck();
        form.OneOf("kind", request.Kind, [.. Enum.GetValues<SafetyKind>().Select(kind => kind.Word())], "Say whether somebody is hurt, or could be.");
        form.Text("text", request.Text, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class FlagSafetyHandler(TicketStore tickets, SideProcess side, RequestScope scope, TimeProvider clock) : IRequestHandler<FlagSafety, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(FlagSafety request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        await tickets.OpenWork(ticket, cancellationToken);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        var runs = ticket.Safety is { IsOpen: true };
        var kind = Words.Parse<SafetyKind>(request.Kind)!.Value;
        if (ticket.FlagSafety(kind, request.Text?.Trim(), clock.Now(), scope.Actor) is { } already)
        {
            return already;
        }

        if (!runs)
        {
            var started = await side.Start(ticket, WellKnown.Safety, new Dictionary<string, JsonNode?> { ["kind"] = kind.Word() }, cancellationToken);
            if (started.IsRefused)
            {
                return started.As<TicketView>();
            }

            ticket.SafetyRuns(started.Value!);
        }

        return await tickets.View(ticket, cancellationToken);
    }
}
