using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Law;

/// <summary>One version of a rule pack as it was shipped or imported. Never changed and never deleted: cases were judged by it.</summary>
public sealed class LawPackVersion
{
    private LawPackVersion()
    {
    }

    /// <param name="json">Checked: see <see cref="PackReader"/>.</param>
    public LawPackVersion(RulePack pack, string json, int number, string by, DateTime now) =>
        (Code, Number, ValidFrom, Json, By, At) = (pack.Code, number, pack.ValidFrom, json, by, now);

    public string Code { get; private set; } = "";

    /// <summary>1, 2, 3 ... in the order in which they came; of two from the same day the later one counts.</summary>
    public int Number { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public string Json { get; private set; } = "";

    /// <summary>Who imported it; "Complaints" for what the program brought.</summary>
    public string By { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class LawPackTable : IEntityTypeConfiguration<LawPackVersion>
{
    public void Configure(EntityTypeBuilder<LawPackVersion> builder)
    {
        builder.HasKey(version => new { version.Code, version.Number });
        builder.Property(version => version.Code).HasMaxLength(PackReader.LongestCode);
        builder.Property(version => version.By).HasMaxLength(TextLimits.Name);
    }
}
