using System.Globalization;
using System.Text.Json;
using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>Something a person has to do: a human task of a process, as a row that lists can be made of.</summary>
public sealed class WorkItem
{
    private readonly List<TaskEvent> events = [];
    private TaskForm? form;

    private WorkItem()
    {
    }

    internal WorkItem(HumanTask task, TaskForm form, ProcessInstance instance, TicketTime time, DateTime now)
    {
        Id = task.Id;
        InstanceId = instance.Id;
        TicketId = instance.TicketId;
        ApprovalId = instance.ApprovalId;
        CustomerId = form.Customer ?? instance.CustomerId;
        StoreCode = instance.StoreCode;
        Name = task.Name;
        Stage = instance.TicketId is null ? null : form.Stage;
        Contact = form.Contact;
        Title = form.Title.Plain;
        Role = form.Role;
        Candidates = Listed(form);
        OpenedAt = now;
        FormJson = JsonSerializer.Serialize(form, Json.Options);
        this.form = form;
        AllowedTicks = form.SameDay && time.LeftOfDay(now) is var left && left < form.Due ? left.Ticks : null;
        Reckon(time);
        Version = 1;
    }

    public string Id { get; private set; } = "";

    public string InstanceId { get; private set; } = "";

    /// <summary>Null for work that is about no ticket.</summary>
    public Guid? TicketId { get; private set; }

    public Guid? ApprovalId { get; private set; }

    /// <summary>Whom it is about, when it is about no ticket. May have been merged into another one since.</summary>
    public Guid? CustomerId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>Counts changes from 1; two who change it at once cannot both win.</summary>
    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The stage of the ticket it records; null for work beside the stages, such as a decision.</summary>
    public string? Stage { get; private set; }

    /// <summary>How the customer is reached for it: call, message or mail; null when they are not.</summary>
    public string? Contact { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Who may do it: this role or one further up the ladder.</summary>
    public Role Role { get; private set; }

    /// <summary>The only ones who may do it, as "|ANNA|BEN|"; null when the role is enough.</summary>
    public string? Candidates { get; private set; }

    public Guid? ClaimedById { get; private set; }

    public string? ClaimedBy { get; private set; }

    public DateTime? ClaimedAt { get; private set; }

    public DateTime OpenedAt { get; private set; }

    /// <summary>The time allowed when it is another than the form says; in ticks, which both databases compare.</summary>
    public long? AllowedTicks { get; private set; }

    /// <summary>Null when it has no deadline, and while its clock stands still with no end known.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When the role rises; null when it does not, has risen, or the clock stands still with no end known.</summary>
    public DateTime? EscalatesAt { get; private set; }

    public DateTime? EscalatedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who answered; null while open and when the process closed it unanswered.</summary>
    public string? ClosedBy { get; private set; }

    public string? Outcome { get; private set; }

    public string FormJson { get; private set; } = "{}";

    /// <summary>What people did with it, in order. Only ever added to.</summary>
    public IReadOnlyList<TaskEvent> Events => events;

    public TaskForm Form => form ??= JsonSerializer.Deserialize<TaskForm>(FormJson, Json.Options)!;

    public TimeSpan? Allowed => AllowedTicks is { } ticks ? new TimeSpan(ticks) : Form.Due;

    /// <summary>A yes or no to compensation: has rules of its own.</summary>
    public bool IsDecision => ApprovalId is not null && Name.StartsWith(WellKnown.DecisionTasks, StringComparison.Ordinal);

    private static string? Listed(TaskForm form) => form.Candidates is { Count: > 0 } people ? $"|{string.Join('|', people.Select(Key))}|" : null;

    internal static string Key(string userName) => userName.Trim().ToUpperInvariant();

    /// <summary>Why this person may not do it, or not any more; null when they may.</summary>
    public Refused? WhyNot(Actor by, BusinessCalendar hours)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"This task belongs to store {StoreCode}, and you do not work there.");
        }

        if (ClosedAt is { } closed)
        {
            return ClosedBy is null
                ? Refused.Changed($"This is no longer to be done: the process withdrew it on {Say(closed, hours)}.")
                : Refused.Changed($"{ClosedBy} did this already, on {Say(closed, hours)}.");
        }

        if (!(IsDecision ? by.Role.MayDecideFor(Role) : by.Role.Covers(Role)))
        {
            return Refused.NotAllowed($"This task is for the role {Role:Role}.");
        }

        if (Candidates is not null && !Candidates.Contains($"|{Key(by.User)}|", StringComparison.Ordinal))
        {
            return Refused.NotAllowed($"This task is for {Form.Candidates ?? []} only. A supervisor can pass it on.");
        }

        return ClaimedById is null || ClaimedById == by.PersonId ? null : Refused.NotAllowed($"{ClaimedBy} has it since {Say(ClaimedAt!.Value, hours)}.");
    }

    /// <summary>Why it cannot end like this yet; null when it can. A second try on the same day is no other try.</summary>
    public Refused? WhyNotToday(string? outcome, BusinessCalendar hours, DateTime now) =>
        outcome is not null && Form.AnotherDay?.Contains(outcome) == true && hours.DayOf(OpenedAt) == hours.DayOf(now)
            ? Refused.Rule("outcome", $"'{outcome:Outcome}' does not count today any more. Try again from {hours.OpenDayAfter(hours.DayOf(now)):yyyy-MM-dd} on, at another hour.")
            : null;

    /// <summary>Its process goes on with another version of its definition, which may ask for something else.</summary>
    internal void Become(HumanTask task, TaskForm form, TicketTime time)
    {
        (Name, Stage, Contact, Title, Role) = (task.Name, TicketId is null ? null : form.Stage, form.Contact, form.Title.Plain, form.Role);
        CustomerId = form.Customer ?? CustomerId;
        Candidates = Listed(form);
        FormJson = JsonSerializer.Serialize(form, Json.Options);
        this.form = form;
        Version++;
        Reckon(time);
    }

    internal void Claim(Actor by, DateTime now)
    {
        (ClaimedById, ClaimedBy, ClaimedAt) = (by.PersonId, by.Name, now);
        Note(TaskEventKind.Claimed, now, by);
    }

    internal void Release(Actor by, DateTime now)
    {
        Note(TaskEventKind.Released, now, by, ClaimedBy);
        (ClaimedById, ClaimedBy, ClaimedAt) = (null, null, null);
    }

    /// <summary>From now on it is this person's, whoever had it and whoever was meant to do it.</summary>
    internal void Reassign(Actor to, string? reason, Actor by, DateTime now)
    {
        Candidates = Candidates is null || Candidates.Contains($"|{Key(to.User)}|", StringComparison.Ordinal) ? Candidates : $"{Candidates}{Key(to.User)}|";
        (ClaimedById, ClaimedBy, ClaimedAt) = (to.PersonId, to.Name, now);
        Note(TaskEventKind.Reassigned, now, by, to.Name, reason);
    }

    /// <summary>Nobody did it in time: it goes up the ladder, free for whoever stands there.</summary>
    internal void Escalate(DateTime now, Actor by)
    {
        Note(TaskEventKind.Escalated, now, by, Form.Escalation!.To.Word(), ClaimedBy);
        (Role, Candidates, EscalatesAt, EscalatedAt) = (Form.Escalation.To, null, null, now);
        (ClaimedById, ClaimedBy, ClaimedAt) = (null, null, null);
    }

    /// <summary>Its time has come while the store is closed.</summary>
    internal void EscalateAt(DateTime opening) => EscalatesAt = opening;

    internal void Allow(TimeSpan time, string reason, TicketTime passed, Actor by, DateTime now)
    {
        AllowedTicks = time.Ticks;
        Reckon(passed);
        Note(TaskEventKind.DeadlineChanged, now, by, DueAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), reason);
    }

    /// <summary>Computes anew when it is due and when it escalates.</summary>
    internal void Reckon(TicketTime time)
    {
        var due = Allowed is { } allowed ? time.Due(OpenedAt, allowed, Form.Clock) : null;
        var rings = Form.Escalation is { } escalation && EscalatedAt is null ? time.Rings(OpenedAt, escalation.After, Form.Clock) : null;
        if (due != DueAt || rings != EscalatesAt)
        {
            (DueAt, EscalatesAt) = (due, rings);
            Version++;
        }
    }

    internal void Close(DateTime now, Actor? by, string? outcome)
    {
        (ClosedAt, ClosedBy, Outcome, EscalatesAt) = (now, by?.Name, outcome, null);
        if (by is null)
        {
            Version++;
        }
        else
        {
            Note(TaskEventKind.Completed, now, by, outcome);
        }
    }

    private void Note(TaskEventKind kind, DateTime at, Actor by, string? what = null, string? reason = null)
    {
        Version++;
        events.Add(new TaskEvent(Id, Version, kind, at, by, what, reason));
    }

    private static string Say(DateTime utc, BusinessCalendar hours) => Labels.MomentOf(hours.Local(utc));
}

public sealed class WorkItemTable : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.Property(item => item.Id).HasMaxLength(40);
        builder.Property(item => item.InstanceId).HasMaxLength(40);
        builder.Property(item => item.StoreCode).HasMaxLength(60);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.Name).HasMaxLength(100);
        builder.Property(item => item.Stage).HasMaxLength(40);
        builder.Property(item => item.Contact).HasMaxLength(12);
        builder.Property(item => item.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(item => item.ClaimedBy).HasMaxLength(100);
        builder.Property(item => item.ClosedBy).HasMaxLength(100);
        builder.Ignore(item => item.Form);
        builder.Ignore(item => item.Allowed);
        builder.HasMany(item => item.Events).WithOne().HasForeignKey(entry => entry.TaskId);
        builder.HasIndex(item => item.InstanceId);
        builder.HasIndex(item => item.TicketId);
        builder.HasIndex(item => item.CustomerId);
        builder.HasIndex(item => item.EscalatesAt);
        builder.HasIndex(item => new { item.ClosedAt, item.StoreCode, item.DueAt });
    }
}
