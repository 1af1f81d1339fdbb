using Complaints.Access;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Training;

/// <summary>A role play that somebody went through and chose to show. Nothing is kept of the tries they do not show.</summary>
public sealed class PracticeResult
{
    private PracticeResult()
    {
    }

    public PracticeResult(Rehearsal rehearsal, Actor by, DateTime at)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(at));
        (PersonId, By, StoreCode, At) = (by.PersonId, by.Name, by.Stores is [var store, ..] ? store : "", at);
        (Play, Points, Most, MoodAtEnd) = (rehearsal.Play.Id, rehearsal.Points, rehearsal.Play.Most, rehearsal.Moods[^1]);
        Weakest = rehearsal.Play.Scenes.Zip(rehearsal.Answers).Where(scene => scene.Second.Points < SceneAnswer.Best).OrderBy(scene => scene.Second.Points).Select(scene => scene.First.Stage).FirstOrDefault();
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>Where they work; empty for somebody of no store.</summary>
    public string StoreCode { get; private set; } = "";

    /// <summary>The id of the role play, which may be gone or changed by now.</summary>
    public string Play { get; private set; } = "";

    /// <summary>0 to <see cref="Most"/>.</summary>
    public int Points { get; private set; }

    public int Most { get; private set; }

    /// <summary>1 to 5.</summary>
    public int MoodAtEnd { get; private set; }

    /// <summary>The step at which most was lost, the earlier of two; null when nothing was.</summary>
    public string? Weakest { get; private set; }

    public DateTime At { get; private set; }
}

public sealed class PracticeResultTable : IEntityTypeConfiguration<PracticeResult>
{
    public void Configure(EntityTypeBuilder<PracticeResult> builder)
    {
        builder.Property(result => result.Id).ValueGeneratedNever();
        builder.Property(result => result.By).HasMaxLength(100);
        builder.Property(result => result.StoreCode).HasMaxLength(60);
        builder.Property(result => result.Play).HasMaxLength(60);
        builder.Property(result => result.Weakest).HasMaxLength(40);
        builder.HasIndex(result => new { result.StoreCode, result.At });
        builder.HasIndex(result => result.PersonId);
    }
}
