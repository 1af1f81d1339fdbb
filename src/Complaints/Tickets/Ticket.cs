using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Customers;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Tickets;

public enum TicketStatus
{
    /// <summary>A stage is waiting to be recorded.</summary>
    Open,

    /// <summary>A stage is recorded and waits for somebody to decide its compensation.</summary>
    AwaitingApproval,

    Closed,

    /// <summary>The customer let it be. The defect still counts.</summary>
    Withdrawn,

    /// <summary>The customer took it outside: the legal department answers there. The defect still counts.</summary>
    Escalated,
}

/// <summary>
/// One complaint, from the first word to the follow-up, or one opinion. Holds what must be true of each whatever process it
/// walks: who may change it, in which state, and that nothing recorded is ever lost. Which stage comes next is not its
/// business; the process definition says that. Beside this file: its compensation, clocks, safety, conduct, and what happens beside the stages.
/// </summary>
public sealed partial class Ticket
{
    private readonly List<StageVisit> visits = [];
    private readonly List<CompensationLine> compensation = [];
    private readonly List<Approval> approvals = [];
    private readonly List<Fact> facts = [];

    private Ticket()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>What staff and customer call it; unique for ever.</summary>
    public string Number { get; private set; } = "";

    /// <summary>With this the customer follows it, see <see cref="Portal.TrackingCode"/>; null for one that another register brought.</summary>
    public string? TrackingCode { get; private set; }

    /// <summary>Counts every change from 1; whoever changes it must have seen the last one.</summary>
    public int Version { get; private set; }

    public TicketStatus Status { get; private set; }

    /// <summary>The stage it stands at; null once it has ended.</summary>
    public string? Stage { get; private set; }

    public string StoreCode { get; private set; } = "";

    public string Channel { get; private set; } = "";

    public Guid? CustomerId { get; private set; }

    /// <summary>Null when the customer wants to stay anonymous.</summary>
    public Customer? Customer { get; private set; }

    public Item Item { get; private set; } = new(null, null, null, null, null, null, null, null);

    public string? DefectCode { get; private set; }

    /// <summary>What kind of trouble it is, in words: the defect's group, or what an imported register calls it.</summary>
    public string? Problem { get; private set; }

    /// <summary>The customer's own words.</summary>
    public string Description { get; private set; } = "";

    public string? RemedyWanted { get; private set; }

    /// <summary>What the customer would like, in their own words; null when the list says it all.</summary>
    public string? RemedyWords { get; private set; }

    /// <summary>One of <see cref="Choices.Kinds"/>.</summary>
    public string Kind { get; private set; } = Choices.Complaint;

    /// <summary>1 calm to 5 shouting, as last seen; null when nobody saw the customer.</summary>
    public int? Mood { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>How it ended; null while it has not.</summary>
    public string? Outcome { get; private set; }

    public string OpenedBy { get; private set; } = "";

    /// <summary>What went wrong in its process, so that it cannot go on; null while nothing did.</summary>
    public string? HaltedBy { get; private set; }

    /// <summary>The register it was imported from; null for the chain's own complaints.</summary>
    public string? Source { get; private set; }

    /// <summary>Its key in that register: the same row is never imported twice.</summary>
    public string? SourceKey { get; private set; }

    public IReadOnlyList<StageVisit> Visits => visits;

    public IReadOnlyList<CompensationLine> Compensation => compensation;

    public IReadOnlyList<Approval> Approvals => approvals;

    public IReadOnlyList<Fact> Facts => facts;

    public bool HasEnded => Status is TicketStatus.Closed or TicketStatus.Withdrawn or TicketStatus.Escalated;

    public StageVisit? OpenVisit => visits.Where(visit => visit.CompletedAt is null && visit.Stage == Stage).MaxBy(visit => visit.Number);

    /// <param name="takenDownAt">When it was written on paper: from then on its clocks run. Null when the customer is there now.</param>
    public static Ticket Open(
        string number, string store, string channel, Customer? customer, Item item, string? defect, string? problem,
        string description, string? remedyWanted, int? mood, Actor by, DateTime now,
        string kind = Choices.Complaint, string? remedyWords = null, string? aboutWhom = null, Guid? aboutId = null, Role? aboutRole = null,
        DateTime? takenDownAt = null)
    {
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Number = number,
            TrackingCode = Portal.TrackingCode.New(),
            Version = 1,
            StoreCode = store,
            Channel = channel,
            Customer = customer,
            CustomerId = customer?.Id,
            Item = item,
            DefectCode = defect,
            Problem = problem,
            Description = description,
            RemedyWanted = remedyWanted,
            RemedyWords = remedyWords,
            Kind = kind,
            AboutWhom = aboutWhom,
            AboutId = aboutId,
            AboutRole = aboutRole,
            Mood = mood,
            OpenedAt = takenDownAt ?? now,
            OpenedBy = by.Name,
        };
        ticket.Note(FactKind.Opened, ticket.OpenedAt, by, text: description, mood: mood);
        if (takenDownAt is not null)
        {
            ticket.Note(FactKind.TypedIn, now, by);
        }

        return ticket;
    }

    /// <summary>A complaint that another register kept. It walked no stages here and, once closed there, walks none.</summary>
    public static Ticket Import(
        string number, string source, string sourceKey, string store, string channel, Item item, string? defect, string? problem,
        string description, DateTime openedAt, DateTime? closedAt, string? outcome, Actor by, DateTime now)
    {
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Number = number,
            Version = 1,
            Source = source,
            SourceKey = sourceKey,
            StoreCode = store,
            Channel = channel,
            Item = item,
            DefectCode = defect,
            Problem = problem,
            Description = description,
            OpenedAt = openedAt,
            ClosedAt = closedAt,
            Outcome = outcome,
            Status = TicketStatus.Closed,
            OpenedBy = by.Name,
        };
        ticket.Note(FactKind.Imported, now, by, text: source);
        return ticket;
    }

    /// <summary>Why this person, who saw <paramref name="version"/>, may not change it now; null when they may.</summary>
    public Refused? WhyNot(Actor by, int version) =>
        WhyNotEver(by, version) ?? (HasEnded ? Refused.Rule("", $"Ticket {Number} has ended. Nothing can be recorded on it any more.") : null);

    /// <summary>The same for what may be done after its end as well.</summary>
    public Refused? WhyNotEver(Actor by, int version) => this.WhyHidden(by) ?? WhyStale(version);

    private Refused? WhyStale(int version) => version == Version
        ? null
        : Refused.Changed($"Someone changed ticket {Number} meanwhile: it is now at version {Version}, you saw {version}. Look at it again, then try once more.");

    /// <summary>The process opened this stage.</summary>
    public void Enter(string stage, DateTime now, DateTime? dueAt)
    {
        (Stage, Status, DueAt) = (stage, TicketStatus.Open, dueAt);
        if (OpenVisit is not null)
        {
            return;   // a task that was withdrawn because of an error elsewhere, and is open again
        }

        visits.Add(new StageVisit(Id, stage, visits.Count(visit => visit.Stage == stage) + 1, visits.Count + 1, now));
    }

    /// <summary>Writes down what happened at the open stage. It is not left yet: <see cref="Complete"/> or <see cref="AwaitApproval"/> follows.</summary>
    public StageVisit Record(StageRecord record, Actor by)
    {
        var visit = OpenVisit ?? throw new InvalidOperationException($"Ticket {Number} has no open stage.");
        visit.Record(record, by);
        Mood = record.Mood ?? Mood;
        Version++;
        return visit;
    }

    /// <summary>The visit is done; what follows is up to the process.</summary>
    public void Complete(StageVisit visit, DateTime now)
    {
        // Whoever recorded it did it, also when somebody else's decision lets it go on.
        var by = new Actor(visit.ById ?? Guid.Empty, visit.By ?? "", Role.Floor, []);
        visit.Complete(now);
        Status = TicketStatus.Open;
        Note(FactKind.StageCompleted, now, by, visit.Stage, visit.Outcome, visit.Note, visit.Mood);
        if (visit.OverrideReason is { } reason)
        {
            Note(FactKind.GateOverridden, now, by, visit.Stage, text: reason);
        }
    }

    public void AwaitApproval(DateTime now, Actor by)
    {
        Status = TicketStatus.AwaitingApproval;
        var waiting = approvals.Where(approval => approval.Status == ApprovalStatus.Waiting).ToList();
        Note(FactKind.ApprovalAsked, now, by, Stage, amountMinor: waiting.Sum(approval => approval.AmountMinor), currency: waiting.FirstOrDefault()?.Currency);
    }

    /// <summary>Analysis found another defect than the one first named.</summary>
    public void Recode(string defect, string problem, DateTime now, Actor by)
    {
        if (defect != DefectCode)
        {
            Note(FactKind.DefectRecoded, now, by, Stage, text: $"{DefectCode} → {defect}");
            (DefectCode, Problem) = (defect, problem);
        }
    }

    /// <summary>Its customer turned out to be somebody else. Whoever works on it is not disturbed: nothing they saw is different.</summary>
    public void BelongTo(Customer customer) => (Customer, CustomerId) = (customer, customer.Id);

    /// <summary>It moved without anybody's doing: whoever saw it before has to look again.</summary>
    public void MovedOn() => Version++;

    /// <summary>Its process failed. Nothing that was entered is lost; an administrator lets it go on.</summary>
    public void Halt(string because, DateTime now, Actor by)
    {
        because = Fitting(because);
        if (HaltedBy == because)
        {
            return;
        }

        HaltedBy = because;
        Version++;
        Note(FactKind.Halted, now, by, Stage, text: HaltedBy);
    }

    /// <summary>As much of a sentence as is kept.</summary>
    internal static string Fitting(string because) => because.Length > TextLimits.Note ? because[..TextLimits.Note] : because;

    public void GoOn(DateTime now, Actor by)
    {
        if (HaltedBy is not null)
        {
            HaltedBy = null;
            Version++;
            Note(FactKind.WentOn, now, by, Stage);
        }
    }

    /// <summary>The process is over. One that was cancelled gives nothing more.</summary>
    public void Close(string outcome, DateTime now, Actor by)
    {
        if (outcome is Outcomes.Cancelled or Outcomes.Withdrawn or Outcomes.Escalated)
        {
            Release(now, by, keepsOwed: outcome == Outcomes.Escalated);
        }

        // A gift without a fault is kindness, not an admission: it must not count as upheld in any statistic.
        Outcome = outcome == Outcomes.NoFault
            ? compensation.Any(line => line is { IsGranted: true, Wallet: Wallet.Goodwill }) ? Outcomes.GoodwillNoFault : Outcomes.Rejected
            : outcome;
        Status = Outcome switch { Outcomes.Withdrawn => TicketStatus.Withdrawn, Outcomes.Escalated => TicketStatus.Escalated, _ => TicketStatus.Closed };
        OpenPause?.End(now, by);
        (Stage, DueAt, PausedFor, HaltedBy, ClosedAt) = (null, null, null, null, now);
        Note(FactKind.Closed, now, by, outcome: Outcome);
    }

    public void Withdraw(string reason, DateTime now, Actor by, string? saidBy = null) => Leave(FactKind.Withdrawn, saidBy, reason, now, by);

    /// <param name="to">One of <see cref="Choices.Outside"/>.</param>
    /// <param name="said">What is known of it.</param>
    /// <param name="reference">The number it has there; null while nobody knows one.</param>
    public void Escalate(string to, string said, string? reference, DateTime now, Actor by) => Leave(FactKind.Escalated, to, $"{reference}\n{said}", now, by);

    /// <summary>
    /// The customer ends it. What is promised, to be repaired or arranged falls with it, as far as it has been read. Whoever goes outside
    /// has taken back nothing: what a workshop has, or has sent back, goes on as agreed.
    /// </summary>
    private void Leave(FactKind kind, string? outcome, string text, DateTime now, Actor by)
    {
        foreach (var promise in promises)
        {
            promise.FallAway(now, by);
        }

        foreach (var order in repairs.Where(order => kind == FactKind.Withdrawn || order.OutOn is null))
        {
            order.Cancel(now);
        }

        foreach (var appointment in appointments)
        {
            appointment.FallAway(now, by);
        }

        Version++;
        Note(kind, now, by, Stage, outcome, text);
        Release(now, by, keepsOwed: kind == FactKind.Escalated);
    }

    private void Note(
        FactKind kind, DateTime at, Actor by, string? stage = null, string? outcome = null, string? text = null, int? mood = null,
        long? amountMinor = null, string? currency = null) =>
        facts.Add(new Fact(Id, Version * 100 + facts.Count, kind, at, by, stage, outcome, text, mood, amountMinor, currency));
}
