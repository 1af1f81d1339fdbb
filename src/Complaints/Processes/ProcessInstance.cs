using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>A running or ended process: the engine's state, kept as the engine writes it. It is about a ticket, a customer of a store, a store, or the whole chain.</summary>
public sealed class ProcessInstance
{
    private ProcessInstance()
    {
    }

    internal ProcessInstance(WorkflowInstance state, ProcessSubject subject, string? activationKey, DateTime now)
    {
        Id = state.Id;
        DefinitionId = state.DefinitionId;
        ParentId = state.ParentId;
        TicketId = subject.TicketId;
        ApprovalId = subject.ApprovalId;
        CustomerId = subject.CustomerId;
        StoreCode = subject.StoreCode;
        ActivationKey = activationKey;
        CreatedAt = now;
        Take(state, now);
        Version = 0;
    }

    public string Id { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>Which content of the definition it runs on, until its end or until it is moved to another: see <see cref="DefinitionVersion"/>.</summary>
    public string DefinitionHash { get; private set; } = "";

    /// <summary>Null for one that is about no ticket.</summary>
    public Guid? TicketId { get; private set; }

    /// <summary>The approval it decides; null for the ticket's own process.</summary>
    public Guid? ApprovalId { get; private set; }

    /// <summary>The customer it is about, when it is about no ticket. May have been merged into another one since.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>Empty for one of the whole chain.</summary>
    public string StoreCode { get; private set; } = "";

    /// <summary>The process that started it, if one did.</summary>
    public string? ParentId { get; private set; }

    /// <summary>What it calls itself, if it does.</summary>
    public string? Name { get; private set; }

    /// <summary>The business key under which events find it, if it has one.</summary>
    public string? CorrelationId { get; private set; }

    /// <summary>What no second one may have while it runs, see <see cref="Activation.Key"/>; null when any number may run, and when it is over.</summary>
    public string? ActivationKey { get; private set; }

    public InstanceStatus Status { get; private set; }

    /// <summary>How many of its activities failed and were not tried again.</summary>
    public int Incidents { get; private set; }

    public string State { get; private set; } = "";

    /// <summary>Counts steps; two steps at once cannot both be saved.</summary>
    public int Version { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>Whether it is what leads its ticket from stage to stage.</summary>
    public bool LeadsTicket => ApprovalId is null && ParentId is null && WellKnown.Leading.Contains(DefinitionId);

    /// <summary>Whether it is over for good.</summary>
    public bool HasEnded => Status is InstanceStatus.Finished or InstanceStatus.Cancelled;

    public ProcessSubject Subject => new(StoreCode, TicketId, ApprovalId, CustomerId);

    /// <summary>Another one does what it did not. Counts as a step, so that of two who replace it at once one wins.</summary>
    internal void Replaced() => Version++;

    internal void Take(WorkflowInstance state, DateTime now)
    {
        State = state.ToJson();
        DefinitionHash = state.DefinitionHash;
        Name = state.Name;
        Status = state.Status;
        CorrelationId = state.CorrelationId;
        Incidents = state.Incidents.Count;
        ActivationKey = HasEnded ? null : ActivationKey;
        UpdatedAt = now;
        Version++;
    }
}

/// <summary>What a process is about: a ticket, else a customer of a store, else a store, else the whole chain.</summary>
/// <param name="StoreCode">Empty for the whole chain.</param>
public sealed record ProcessSubject(string StoreCode, Guid? TicketId = null, Guid? ApprovalId = null, Guid? CustomerId = null)
{
    /// <summary>The whole chain.</summary>
    public const string Everywhere = "";

    /// <summary>Under which key the clock sets processes off in it; null for the whole chain.</summary>
    public string? StoreKey => StoreCode == Everywhere ? null : StoreCode;
}

/// <summary>One entry of a process's journal, as the engine wrote it. Only ever added.</summary>
[OnlyGrows]
public sealed class JournalRow
{
    private JournalRow()
    {
    }

    internal JournalRow(string instanceId, JournalEntry entry, string by)
    {
        InstanceId = instanceId;
        Sequence = entry.Sequence;
        At = entry.At;
        ActivityId = entry.ActivityId;
        ActivityType = entry.ActivityType;
        Kind = entry.Kind;
        Data = entry.Data?.ToJsonString();
        By = by;
    }

    public string InstanceId { get; private set; } = "";

    public int Sequence { get; private set; }

    public DateTime At { get; private set; }

    public string ActivityId { get; private set; } = "";

    public string ActivityType { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string? Data { get; private set; }

    public string By { get; private set; } = "";
}

/// <summary>When a process wants to be woken. A row, so that no restart forgets it.</summary>
public sealed class ProcessTimer
{
    private ProcessTimer()
    {
    }

    internal ProcessTimer(ProcessInstance instance, TimerWait wait, TicketTime time, DateTime now)
    {
        Id = wait.Id;
        InstanceId = instance.Id;
        TicketId = instance.TicketId;
        SetAt = now;
        Clock = wait.InWorkingTime ? TaskClock.OpeningHours : TaskClock.Always;
        AllowedTicks = (wait.InWorkingTime ? time.Hours.Between(now, wait.DueAt) : wait.DueAt - now).Ticks;
        Reckon(time);
    }

    public string Id { get; private set; } = "";

    public string InstanceId { get; private set; } = "";

    public Guid? TicketId { get; private set; }

    public DateTime SetAt { get; private set; }

    public TaskClock Clock { get; private set; }

    /// <summary>Its time has come, and what it leads to may not be yet. It waits until its ticket's clocks are reckoned anew.</summary>
    internal void Hold() => DueAt = null;

    /// <summary>Its time has come while the store is closed.</summary>
    internal void WakeAt(DateTime opening) => DueAt = opening;

    /// <summary>The time it was set for, by its clock.</summary>
    public long AllowedTicks { get; private set; }

    /// <summary>Null while the clocks of its ticket stand still with no end known, and while it is held.</summary>
    public DateTime? DueAt { get; private set; }

    /// <returns>Whether it is due at another time than before.</returns>
    internal bool Reckon(TicketTime time)
    {
        var before = DueAt;
        var allowed = new TimeSpan(AllowedTicks);
        DueAt = Clock == TaskClock.OpeningHours ? time.Rings(SetAt, allowed, Clock) : time.Due(SetAt, allowed, Clock);
        return DueAt != before;
    }
}

public sealed class ProcessTables :
    IEntityTypeConfiguration<ProcessInstance>, IEntityTypeConfiguration<JournalRow>, IEntityTypeConfiguration<ProcessTimer>
{
    public void Configure(EntityTypeBuilder<ProcessInstance> builder)
    {
        builder.Property(instance => instance.Id).HasMaxLength(40);
        builder.Property(instance => instance.DefinitionId).HasMaxLength(100);
        builder.Property(instance => instance.DefinitionHash).HasMaxLength(64);
        builder.Property(instance => instance.StoreCode).HasMaxLength(60);
        builder.Property(instance => instance.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(instance => instance.ParentId).HasMaxLength(40);
        builder.Property(instance => instance.CorrelationId).HasMaxLength(200);
        builder.Property(instance => instance.ActivationKey).HasMaxLength(64);
        builder.Property(instance => instance.Version).IsConcurrencyToken();
        builder.Ignore(instance => instance.LeadsTicket);
        builder.Ignore(instance => instance.HasEnded);
        builder.Ignore(instance => instance.Subject);
        builder.HasIndex(instance => instance.TicketId);
        builder.HasIndex(instance => instance.CustomerId);
        builder.HasIndex(instance => instance.ParentId);
        builder.HasIndex(instance => instance.CorrelationId);
        builder.HasIndex(instance => instance.ActivationKey).IsUnique();
        builder.HasIndex(instance => new { instance.Status, instance.UpdatedAt });
    }

    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.HasKey(row => new { row.InstanceId, row.Sequence });
        builder.Property(row => row.InstanceId).HasMaxLength(40);
        builder.Property(row => row.ActivityId).HasMaxLength(100);
        builder.Property(row => row.ActivityType).HasMaxLength(100);
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.By).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<ProcessTimer> builder)
    {
        builder.Property(timer => timer.Id).HasMaxLength(40);
        builder.Property(timer => timer.InstanceId).HasMaxLength(40);
        builder.Property(timer => timer.Clock).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(timer => timer.DueAt);
        builder.HasIndex(timer => timer.TicketId);
        builder.HasIndex(timer => timer.InstanceId);
    }
}
