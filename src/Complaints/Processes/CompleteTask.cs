using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;

namespace Complaints.Processes;

/// <summary>
/// Answers a task and hears what is open next. A stage follows the rules of stages, a decision and the answer to its question those of decisions; for
/// everything else the form of its process is the rule.
/// </summary>
/// <param name="Version">The task's version that the sender saw.</param>
/// <param name="Fields">Answers by field name. A decision takes <c>amount</c> and <c>reason</c>.</param>
[May(Role.Floor, Role.Quality)]
public sealed record CompleteTask(
    string Id, int Version, string? Outcome, IReadOnlyDictionary<string, JsonElement>? Fields = null, string? Note = null, int? Mood = null,
    IReadOnlyList<ProposedLine>? Compensation = null, string? Override = null) : ICommand<TaskDone>;

/// <param name="Status">The ticket's, after it; the process's for work that is about no ticket.</param>
/// <param name="Stage">Where the ticket stands now; null when it has ended.</param>
/// <param name="TicketVersion">Null for work that is about no ticket.</param>
/// <param name="Next">All that is open on the ticket now, or in the process.</param>
public sealed record TaskDone(TaskView Task, string Status, string? Stage, int? TicketVersion, IReadOnlyList<TaskView> Next);

public sealed class CompleteTaskValidator : IValidator<CompleteTask>
{
    public IEnumerable<Problem> Check(CompleteTask request)
    {
        var form = new FormCheck();
        form.Text("id", request.Id, 40, required: true);
        CompleteStageValidator.CheckAnswers(form, request.Note, request.Outcome, request.Mood, request.Fields, request.Compensation, request.Override);
        return form.Problems;
    }
}

public sealed class CompleteTaskHandler(
    ComplaintsDb db, TaskDesk desk, TaskViews views, StageWork stages, Decisions decisions, ProcessStore processes, TicketProcess process, StoreHours hours, RequestScope scope, TimeProvider clock)
    : IRequestHandler<CompleteTask, Answer<TaskDone>>
{
    public async Task<Answer<TaskDone>> Handle(CompleteTask request, CancellationToken cancellationToken)
    {
        var answer = await desk.Take(request.Id, cancellationToken);
        if (answer.Value is not { } task)
        {
            return answer.As<TaskDone>();
        }

        var (item, ticket) = (task.Item, task.Ticket);
        if (request.Version != item.Version)
        {
            return Refused.Changed($"Someone changed this task meanwhile: it is now at version {item.Version}, you saw {request.Version}. Look at it again, then try once more.");
        }

        if (ticket is null)
        {
            return await Alone(task, request, cancellationToken);
        }

        if (item.Stage is not null && item.Stage != ticket.Stage && item.ClosedAt is null)
        {
            return Refused.Rule("id", $"Ticket {ticket.Number} stands at {ticket.Stage:Stage}. {item.Stage:Stage} is open as well, and comes after it.");
        }

        var refusal = item.Stage is not null
            ? await stages.Complete(ticket, item, AsStage(request, ticket, item.Stage), cancellationToken)
            : item.IsDecision ? await Decide(task, request, cancellationToken)
            : item is { Name: WellKnown.AnswerTask, ApprovalId: not null } ? await Answer(task, request, cancellationToken)
            : await Other(task, request, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var defects = await views.Defects(cancellationToken);
        return new TaskDone(
            TaskView.Of(item, ticket, defects), ticket.Status.Word(), ticket.Stage, ticket.Version,
            [.. db.WorkItems.Local.Where(open => open.TicketId == ticket.Id && open.ClosedAt is null).OrderBy(open => open.OpenedAt).Select(open => TaskView.Of(open, ticket, defects))]);
    }

    /// <summary>Work that is about no ticket: its process goes on, and nothing else.</summary>
    private async Task<Answer<TaskDone>> Alone(TaskAtHand task, CompleteTask request, CancellationToken cancellation)
    {
        var (answers, refusal) = await Answers(task, request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var progress = await Tell(task.Item, answers, cancellation);
        var open = db.WorkItems.Local.Where(item => item.InstanceId == task.Item.InstanceId && item.ClosedAt is null).OrderBy(item => item.OpenedAt).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        var next = new List<TaskView>();
        foreach (var item in open)
        {
            next.Add(await views.Of(task with { Item = item }, cancellation));
        }

        return new TaskDone(await views.Of(task, cancellation), progress.Instance.Status.Word(), null, null, next);
    }

    private static CompleteStage AsStage(CompleteTask request, Ticket ticket, string stage) => new(
        ticket.Number, stage, ticket.Version, request.Note, request.Outcome, request.Mood, request.Fields, request.Compensation, request.Override);

    private async Task<Refused?> Decide(TaskAtHand task, CompleteTask request, CancellationToken cancellation)
    {
        var fields = request.Fields ?? new Dictionary<string, JsonElement>();
        var ticket = task.Ticket!;
        if (WhyNotDecided(request, fields) is { Count: > 0 } odd)
        {
            return Refused.Form(odd);
        }

        var amount = fields.TryGetValue("amount", out var number) && IsAmount(number, out var major) ? major : (decimal?)null;
        var reason = fields.TryGetValue("reason", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : request.Note;
        var question = fields.TryGetValue("question", out var asked) && asked.ValueKind == JsonValueKind.String ? asked.GetString() : null;
        var decision = new DecideApproval(task.Item.ApprovalId!.Value, Words.Parse<Decision>(request.Outcome), amount, reason, question);
        var problems = new DecideApprovalValidator().Check(decision).ToList();
        return problems.Count > 0
            ? Refused.Form(problems)
            : await decisions.Decide(ticket, ticket.Approvals.Single(approval => approval.Id == decision.Id), task.Open, decision, cancellation);
    }

    /// <summary>What a decision does not ask for, or what is no answer to it.</summary>
    private static IReadOnlyList<Problem> WhyNotDecided(CompleteTask request, IReadOnlyDictionary<string, JsonElement> fields)
    {
        var form = new FormCheck();
        OnlyForStages(form, request);
        form.When(request.Mood is not null, "mood", "A decision takes no mood.");
        foreach (var (name, value) in fields)
        {
            form.When(name is not ("amount" or "reason" or "question"), $"fields.{name}", "There is no such field here. Asked for are amount, reason, question.");
            form.When(
                name == "amount" && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !IsAmount(value, out _) && value.ToString().Trim().Length > 0,
                "fields.amount", "This takes a number.");
            form.When(name is "reason" or "question" && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.String), $"fields.{name}", "This takes a text.");
        }

        return form.Problems;
    }

    private async Task<Refused?> Answer(TaskAtHand task, CompleteTask request, CancellationToken cancellation)
    {
        var (form, ticket) = (new FormCheck(), task.Ticket!);
        OnlyForStages(form, request);
        var gate = StageGate.Check(task.Item.Form, new GivenAnswers(request.Outcome, request.Mood, request.Fields, Gift: false), ticket.DefectCode, [], clock.Today());
        if (form.Problems.Count + gate.Malformed.Count + gate.Unmet.Count > 0)
        {
            return Refused.Form([.. form.Problems, .. gate.Malformed, .. gate.Unmet]);
        }

        var answer = gate.Answers["answer"]?.GetValue<string>() ?? request.Note;
        return string.IsNullOrWhiteSpace(answer)
            ? Refused.Form("fields.answer", "Write the answer.")
            : await decisions.Answer(ticket, ticket.Approvals.Single(approval => approval.Id == task.Item.ApprovalId), task.Open, answer, cancellation);
    }

    private static bool IsAmount(JsonElement value, out decimal amount) =>
        decimal.TryParse(value.ToString(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out amount);

    private static void OnlyForStages(FormCheck form, CompleteTask request)
    {
        form.When(request.Compensation is { Count: > 0 }, "compensation", "Only a stage takes this.");
        form.When(request.Override is not null, "override", "Only a stage takes this.");
    }

    private async Task<Refused?> Other(TaskAtHand task, CompleteTask request, CancellationToken cancellation)
    {
        var (answers, refusal) = await Answers(task, request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        task.Ticket!.Did(task.Item.Form.Title.Shown, request.Outcome!, request.Note?.Trim(), clock.Now(), scope.Actor);
        return await process.Follow(task.Ticket, await Tell(task.Item, answers, cancellation), cancellation);
    }

    private async Task<Progress> Tell(WorkItem item, JsonObject answers, CancellationToken cancellation) =>
        await processes.Advance(await processes.Of(item, cancellation), new TaskAnswered(item.Id, answers), cancellation);

    /// <summary>What goes to the process, when it is what its form asks for.</summary>
    private async Task<(JsonObject Answers, Refused? Refusal)> Answers(TaskAtHand task, CompleteTask request, CancellationToken cancellation)
    {
        var form = task.Item.Form;
        var stages = new FormCheck();
        OnlyForStages(stages, request);
        if (stages.Problems.Count > 0)
        {
            return ([], Refused.Form(stages.Problems));
        }

        var gate = StageGate.Check(
            form, new GivenAnswers(request.Outcome, request.Mood, request.Fields, Gift: false), task.Ticket?.DefectCode, await views.Defects(cancellation), clock.Today());
        if (gate.Malformed.Count > 0)
        {
            return ([], Refused.Form(gate.Malformed));
        }

        if (!form.Outcomes.Contains(request.Outcome!))
        {
            return ([], Refused.Rule("outcome", $"This cannot end with '{request.Outcome:Outcome}'. It ends with {form.Outcomes:Outcome}."));
        }

        if (task.Item.WhyNotToday(request.Outcome, await hours.Of(task.Item.StoreCode, cancellation), clock.Now()) is { } early)
        {
            return ([], early);
        }

        if (gate.Unmet.Count > 0)
        {
            return ([], Refused.Rule(gate.Unmet));
        }

        gate.Answers["outcome"] = request.Outcome;
        gate.Answers["mood"] = request.Mood;
        gate.Answers["note"] = request.Note?.Trim();
        return (gate.Answers, null);
    }
}
