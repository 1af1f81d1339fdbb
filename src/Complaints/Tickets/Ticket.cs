using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Photos;
using Complaints.Shell;
using Complaints.Stages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
}

/// <summary>
/// One complaint, from the first word to the follow-up, or one opinion. Holds what must be true of each whatever process it
/// walks: who may change it, in which state, and that nothing recorded is ever lost. Which stage comes next is not its
/// business; the process definition says that.
/// </summary>
public sealed class Ticket
{
    private readonly List<StageVisit> visits = [];
    private readonly List<CompensationLine> compensation = [];
    private readonly List<Approval> approvals = [];
    private readonly List<ClockPause> pauses = [];
    private readonly List<Fact> facts = [];
    private readonly List<Promise> promises = [];
    private readonly List<RepairOrder> repairs = [];
    private readonly List<Appointment> appointments = [];

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

    /// <summary>The colleague whom it is about, by name, as the customer or the clerk said it; null when it is about nobody.</summary>
    public string? AboutWhom { get; private set; }

    /// <summary>The colleague whom a complaint is about; null when it is about nobody, or nobody can say for certain who it is.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>What that colleague is in the chain, or may be: only those above look after the complaint. Null when it is about nobody.</summary>
    public Role? AboutRole { get; private set; }

    /// <summary>1 calm to 5 shouting, as last seen; null when nobody saw the customer.</summary>
    public int? Mood { get; private set; }

    public DateTime OpenedAt { get; private set; }

    /// <summary>When the open stage is due; null once nothing is.</summary>
    public DateTime? DueAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>How it ended; null while it has not.</summary>
    public string? Outcome { get; private set; }

    public string OpenedBy { get; private set; } = "";

    /// <summary>Why its clocks stand still; null when they run.</summary>
    public string? PausedFor { get; private set; }

    /// <summary>How often they stood still.</summary>
    public int PauseCount { get; private set; }

    /// <summary>What went wrong in its process, so that it cannot go on; null while nothing did.</summary>
    public string? HaltedBy { get; private set; }

    /// <summary>Somebody is or was hurt or in danger; null in the usual case.</summary>
    public SafetyFlag? Safety { get; private set; }

    /// <summary>The register it was imported from; null for the chain's own complaints.</summary>
    public string? Source { get; private set; }

    /// <summary>Its key in that register: the same row is never imported twice.</summary>
    public string? SourceKey { get; private set; }

    public IReadOnlyList<StageVisit> Visits => visits;

    public IReadOnlyList<CompensationLine> Compensation => compensation;

    public IReadOnlyList<Approval> Approvals => approvals;

    public IReadOnlyList<ClockPause> Pauses => pauses;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>What was promised beside the stages. These three are read only where somebody needs them.</summary>
    public IReadOnlyList<Promise> Promises => promises;

    public IReadOnlyList<RepairOrder> Repairs => repairs;

    public IReadOnlyList<Appointment> Appointments => appointments;

    public bool HasEnded => Status is TicketStatus.Closed or TicketStatus.Withdrawn;

    public ClockPause? OpenPause => pauses.FirstOrDefault(pause => pause.EndedAt is null);

    public StageVisit? OpenVisit => visits.Where(visit => visit.CompletedAt is null && visit.Stage == Stage).MaxBy(visit => visit.Number);

    /// <summary>Goodwill given or asked for so far, in minor units: what the limit of whoever proposes is measured against.</summary>
    public long GoodwillMinor => compensation.Where(line => line.Counts).Sum(line => line.AmountMinor);

    /// <summary>Goodwill that nobody has to decide on any more, in minor units.</summary>
    public long GivenMinor => compensation.Where(line => line.Status == CompensationStatus.Given).Sum(line => line.AmountMinor);

    public static Ticket Open(
        string number, string store, string channel, Customer? customer, Item item, string? defect, string? problem,
        string description, string? remedyWanted, int? mood, Actor by, DateTime now,
        string kind = Choices.Complaint, string? remedyWords = null, string? aboutWhom = null, Guid? aboutId = null, Role? aboutRole = null)
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
            OpenedAt = now,
            OpenedBy = by.Name,
        };
        ticket.Note(FactKind.Opened, now, by, text: description, mood: mood);
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
    public Refused? WhyNot(Actor by, int version)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"Ticket {Number} belongs to store {StoreCode}, and you do not work there.");
        }

        if (IsAbout(by))
        {
            return TicketRefusals.AboutYou;
        }

        if (version != Version)
        {
            return Refused.Changed($"Someone changed ticket {Number} meanwhile: it is now at version {Version}, you saw {version}. Look at it again, then try once more.");
        }

        return HasEnded ? Refused.Rule("", $"Ticket {Number} has ended. Nothing can be recorded on it any more.") : null;
    }

    /// <summary>Whether it is a complaint about this person.</summary>
    public bool IsAbout(Actor actor) => AboutId == actor.PersonId;

    /// <summary>Whether this person stands above whom it is about, so that they may look after it and hear the name.</summary>
    public bool IsBelow(Actor actor) => !IsAbout(actor) && (AboutRole is not { } role || actor.Role.Covers(role.Next() ?? Role.Admin));

    /// <summary>Why this person may not steer it: pause it, withdraw it, pass its work on. Null when they may.</summary>
    public Refused? WhyNotSteer(Actor by) => IsAbout(by) ? TicketRefusals.AboutYou
        : IsBelow(by) ? null
        : Refused.NotAllowed($"Ticket {Number} is about a colleague, so somebody further up looks after it.");

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

    public CompensationLine Propose(StageVisit visit, CompensationKind kind, int quantity, string? note, Role? approver, Actor by, DateTime now)
    {
        var line = new CompensationLine(Id, visit.Id, compensation.Count + 1, kind, quantity, note, approver is null, now);
        compensation.Add(line);
        if (approver is { } role)
        {
            approvals.Add(new Approval(this, line, role, by, now));
        }
        else
        {
            Note(FactKind.CompensationGiven, now, by, visit.Stage, text: kind.Kind, amountMinor: line.AmountMinor, currency: line.Currency);
        }

        return line;
    }

    /// <summary>Somebody decided. The line follows the decision; a rejected one falls away.</summary>
    public void Decided(Approval approval, Actor by, DateTime now)
    {
        Version++;
        var line = compensation.Single(line => line.Id == approval.LineId);
        line.Settle(approval.Status == ApprovalStatus.Rejected ? null : approval.DecidedMinor);
        Note(FactKind.ApprovalDecided, now, by, Stage, approval.Status.ToString(), approval.Reason, amountMinor: approval.DecidedMinor, currency: approval.Currency);
        if (line.Status == CompensationStatus.Given)
        {
            Note(FactKind.CompensationGiven, now, by, Stage, text: line.Kind, amountMinor: line.AmountMinor, currency: line.Currency);
        }
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

    /// <summary>The clocks stand still from now on.</summary>
    /// <param name="until">When they go on by themselves; null when somebody lets them.</param>
    public Refused? Pause(string reason, string? text, DateTime? until, DateTime now, Actor by)
    {
        if (OpenPause is { } already)
        {
            return Refused.Rule("reason", $"{already.By} has paused ticket {Number} already. Let it go on before you pause it anew.");
        }

        Version++;
        (PausedFor, PauseCount) = (reason, PauseCount + 1);
        pauses.Add(new ClockPause(Id, reason, text, until, by, now));
        Note(FactKind.Paused, now, by, Stage, reason, text);
        return null;
    }

    /// <summary>The clocks go on, with the time that was left. Nothing happens when they run.</summary>
    public void Resume(DateTime now, Actor by)
    {
        if (OpenPause is { } pause)
        {
            Version++;
            PausedFor = null;
            pause.End(now, by);
            Note(FactKind.Resumed, now, by, Stage);
        }
    }

    /// <summary>Its open stage is due at another time.</summary>
    public void Reckon(DateTime? dueAt) => DueAt = dueAt;

    public void ChangedDeadline(string reason, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.DeadlineChanged, now, by, Stage, text: reason);
    }

    /// <summary>Somebody did work beside the stages.</summary>
    public void Did(string title, string outcome, string? note, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.TaskCompleted, now, by, Stage, outcome, Fitting(string.IsNullOrWhiteSpace(note) ? title : $"{title}: {note}"));   // the whole note is with the answer
    }

    /// <summary>A photo stands beside the steps, so it makes no new version: whoever is writing meanwhile is not interrupted.</summary>
    public void PhotoAdded(Shot shot, DateTime now, Actor by) => Note(FactKind.PhotoAdded, now, by, Stage, shot.Word());

    public void PhotoRemoved(Shot shot, string reason, DateTime now, Actor by) => Note(FactKind.PhotoRemoved, now, by, Stage, shot.Word(), reason);

    /// <summary>Something was promised, sent away or arranged. The version stays: whoever works at a stage is not disturbed by it.</summary>
    internal void Cared(FactKind kind, string outcome, string what, string? note, DateTime now, Actor by) =>
        Note(kind, now, by, Stage, outcome, string.IsNullOrWhiteSpace(note) ? what : $"{what}\n{note}");

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

    /// <summary>Somebody is hurt or could be: from now on the ticket cannot end.</summary>
    /// <returns>Why not; null when it is noted.</returns>
    public Refused? FlagSafety(SafetyKind kind, string? text, DateTime now, Actor by)
    {
        if (Safety is { IsOpen: true } flag)
        {
            if (flag.Kind == kind || flag.Kind == SafetyKind.Injury)
            {
                return Refused.Rule("kind", $"{flag.By} has reported this already. Quality and head office know of it.");
            }

            flag.Worsen();
        }
        else if (Safety is null)
        {
            Safety = new SafetyFlag(kind, now, by);
        }
        else
        {
            Safety.Raise(kind, now, by);
        }

        Version++;
        Note(FactKind.SafetyFlagged, now, by, Stage, kind.Word(), text);
        return null;
    }

    /// <summary>Which process looks after the danger: only its end settles the flag.</summary>
    public void SafetyRuns(string instanceId) => Safety?.RunsAs(instanceId);

    /// <summary>Nothing about safety keeps it from ending any more.</summary>
    /// <param name="because">Why an administrator says so; null when the process came to its end.</param>
    public void SafetySettled(string? because, DateTime now, Actor by)
    {
        if (Safety is { IsOpen: true } flag)
        {
            flag.End(now, by, because);
            Version++;
            Note(FactKind.SafetySettled, now, by, Stage, text: because);
        }
    }

    /// <summary>Why it may not end now; null when it may.</summary>
    public Refused? WhyNotEnd() => Safety is { IsOpen: true }
        ? Refused.Rule("", $"Ticket {Number} is about somebody's safety and stays open until quality and head office have answered. An administrator may free it and say why.")
        : null;

    /// <summary>Somebody further up was asked to come.</summary>
    public void Called(Role role, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.SupervisorCalled, now, by, Stage, role.Word());
    }

    /// <summary>The process is over.</summary>
    public void Close(string outcome, DateTime now, Actor by)
    {
        // A gift without a fault is kindness, not an admission: it must not count as upheld in any statistic.
        Outcome = outcome == Outcomes.NoFault
            ? compensation.Any(line => line.Status == CompensationStatus.Given) ? Outcomes.GoodwillNoFault : Outcomes.Rejected
            : outcome;
        Status = Outcome == Outcomes.Withdrawn ? TicketStatus.Withdrawn : TicketStatus.Closed;
        OpenPause?.End(now, by);
        (Stage, DueAt, PausedFor, HaltedBy, ClosedAt) = (null, null, null, null, now);
        Note(FactKind.Closed, now, by, outcome: Outcome);
    }

    /// <summary>What is promised, away for repair or arranged falls with it, as far as it has been read.</summary>
    public void Withdraw(string reason, DateTime now, Actor by)
    {
        foreach (var promise in promises)
        {
            promise.FallAway(now, by);
        }

        foreach (var order in repairs)
        {
            order.Cancel(now);
        }

        foreach (var appointment in appointments)
        {
            appointment.FallAway(now, by);
        }

        foreach (var line in compensation.Where(line => line.Status == CompensationStatus.Proposed))
        {
            line.Settle(null);
        }

        foreach (var approval in approvals.Where(approval => approval.Status == ApprovalStatus.Waiting))
        {
            approval.Drop(now);
        }

        Version++;
        Note(FactKind.Withdrawn, now, by, Stage, text: reason);
    }

    private void Note(
        FactKind kind, DateTime at, Actor by, string? stage = null, string? outcome = null, string? text = null, int? mood = null,
        long? amountMinor = null, string? currency = null) =>
        facts.Add(new Fact(Id, Version * 100 + facts.Count, kind, at, by, stage, outcome, text, mood, amountMinor, currency));
}

public sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property(ticket => ticket.Id).ValueGeneratedNever();
        builder.Property(ticket => ticket.Number).HasMaxLength(20);
        builder.Property(ticket => ticket.TrackingCode).HasMaxLength(Portal.TrackingCode.MostLength);
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();
        builder.Property(ticket => ticket.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.Stage).HasMaxLength(40);
        builder.Property(ticket => ticket.StoreCode).HasMaxLength(60);
        builder.Property(ticket => ticket.Channel).HasMaxLength(20);
        builder.Property(ticket => ticket.DefectCode).HasMaxLength(60);
        builder.Property(ticket => ticket.Problem).HasMaxLength(200);
        builder.Property(ticket => ticket.Description).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.RemedyWanted).HasMaxLength(40);
        builder.Property(ticket => ticket.RemedyWords).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.Kind).HasMaxLength(12).HasDefaultValue(Choices.Complaint);
        builder.Property(ticket => ticket.AboutWhom).HasMaxLength(TextLimits.Name);
        builder.Property(ticket => ticket.AboutRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.Outcome).HasMaxLength(40);
        builder.Property(ticket => ticket.OpenedBy).HasMaxLength(100);
        builder.Property(ticket => ticket.PausedFor).HasMaxLength(20);
        builder.Property(ticket => ticket.HaltedBy).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.Source).HasMaxLength(100);
        builder.Property(ticket => ticket.SourceKey).HasMaxLength(100);
        builder.OwnsOne(ticket => ticket.Item, item =>
        {
            item.Property(i => i.Style).HasColumnName("Style").HasMaxLength(60);
            item.Property(i => i.Colour).HasColumnName("Colour").HasMaxLength(60);
            item.Property(i => i.Size).HasColumnName("Size").HasMaxLength(20);
            item.Property(i => i.Batch).HasColumnName("Batch").HasMaxLength(60);
            item.Property(i => i.PriceMinor).HasColumnName("PriceMinor");
            item.Property(i => i.Currency).HasColumnName("Currency").HasMaxLength(3);
            item.Property(i => i.BoughtOn).HasColumnName("BoughtOn");
            item.Property(i => i.Proof).HasColumnName("Proof").HasMaxLength(20);
            item.Property(i => i.BoughtAt).HasColumnName("BoughtAt").HasMaxLength(12);
            item.Property(i => i.Wearer).HasColumnName("Wearer").HasMaxLength(12);
            item.Property(i => i.Receipt).HasColumnName("Receipt").HasMaxLength(60);
            item.Property(i => i.PurchaseId).HasColumnName("PurchaseId");
            item.HasIndex(i => i.PurchaseId);
            item.HasIndex(i => i.Style);
            item.HasIndex(i => i.Batch);
        });
        builder.Navigation(ticket => ticket.Item).IsRequired();
        builder.OwnsOne(ticket => ticket.Safety, safety =>
        {
            safety.Property(s => s.Kind).HasColumnName("SafetyKind").HasConversion<string>().HasMaxLength(10);
            safety.Property(s => s.At).HasColumnName("SafetyAt");
            safety.Property(s => s.By).HasColumnName("SafetyBy").HasMaxLength(100);
            safety.Property(s => s.InstanceId).HasColumnName("SafetyInstanceId").HasMaxLength(40);
            safety.Property(s => s.EndedAt).HasColumnName("SafetyEndedAt");
            safety.Property(s => s.EndedBy).HasColumnName("SafetyEndedBy").HasMaxLength(100);
            safety.Property(s => s.EndedBecause).HasColumnName("SafetyEndedBecause").HasMaxLength(TextLimits.Note);
        });
        builder.HasOne(ticket => ticket.Customer).WithMany().HasForeignKey(ticket => ticket.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(ticket => ticket.Visits).WithOne().HasForeignKey(visit => visit.TicketId);
        builder.HasMany(ticket => ticket.Compensation).WithOne().HasForeignKey(line => line.TicketId);
        builder.HasMany(ticket => ticket.Approvals).WithOne(approval => approval.Ticket).HasForeignKey(approval => approval.TicketId);
        builder.HasMany(ticket => ticket.Pauses).WithOne().HasForeignKey(pause => pause.TicketId);
        builder.HasMany(ticket => ticket.Facts).WithOne().HasForeignKey(fact => fact.TicketId);
        builder.HasMany(ticket => ticket.Promises).WithOne().HasForeignKey(promise => promise.TicketId);
        builder.HasMany(ticket => ticket.Repairs).WithOne().HasForeignKey(order => order.TicketId);
        builder.HasMany(ticket => ticket.Appointments).WithOne().HasForeignKey(appointment => appointment.TicketId);
        builder.HasIndex(ticket => ticket.Number).IsUnique();
        builder.HasIndex(ticket => ticket.TrackingCode).IsUnique();
        builder.HasIndex(ticket => new { ticket.Source, ticket.SourceKey }).IsUnique();
        builder.HasIndex(ticket => ticket.OpenedAt);
        builder.HasIndex(ticket => new { ticket.StoreCode, ticket.Status });
        builder.HasIndex(ticket => ticket.DefectCode);
    }
}
