using System.Text.Json;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>Something a person has to do: an open human task of a process, as a row that lists can be made of.</summary>
public sealed class WorkItem
{
    private WorkItem()
    {
    }

    internal WorkItem(HumanTask task, TaskForm form, ProcessInstance instance, DateTime now)
    {
        Id = task.Id;
        InstanceId = instance.Id;
        TicketId = instance.TicketId;
        ApprovalId = instance.ApprovalId;
        StoreCode = instance.StoreCode;
        Name = task.Name;
        Stage = form.Stage;
        Role = form.Role;
        OpenedAt = now;
        DueAt = form.Due is { } due ? now + due : null;
        FormJson = JsonSerializer.Serialize(form, Json.Options);
    }

    public string Id { get; private set; } = "";

    public string InstanceId { get; private set; } = "";

    public Guid TicketId { get; private set; }

    public Guid? ApprovalId { get; private set; }

    public string StoreCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The stage of the ticket it records; null for work beside the stages, such as a decision.</summary>
    public string? Stage { get; private set; }

    /// <summary>Who may do it: this role or one further up the ladder.</summary>
    public Role Role { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DateTime? DueAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who answered; null while open and when the process closed it unanswered.</summary>
    public string? ClosedBy { get; private set; }

    public string FormJson { get; private set; } = "{}";

    public TaskForm Form => JsonSerializer.Deserialize<TaskForm>(FormJson, Json.Options)!;

    internal void Close(DateTime now, string? by)
    {
        ClosedAt = now;
        ClosedBy = by;
    }
}

public sealed class WorkItemTable : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.Property(item => item.Id).HasMaxLength(40);
        builder.Property(item => item.InstanceId).HasMaxLength(40);
        builder.Property(item => item.StoreCode).HasMaxLength(60);
        builder.Property(item => item.Name).HasMaxLength(100);
        builder.Property(item => item.Stage).HasMaxLength(40);
        builder.Property(item => item.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(item => item.ClosedBy).HasMaxLength(100);
        builder.Ignore(item => item.Form);
        builder.HasIndex(item => item.InstanceId);
        builder.HasIndex(item => item.TicketId);
        builder.HasIndex(item => new { item.ClosedAt, item.StoreCode, item.DueAt });
    }
}
