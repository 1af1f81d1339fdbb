using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

public enum ApprovalStatus
{
    Waiting,
    Approved,
    Reduced,
    Rejected,

    /// <summary>The ticket was withdrawn before anybody decided.</summary>
    Dropped,
}

public enum Decision
{
    Approve,
    Reduce,
    Reject,

    /// <summary>Asks the clerk something before deciding.</summary>
    AskBack,
}

/// <summary>A question to somebody who may give more: may this line be given?</summary>
public sealed class Approval
{
    private readonly List<ApprovalQuestion> questions = [];

    private Approval()
    {
    }

    internal Approval(Ticket ticket, CompensationLine line, Role role, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        Ticket = ticket;
        TicketId = ticket.Id;
        LineId = line.Id;
        StoreCode = ticket.StoreCode;
        Role = role;
        AskedRole = role;
        AmountMinor = line.AmountMinor;
        TotalMinor = ticket.GoodwillMinor;
        Currency = line.Currency;
        Kind = line.Kind;
        KindName = line.KindName;
        Quantity = line.Quantity;
        IsOwed = line.Wallet == Books.Wallet.Statutory;
        ProposedById = by.PersonId;
        ProposedBy = by.Name;
        AskedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public Ticket Ticket { get; private set; } = null!;

    public Guid LineId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>Counts changes; two who decide at once cannot both win.</summary>
    public int Version { get; private set; }

    public ApprovalStatus Status { get; private set; }

    /// <summary>The lowest role that may say yes to all of it.</summary>
    public Role Role { get; private set; }

    /// <summary>Who is asked by now: everybody from <see cref="Role"/> up to this one. It rises while nobody decides.</summary>
    public Role AskedRole { get; private set; }

    /// <summary>How often they were reminded.</summary>
    public int Reminders { get; private set; }

    /// <summary>When somebody was last reminded, or the next role asked; null when neither happened.</summary>
    public DateTime? NoticedAt { get; private set; }

    /// <summary>Asked for with this line, in minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>All goodwill of the ticket with this line when it was asked for, in minor units; the limit of the decider is measured against what is given by then.</summary>
    public long TotalMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string KindName { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>The law owes it: nobody's limit and no budget is touched.</summary>
    public bool IsOwed { get; private set; }

    public Guid ProposedById { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>For whom they stood in; null when they decided as themselves.</summary>
    public string? DecidedFor { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>What was granted, in minor units; null until decided and when rejected.</summary>
    public long? DecidedMinor { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What was asked back, the first question first.</summary>
    public IReadOnlyList<ApprovalQuestion> Questions => questions;

    public ApprovalQuestion? OpenQuestion => questions.FirstOrDefault(question => question.AnsweredAt is null);

    /// <summary>Whether it is this role's turn, not only its right.</summary>
    public bool IsAskedOf(Role role) => role.MayDecideFor(Role) && AskedRole.MayDecideFor(role);

    internal void Remind(int times, DateTime now)
    {
        (Reminders, NoticedAt) = (times, now);
        Version++;
    }

    internal void Raise(Role role, DateTime now)
    {
        (AskedRole, NoticedAt) = (role, now);
        Version++;
    }

    /// <summary>Asks the clerk something. It can still be decided meanwhile.</summary>
    public Refused? Ask(string? question, Actor by, DateTime now)
    {
        if (WhyNot(by) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(question))
        {
            return Refused.Form("question", "Say what you want to hear from the clerk.");
        }

        if (OpenQuestion is { } open)
        {
            return Refused.Rule("question", $"{open.AskedBy} has asked something already. Wait for the answer, or decide without it.");
        }

        questions.Add(new ApprovalQuestion(Id, questions.Count + 1, question.Trim(), by, now));
        Version++;
        return null;
    }

    public Refused? Answer(string answer, Actor by, DateTime now)
    {
        if (Over is { } over)
        {
            return over;
        }

        if (OpenQuestion is not { } open)
        {
            return Refused.Changed("No question waits for an answer here.");
        }

        if (open.AskedById == by.PersonId)
        {
            return Refused.NotAllowed("You asked this yourself. Whoever works with the customer answers it.");
        }

        open.Give(answer.Trim(), by, now);
        Version++;
        return null;
    }

    /// <summary>Why this person may not decide it; null when they may.</summary>
    public Refused? WhyNot(Actor by)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"This belongs to store {StoreCode}, and you do not work there.");
        }

        if (by.PersonId == ProposedById)
        {
            return Refused.NotAllowed("You proposed this yourself. Somebody else has to decide it.");
        }

        if (by.For is { } absent && absent.PersonId == ProposedById)
        {
            return Refused.NotAllowed($"{absent.Name} proposed this. Whoever stands in for them may not decide it either.");
        }

        return Benefit.WhyNot(Ticket, by) ?? Over;
    }

    /// <summary>Who has decided it, and what; null while nobody has.</summary>
    private Refused? Over => Status switch
    {
        ApprovalStatus.Waiting => null,
        ApprovalStatus.Dropped => Ticket.Status == TicketStatus.Escalated
            ? Refused.Changed("This was dropped, because the customer took the complaint outside.")
            : Refused.Changed("This was dropped, because the ticket was withdrawn."),
        _ => DecidedMinor is { } minor
            ? Refused.Changed($"{DecidedBy} has decided this already: {Status:Decided}, {Money.Show(minor, Currency)}.")
            : Refused.Changed($"{DecidedBy} has decided this already: {Status:Decided}."),
    };

    /// <summary>
    /// Decides once and for all. Reducing asks for less than was asked and more than nothing; reducing and rejecting ask
    /// for a reason; granting more than one's own limit is left to the next role up.
    /// </summary>
    /// <param name="elsewhere">What the customer was granted on other tickets lately.</param>
    public Refused? Decide(Decision decision, long? amountMinor, string? reason, LimitMatrix limits, IReadOnlyList<Weight> elsewhere, Actor by, DateTime now)
    {
        if (WhyNot(by) is { } refusal)
        {
            return refusal;
        }

        if (decision == Decision.AskBack)
        {
            throw new ArgumentOutOfRangeException(nameof(decision), "A question decides nothing.");
        }

        if (decision != Decision.Approve && string.IsNullOrWhiteSpace(reason))
        {
            return Refused.Form("reason", "Say why, so that the clerk can tell the customer.");
        }

        if (decision == Decision.Approve && amountMinor is { } asked && asked != AmountMinor)
        {
            return Refused.Form("amount", $"Approving grants what was asked for, {Money.Show(AmountMinor, Currency)}. To grant less, reduce it.");
        }

        if (decision == Decision.Reduce && (amountMinor is not { } less || less <= 0 || less >= AmountMinor))
        {
            return Refused.Form("amount", $"Reduce to an amount between 0 and {Money.Show(AmountMinor, Currency)}.");
        }

        long granted = decision switch { Decision.Approve => AmountMinor, Decision.Reduce => amountMinor!.Value, Decision.Reject => 0, _ => throw new ArgumentOutOfRangeException(nameof(decision)) };
        if (decision != Decision.Reject && !IsOwed && limits.Broken(by.Role, Currency, [.. elsewhere, .. Ticket.GivenWeights, new Weight(Kind, granted, now, true)], now) is var (rule, total))
        {
            return Refused.Rule("amount", $"The ticket's compensation would be {Money.Show(total, Currency)}. By the limits of today yours is {Money.Show(rule?.AmountMinor ?? 0, Currency)}: leave it to {by.Role.NextToDecide() ?? Role.Legal:Role}, or reduce it.");
        }

        Status = decision switch { Decision.Approve => ApprovalStatus.Approved, Decision.Reduce => ApprovalStatus.Reduced, _ => ApprovalStatus.Rejected };
        DecidedMinor = decision == Decision.Reject ? null : granted;
        DecidedBy = by.Name;
        DecidedFor = by.For?.Name;
        DecidedAt = now;
        Reason = reason.TrimToNull();
        Version++;
        return null;
    }

    internal void Drop(DateTime now)
    {
        Status = ApprovalStatus.Dropped;
        DecidedAt = now;
        Version++;
    }
}

public sealed class ApprovalTable : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.Property(approval => approval.Id).ValueGeneratedNever();
        builder.Property(approval => approval.Version).IsConcurrencyToken();
        builder.Property(approval => approval.StoreCode).HasMaxLength(60);
        builder.Property(approval => approval.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(approval => approval.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(approval => approval.Currency).HasMaxLength(3);
        builder.Property(approval => approval.Kind).HasMaxLength(40);
        builder.Property(approval => approval.KindName).HasMaxLength(100);
        builder.Property(approval => approval.ProposedBy).HasMaxLength(100);
        builder.Property(approval => approval.AskedRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(approval => approval.DecidedBy).HasMaxLength(100);
        builder.Property(approval => approval.DecidedFor).HasMaxLength(100);
        builder.Ignore(approval => approval.OpenQuestion);
        builder.HasMany(approval => approval.Questions).WithOne().HasForeignKey(question => question.ApprovalId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(approval => approval.Reason).HasMaxLength(TextLimits.Note);
        builder.HasIndex(approval => new { approval.Status, approval.StoreCode });
    }
}
