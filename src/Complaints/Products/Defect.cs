using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Products;

/// <summary>How bad a defect is, in the words of inspection: hazard, likely return, small departure.</summary>
public enum Severity
{
    Minor,
    Major,
    Critical,
}

/// <summary>A coded way in which a product or a service fails.</summary>
public sealed class Defect
{
    private Defect()
    {
    }

    public Defect(string code, string name, string group, Severity severity, string? source = null)
    {
        Code = code;
        Name = name;
        Group = group;
        Severity = severity;
        Source = source;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What kind of trouble it is; the coarse view in which registers with other codes can be compared.</summary>
    public string Group { get; private set; } = "";

    public Severity Severity { get; private set; }

    /// <summary>The register that brought it; null for the chain's own list.</summary>
    public string? Source { get; private set; }
}

public sealed class DefectTable : IEntityTypeConfiguration<Defect>
{
    public void Configure(EntityTypeBuilder<Defect> builder)
    {
        builder.HasKey(defect => defect.Code);
        builder.Property(defect => defect.Code).HasMaxLength(60);
        builder.Property(defect => defect.Name).HasMaxLength(200);
        builder.Property(defect => defect.Group).HasMaxLength(60);
        builder.Property(defect => defect.Severity).HasConversion<string>().HasMaxLength(10);
        builder.Property(defect => defect.Source).HasMaxLength(100);
    }
}
