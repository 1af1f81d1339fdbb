using Complaints.Access;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>An activity of a process failed. Kept also after it was tried again.</summary>
public sealed class ProcessIncident
{
    private ProcessIncident()
    {
    }

    internal ProcessIncident(ProcessInstance instance, Incident incident)
    {
        Id = incident.Id;
        InstanceId = instance.Id;
        ActivityId = incident.ActivityId;
        ActivityType = incident.ActivityType;
        Sentence = incident.Sentence;
        Details = incident.Details;
        At = incident.At;
    }

    public string Id { get; private set; } = "";

    public string InstanceId { get; private set; } = "";

    public string ActivityId { get; private set; } = "";

    public string ActivityType { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public string? Details { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When it was tried again or its process ended; null while it is open.</summary>
    public DateTime? SettledAt { get; private set; }

    public string? SettledBy { get; private set; }

    internal void Settle(DateTime now, Actor by) => (SettledAt, SettledBy) = (now, by.Name);
}

public sealed class ProcessIncidentTable : IEntityTypeConfiguration<ProcessIncident>
{
    public void Configure(EntityTypeBuilder<ProcessIncident> builder)
    {
        builder.Property(incident => incident.Id).HasMaxLength(40);
        builder.Property(incident => incident.InstanceId).HasMaxLength(40);
        builder.Property(incident => incident.ActivityId).HasMaxLength(100);
        builder.Property(incident => incident.ActivityType).HasMaxLength(100);
        builder.Property(incident => incident.SettledBy).HasMaxLength(100);
        builder.HasIndex(incident => incident.InstanceId);
        builder.HasIndex(incident => new { incident.SettledAt, incident.At });
    }
}
