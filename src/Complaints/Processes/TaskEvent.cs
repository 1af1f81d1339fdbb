using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

public enum TaskEventKind
{
    Claimed,
    Released,
    Reassigned,
    Escalated,
    DeadlineChanged,
    Completed,
}

/// <summary>What somebody did with a task. Only ever added: the audit of a task is read from these.</summary>
[OnlyGrows]
public sealed class TaskEvent
{
    private TaskEvent()
    {
    }

    internal TaskEvent(string taskId, int order, TaskEventKind kind, DateTime at, Actor by, string? what, string? reason)
    {
        (TaskId, Order, Kind, At, ById, By, What, Reason) = (taskId, order, kind, at, by.PersonId, by.Signature, what, reason);
    }

    public string TaskId { get; private set; } = "";

    /// <summary>The task's version that it made.</summary>
    public int Order { get; private set; }

    public TaskEventKind Kind { get; private set; }

    public DateTime At { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>Who had it or got it, the role it rose to, the new due time, the outcome.</summary>
    public string? What { get; private set; }

    public string? Reason { get; private set; }
}

public sealed class TaskEventTable : IEntityTypeConfiguration<TaskEvent>
{
    public void Configure(EntityTypeBuilder<TaskEvent> builder)
    {
        builder.HasKey(entry => new { entry.TaskId, entry.Order });
        builder.Property(entry => entry.TaskId).HasMaxLength(40);
        builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.By).HasMaxLength(100);
        builder.Property(entry => entry.Reason).HasMaxLength(TextLimits.Note);
    }
}
