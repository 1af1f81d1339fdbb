using System.Text.Json;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>What is given at a stage, beyond the remedy.</summary>
public sealed record ProposedLine(string Kind, int Quantity, string? Note);

/// <summary>Records a stage and leaves it, if its gate and the limits let it.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Fields">Answers by field name; the open task says which there are.</param>
/// <param name="Override">A supervisor's reason for leaving although the gate is not met.</param>
[May(Role.Floor)]
public sealed record CompleteStage(
    string Number, string Stage, int Version, string? Note, string? Outcome, int? Mood,
    IReadOnlyDictionary<string, JsonElement>? Fields, IReadOnlyList<ProposedLine>? Compensation, string? Override = null)
    : ICommand<TicketView>;

public sealed class CompleteStageValidator : IValidator<CompleteStage>
{
    private const int MostLines = 20;

    public IEnumerable<Problem> Check(CompleteStage request)
    {
        var form = new FormCheck();
        form.Text("note", request.Note, TextLimits.Note);
        form.Text("outcome", request.Outcome, 40);
        form.Text("override", request.Override, TextLimits.Note);
        form.Mood("mood", request.Mood, required: false);
        form.When(request.Compensation?.Count > MostLines, "compensation", $"At most {MostLines} lines fit into one stage.");
        foreach (var (line, index) in (request.Compensation ?? []).Select((line, index) => (line, index)))
        {
            form.Text($"compensation[{index}].kind", line?.Kind, TextLimits.Code, required: true, "Choose what is given.");
            form.Text($"compensation[{index}].note", line?.Note, TextLimits.Note);
            form.When(line?.Quantity is < 1 or > 99, $"compensation[{index}].quantity", "The quantity goes from 1 to 99.");
        }

        foreach (var (name, value) in request.Fields ?? new Dictionary<string, JsonElement>())
        {
            form.When(!TryRead(value, out var text), $"fields.{name}", "This text contains half a character, which cannot be kept.");
            form.Text($"fields.{name}", text, TextLimits.Note);
            form.When(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array, $"fields.{name}", "A field takes a text, a number, a date, true or false.");
        }

        return form.Problems;
    }

    /// <summary>JSON can hold one half of a surrogate pair; text cannot.</summary>
    private static bool TryRead(JsonElement value, out string? text)
    {
        text = null;
        try
        {
            text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

public sealed class CompleteStageHandler(
    TicketStore tickets, TicketProcess process, StageCompensation compensation, ReferenceLists reference, ProcessDefinitions definitions, RequestScope scope,
    TimeProvider clock)
    : IRequestHandler<CompleteStage, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(CompleteStage request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var work = await tickets.OpenWork(ticket, cancellationToken);
        if (WhyNot(ticket, work, request, out var item) is { } refusal)
        {
            return refusal;
        }

        var lists = await reference.Get(cancellationToken);
        var form = item!.Form;
        var gate = StageGate.Check(form, request, ticket, [.. lists.Defects.Select(defect => defect.Code)], clock.Today());
        if (gate.Malformed.Count > 0)
        {
            return Refused.Form(gate.Malformed);
        }

        if (!form.Outcomes.Contains(request.Outcome!))
        {
            // A rule of the process, not a slip of the pen: the chances may be used up. No override passes it.
            return Refused.Rule("outcome", $"Stage {request.Stage} cannot end with '{request.Outcome}'. It ends with {string.Join(", ", form.Outcomes)}.");
        }

        if (gate.Unmet.Count > 0 && request.Override is null)
        {
            return Refused.Rule(gate.Unmet);
        }

        var now = clock.Now();
        var visit = ticket.Record(
            new StageRecord(request.Note?.Trim(), request.Outcome!, request.Mood, gate.Answers, gate.Unmet.Count > 0 ? request.Override?.Trim() : null), scope.Actor);
        if (gate.Answers["defect"]?.GetValue<string>() is { } code && lists.Defect(code) is { } defect)
        {
            ticket.Recode(defect.Code, defect.Group, now, scope.Actor);
        }

        if (compensation.Propose(ticket, visit, request.Compensation ?? [], lists) is { Count: > 0 } problems)
        {
            return Refused.Rule(problems);
        }

        if (visit.Waits(ticket))
        {
            ticket.AwaitApproval(now, scope.Actor);
        }
        else
        {
            await process.Complete(ticket, visit, item, cancellationToken);
        }

        return await tickets.View(ticket, cancellationToken);
    }

    private Refused? WhyNot(Ticket ticket, List<WorkItem> work, CompleteStage request, out WorkItem? item)
    {
        item = work.FirstOrDefault(item => item.Stage == request.Stage && item.Stage == ticket.Stage);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (!definitions.Stages().Contains(request.Stage))
        {
            return Refused.NotFound("stage", $"There is no stage {request.Stage}. There are {string.Join(", ", definitions.Stages())}.");
        }

        if (ticket.Status == TicketStatus.AwaitingApproval)
        {
            return Refused.Rule("stage", $"Stage {ticket.Stage} is recorded and waits for a decision on its compensation.");
        }

        if (item is null)
        {
            return Refused.Rule("stage", $"Ticket {ticket.Number} stands at {ticket.Stage}, not at {request.Stage}.");
        }

        if (!scope.Actor.Role.Covers(item.Role))
        {
            return Refused.NotAllowed($"This stage is for the role {item.Role.Word()}.");
        }

        if (request.Override is null)
        {
            return null;
        }

        return scope.Actor.Role.Covers(Role.Supervisor)
            ? string.IsNullOrWhiteSpace(request.Override) ? Refused.Form("override", "Say why the gate is passed over.") : null
            : Refused.NotAllowed("Only a supervisor may pass over a gate.");
    }
}
