using Complaints.Access;
using Complaints.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes.Retention;

/// <summary>Processes that were written to a file and then removed. Saved in the transaction that removes them, so each is in the database or in here.</summary>
[OnlyGrows]
public sealed class ProcessArchive
{
    private ProcessArchive()
    {
    }

    internal ProcessArchive(string file, string hash, IReadOnlyList<ProcessInstance> instances, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (File, Hash, Instances, At) = (file, hash, instances.Count, now);
        (OldestEnd, NewestEnd) = (instances.Min(instance => instance.UpdatedAt), instances.Max(instance => instance.UpdatedAt));
    }

    public Guid Id { get; private set; }

    /// <summary>Its name in the folder of archives.</summary>
    public string File { get; private set; } = "";

    /// <summary>SHA-256 of the file as it lies there.</summary>
    public string Hash { get; private set; } = "";

    public int Instances { get; private set; }

    public DateTime OldestEnd { get; private set; }

    public DateTime NewestEnd { get; private set; }

    public DateTime At { get; private set; }
}

/// <summary>
/// That a process was archived, and where. Its key lets one of two servers win, and it is what the database asks for before it lets
/// a history go: see <see cref="Data.OnlyGrows.GuardUntilArchived"/>.
/// </summary>
[OnlyGrows]
public sealed class ArchivedProcess
{
    private ArchivedProcess()
    {
    }

    internal ArchivedProcess(ProcessArchive archive, ProcessInstance instance) => (InstanceId, ArchiveId, TicketId) = (instance.Id, archive.Id, instance.TicketId);

    public string InstanceId { get; private set; } = "";

    public Guid ArchiveId { get; private set; }

    public Guid? TicketId { get; private set; }
}

/// <summary>That somebody fetched an archive.</summary>
[OnlyGrows]
public sealed class ArchiveLook
{
    private ArchiveLook()
    {
    }

    internal ArchiveLook(Guid archive, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (ArchiveId, ById, By, At) = (archive, by.PersonId, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid ArchiveId { get; private set; }

    public Guid ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class ArchiveTables : IEntityTypeConfiguration<ProcessArchive>, IEntityTypeConfiguration<ArchivedProcess>, IEntityTypeConfiguration<ArchiveLook>
{
    public void Configure(EntityTypeBuilder<ProcessArchive> builder)
    {
        builder.Property(archive => archive.Id).ValueGeneratedNever();
        builder.Property(archive => archive.File).HasMaxLength(100);
        builder.Property(archive => archive.Hash).HasMaxLength(64);
        builder.HasIndex(archive => archive.At);
    }

    public void Configure(EntityTypeBuilder<ArchivedProcess> builder)
    {
        builder.HasKey(process => process.InstanceId);
        builder.Property(process => process.InstanceId).HasMaxLength(40);
        builder.HasIndex(process => process.TicketId);
    }

    public void Configure(EntityTypeBuilder<ArchiveLook> builder)
    {
        builder.Property(look => look.Id).ValueGeneratedNever();
        builder.Property(look => look.By).HasMaxLength(100);
        builder.HasIndex(look => look.ArchiveId);
    }
}
