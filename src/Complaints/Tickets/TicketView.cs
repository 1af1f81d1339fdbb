using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Tickets;

/// <summary>A ticket as the API answers it and the page draws it. Amounts are in major units.</summary>
/// <param name="Tasks">The stage it stands at: which words it can end with and what it asks for.</param>
/// <param name="OtherTasks">Open work beside the stages, decisions on compensation left out.</param>
/// <param name="Pause">Why its clocks stand still; null when they run.</param>
/// <param name="Kind">Complaint, suggestion or praise.</param>
/// <param name="AboutWhom">The colleague whom it is about; told to supervisors and above only, and of them to those above the colleague.</param>
/// <param name="Hold">Nothing of its processes may be removed; null in the usual case.</param>
/// <param name="CustomerId">Where their file is: <see cref="ShowCustomer"/>.</param>
/// <param name="HaltedBy">What went wrong in its process, so that it cannot go on; null while nothing did.</param>
/// <param name="Safety">Somebody is or was hurt or in danger; null in the usual case.</param>
public sealed record TicketView(
    string Number, string Status, string? Stage, int Version, DateTime OpenedAt, DateTime? DueAt, DateTime? ClosedAt,
    string Store, string Channel, CustomerView? Customer, ItemView Item, string? Defect, string? Problem, string Description, string? RemedyWanted, int? Mood,
    string? Outcome, string? Source, IReadOnlyList<StageView> Stages, IReadOnlyList<TaskView> Tasks, IReadOnlyList<ApprovalView> Approvals,
    IReadOnlyList<TaskView> OtherTasks, PauseView? Pause, string? HaltedBy,
    string Kind = Choices.Complaint, string? RemedyWords = null, string? AboutWhom = null, SafetyView? Safety = null,
    Guid? CustomerId = null, HoldView? Hold = null)
{
    /// <summary>The customer's name as it is said to them; null when there is no customer.</summary>
    [JsonIgnore]
    public SpokenName? Spoken => Customer is null ? null : new(Customer.Name, Customer.Salutation);

    /// <summary>The work that is open while a customer threatens people; null in the usual case.</summary>
    [JsonIgnore]
    public TaskView? Threat => OtherTasks.FirstOrDefault(task => task.Name == WellKnown.ThreatTask);

    public static TicketView Of(Ticket ticket, IReadOnlyList<WorkItem> open, IReadOnlyList<string> defects, Actor reader)
    {
        var blind = open.Any(item => item.AsksBlindly(reader));
        return Of(ticket, open, defects, reader, visit => blind && Blindness.Hides(visit.Stage, visit.By, reader));
    }

    private static TicketView Of(Ticket ticket, IReadOnlyList<WorkItem> open, IReadOnlyList<string> defects, Actor reader, Func<StageVisit, bool> hidden) => new(
        ticket.Number, ticket.Status.Word(), ticket.Stage, ticket.Version, ticket.OpenedAt, ticket.DueAt, ticket.ClosedAt,
        ticket.StoreCode, ticket.Channel,
        ticket.Customer is { } customer ? CustomerView.Of(customer) : null,
        ItemView.Of(ticket.Item), ticket.DefectCode, ticket.Problem, ticket.Description, ticket.RemedyWanted, ticket.Mood, ticket.Outcome, ticket.Source,
        [.. ticket.Visits.OrderBy(visit => visit.Order).Select(visit => new StageView(
            visit.Stage, visit.Number, visit.StartedAt, visit.CompletedAt, visit.By, hidden(visit) ? null : visit.Note, hidden(visit) ? null : visit.Outcome, visit.Mood,
            Blindness.Shown(JsonNode.Parse(visit.Fields)!.AsObject(), hidden(visit)), visit.OverrideReason,
            [.. ticket.Compensation.Where(line => line.VisitId == visit.Id).OrderBy(line => line.Order).Select(LineView.Of)],
            visit.Help is null ? null : Blindness.Shown(JsonNode.Parse(visit.Help)!.AsObject(), hidden(visit))))],
        [.. open.Where(item => item.Stage is not null && item.Stage == ticket.Stage && ticket.Status == TicketStatus.Open).Select(item => TaskView.Of(item, ticket, defects))],
        [.. ticket.Approvals.OrderBy(approval => approval.AskedAt).ThenBy(approval => approval.Id).Select(ApprovalView.Of)],
        [.. open.Where(item => item.Stage is null && !item.IsDecision && item.Name != WellKnown.AnswerTask).Select(item => TaskView.Of(item, ticket, defects))],
        ticket.OpenPause is { } pause ? new PauseView(pause.Reason, pause.Text, pause.From, pause.Until, pause.By) : null,
        ticket.HaltedBy, ticket.Kind, ticket.RemedyWords, reader.Role.Covers(Role.Supervisor) && ticket.IsBelow(reader) ? ticket.AboutWhom : null, SafetyView.Of(ticket.Safety), ticket.CustomerId, HoldView.Of(ticket.Hold, reader));
}

/// <param name="Salutation">How they are called, one of <see cref="CustomerChoices.Salutations"/>; null when nobody asked.</param>
public sealed record CustomerView(string? Name, string? Phone, string? Email, string? Language, string? Salutation = null)
{
    internal static CustomerView Of(Customer customer) => new(customer.Name, customer.Phone, customer.Email, customer.Language, customer.Salutation);
}

/// <summary>See <see cref="Item"/>; the price in major units.</summary>
public sealed record ItemView(
    string? Style, string? Colour, string? Size, string? Batch, decimal? Price, string? Currency, DateOnly? BoughtOn, string? Proof,
    string? BoughtAt = null, string? Wearer = null, string? Receipt = null, Guid? Purchase = null)
{
    internal static ItemView Of(Item item) => new(
        item.Style, item.Colour, item.Size, item.Batch,
        item is { PriceMinor: { } minor, Currency: { } currency } ? Money.ToMajor(minor, currency) : null, item.Currency, item.BoughtOn, item.Proof,
        item.BoughtAt, item.Wearer, item.Receipt, item.PurchaseId);
}

/// <param name="Help">What the helpers of the stage were used for: ticks to calm down, the wording chosen, the judgement of wear.</param>
public sealed record StageView(
    string Stage, int Visit, DateTime StartedAt, DateTime? CompletedAt, string? By, string? Note, string? Outcome, int? Mood,
    JsonObject Fields, string? OverrideReason, IReadOnlyList<LineView> Compensation, JsonObject? Help = null);

/// <param name="Wallet">goodwill, or statutory when the law owes it.</param>
/// <param name="Proof">What it takes to hand it over.</param>
/// <param name="ShownBy">How it was shown that the customer has it; null until then.</param>
/// <param name="FromEnvelope">Given above the limit, from what is set aside for second offers.</param>
public sealed record LineView(
    Guid Id, string Kind, string Name, int Quantity, decimal Amount, string Currency, string Status, string? Note,
    string Wallet = "goodwill", string Proof = "tap", DateTime? HandedOverAt = null, string? HandedOverBy = null, string? ShownBy = null, string? Reference = null,
    bool FromEnvelope = false)
{
    internal static LineView Of(CompensationLine line) => new(
        line.Id, line.Kind, line.KindName, line.Quantity, Money.ToMajor(line.AmountMinor, line.Currency), line.Currency, line.Status.Word(), line.Note,
        line.Wallet.Word(), line.Proof.Word(), line.HandedOverAt, line.HandedOverBy, line.ShownBy?.Word(), line.Reference, line.FromEnvelope);
}

/// <param name="Reason">One of the reasons for a pause.</param>
/// <param name="Until">When the clocks go on by themselves; null when somebody lets them.</param>
public sealed record PauseView(string Reason, string? Text, DateTime From, DateTime? Until, string By);

/// <param name="AskedRole">Who is asked by now; it rises while nobody decides.</param>
/// <param name="DecidedFor">In whose stead it was decided.</param>
public sealed record ApprovalView(
    Guid Id, string Status, string Kind, string Name, int Quantity, decimal Amount, string Currency, string Role, string ProposedBy, DateTime AskedAt,
    string? DecidedBy, DateTime? DecidedAt, decimal? Granted, string? Reason, string AskedRole = "", int Reminders = 0, string? DecidedFor = null,
    IReadOnlyList<QuestionView>? Questions = null)
{
    internal static ApprovalView Of(Approval approval) => new(
        approval.Id, approval.Status.Word(), approval.Kind, approval.KindName, approval.Quantity, Money.ToMajor(approval.AmountMinor, approval.Currency), approval.Currency,
        approval.Role.Word(), approval.ProposedBy, approval.AskedAt, approval.DecidedBy, approval.DecidedAt,
        approval.DecidedMinor is { } minor ? Money.ToMajor(minor, approval.Currency) : null, approval.Reason, approval.AskedRole.Word(), approval.Reminders, approval.DecidedFor,
        [.. approval.Questions.OrderBy(question => question.Order).Select(QuestionView.Of)]);
}

/// <summary>What was asked back, and what the clerk said; the answer is null while it is open.</summary>
public sealed record QuestionView(string Text, string AskedBy, DateTime AskedAt, string? Answer, string? AnsweredBy, DateTime? AnsweredAt)
{
    internal static QuestionView Of(ApprovalQuestion question) => new(question.Text, question.AskedBy, question.AskedAt, question.Answer, question.AnsweredBy, question.AnsweredAt);
}
