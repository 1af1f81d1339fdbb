using System.Text.Json;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Stages;

/// <summary>What is given at a stage, beyond the remedy.</summary>
/// <param name="Amount">In major units, for one piece: only where the catalogue leaves it open.</param>
/// <param name="Currency">The store's, or left out.</param>
public sealed record ProposedLine(string Kind, int Quantity, string? Note, decimal? Amount = null, string? Currency = null);

/// <summary>Records a stage and leaves it, if its gate and the limits let it.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">The ticket's version that the sender saw.</param>
/// <param name="Fields">Answers by field name; the open task says which there are.</param>
/// <param name="Override">A supervisor's reason for leaving although the gate is not met.</param>
/// <param name="Help">What the helpers beside the form were used for.</param>
[May(Role.Floor)]
public sealed record CompleteStage(
    string Number, string Stage, int Version, string? Note, string? Outcome, int? Mood,
    IReadOnlyDictionary<string, JsonElement>? Fields, IReadOnlyList<ProposedLine>? Compensation, string? Override = null,
    StageHelp? Help = null)
    : ICommand<TicketView>
{
    internal GivenAnswers Given => new(Outcome, Mood, Fields, Compensation?.Count > 0);
}

public sealed class CompleteStageValidator : IValidator<CompleteStage>
{
    private const int MostLines = 20;

    public IEnumerable<Problem> Check(CompleteStage request)
    {
        var form = new FormCheck();
        CheckAnswers(form, request.Note, request.Outcome, request.Mood, request.Fields, request.Compensation, request.Override);
        request.Help?.Check(form);
        return form.Problems;
    }

    /// <summary>Whatever the task asks for: that the answers can be kept at all.</summary>
    internal static void CheckAnswers(
        FormCheck form, string? note, string? outcome, int? mood, IReadOnlyDictionary<string, JsonElement>? fields, IReadOnlyList<ProposedLine>? compensation, string? @override)
    {
        form.Text("note", note, TextLimits.Note);
        form.Text("outcome", outcome, 40);
        form.Text("override", @override, TextLimits.Note);
        form.Mood("mood", mood, required: false);
        form.When(compensation?.Count > MostLines, "compensation", $"At most {MostLines} lines fit into one stage.");
        foreach (var (line, index) in (compensation ?? []).Select((line, index) => (line, index)))
        {
            form.Text($"compensation[{index}].kind", line?.Kind, TextLimits.Code, required: true, "Choose what is given.");
            form.Text($"compensation[{index}].note", line?.Note, TextLimits.Note);
            form.When(line?.Amount is <= 0 or > Money.Largest, $"compensation[{index}].amount", $"An amount is more than 0 and at most {Money.Largest:N0}.");
            form.Text($"compensation[{index}].currency", line?.Currency, 3);
            form.When(line?.Quantity is < 1 or > 99, $"compensation[{index}].quantity", "The quantity goes from 1 to 99.");
        }

        foreach (var (name, value) in fields ?? new Dictionary<string, JsonElement>())
        {
            form.When(!TryRead(value, out var text), $"fields.{name}", "This text contains half a character, which cannot be kept.");
            form.Text($"fields.{name}", text, TextLimits.Note);
            form.When(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array, $"fields.{name}", "A field takes a text, a number, a date, true or false.");
        }
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

public sealed class CompleteStageHandler(TicketStore tickets, StageWork stages, TicketTrouble trouble, ProcessDefinitions definitions, RequestScope scope)
    : IRequestHandler<CompleteStage, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(CompleteStage request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var work = await tickets.OpenWork(ticket, cancellationToken);
        if (ticket.WhyNot(scope.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        if (work.FirstOrDefault(item => item.Stage == request.Stage && item.Stage == ticket.Stage) is not { } item)
        {
            return await trouble.Say(ticket, cancellationToken) is { } because ? Refused.Rule("stage", $"Ticket {ticket.Number} cannot go on, because its process failed: {because} An administrator has to look at it.")
                : definitions.Stages().Contains(request.Stage) ? Refused.Rule("stage", $"Ticket {ticket.Number} stands at {ticket.Stage:Stage}, not at {request.Stage:Stage}.")
                : Refused.NotFound("stage", $"There is no stage {request.Stage}. There are {definitions.Stages()}.");
        }

        return await stages.Complete(ticket, item, request, cancellationToken) is { } why ? why : await tickets.View(ticket, cancellationToken);
    }
}
