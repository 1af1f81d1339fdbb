using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>
/// One content of a process definition. Never changed and never deleted: what runs on it goes on whatever is published
/// later. New instances get the version published last.
/// </summary>
public sealed class DefinitionVersion
{
    // Taken out of use before it came: so it never was in use.
    private static readonly DateTime LongAgo = DateTime.UnixEpoch;

    private DefinitionVersion()
    {
    }

    public DefinitionVersion(WorkflowDefinition definition, int number, string by, DateTime now)
    {
        Hash = definition.Hash;
        DefinitionId = definition.Id;
        Number = number;
        Json = definition.ToJson();
        Publish(by, now);
    }

    /// <summary>SHA-256 of the content.</summary>
    public string Hash { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>1, 2, 3 ... in the order in which the contents of this process were first seen.</summary>
    public int Number { get; private set; }

    public string Json { get; private set; } = "";

    public DateTime PublishedAt { get; private set; }

    /// <summary>Who published it last; a file name, when it came from the folder of processes.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When its process was taken out of use; null for one that is in use, or has been replaced. Before it came: see <see cref="Shelve"/>.</summary>
    public DateTime? RetractedAt { get; private set; }

    /// <summary>New instances get it from now on, until another is published.</summary>
    public void Publish(string by, DateTime now) => (PublishedBy, PublishedAt, RetractedAt) = (by, now, null);

    /// <summary>There are no new instances of its process any more.</summary>
    public void Retract(DateTime now) => RetractedAt = now;

    /// <summary>It has problems and is kept to be looked at; of which version is in use it says nothing.</summary>
    public void Shelve() => RetractedAt = LongAgo;

    /// <summary>Whether it is only kept to be looked at.</summary>
    public bool IsShelved() => RetractedAt < PublishedAt;

    /// <summary>Of the versions of one process the one that new instances get; null when it was taken out of use.</summary>
    public static DefinitionVersion? InUse(IEnumerable<DefinitionVersion> versions) =>
        versions.Where(version => !version.IsShelved()).OrderBy(version => version.PublishedAt).ThenBy(version => version.Number).LastOrDefault() is { RetractedAt: null } last ? last : null;
}

/// <summary>What the file of a process held when the program last started: only a changed file is news.</summary>
public sealed class ProcessFile
{
    private ProcessFile()
    {
    }

    public ProcessFile(string definitionId) => DefinitionId = definitionId;

    public string DefinitionId { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public void Saw(string hash) => Hash = hash;
}

public sealed class DefinitionTables : IEntityTypeConfiguration<DefinitionVersion>, IEntityTypeConfiguration<ProcessFile>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> builder)
    {
        builder.HasKey(version => version.Hash);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.DefinitionId).HasMaxLength(100);
        builder.Property(version => version.PublishedBy).HasMaxLength(200);
        builder.HasIndex(version => new { version.DefinitionId, version.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProcessFile> builder)
    {
        builder.HasKey(file => file.DefinitionId);
        builder.Property(file => file.DefinitionId).HasMaxLength(100);
        builder.Property(file => file.Hash).HasMaxLength(64);
    }
}
