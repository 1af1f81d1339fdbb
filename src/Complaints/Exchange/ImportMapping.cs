using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Exchange;

/// <summary>A saved way to read one kind of register.</summary>
public sealed class ImportMapping
{
    private ImportMapping()
    {
    }

    public ImportMapping(string name, string json, DateTime savedAt, string savedBy)
    {
        Name = name;
        Save(json, savedAt, savedBy);
    }

    public string Name { get; private set; } = "";

    /// <summary>The mapping as the API takes it.</summary>
    public string Json { get; private set; } = "";

    public DateTime SavedAt { get; private set; }

    public string SavedBy { get; private set; } = "";

    public void Save(string json, DateTime at, string by) => (Json, SavedAt, SavedBy) = (json, at, by);
}

public sealed class ImportMappingTable : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.HasKey(mapping => mapping.Name);
        builder.Property(mapping => mapping.Name).HasMaxLength(100);
        builder.Property(mapping => mapping.SavedBy).HasMaxLength(100);
    }
}
