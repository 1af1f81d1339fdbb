using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Care;

/// <summary>A workshop that the chain, or one of its stores, sends repairs to. Offered, never demanded: any other may be typed.</summary>
public sealed class Workshop
{
    private Workshop()
    {
    }

    public Workshop(string store, string name, int place) => (StoreCode, Name, Place) = (store, name, place);

    /// <summary>Empty for the whole chain.</summary>
    public string StoreCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>In which order they are offered, from 1.</summary>
    public int Place { get; private set; }

    internal void Move(int place) => Place = place;
}

public sealed class WorkshopTable : IEntityTypeConfiguration<Workshop>
{
    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.HasKey(workshop => new { workshop.StoreCode, workshop.Name });
        builder.Property(workshop => workshop.StoreCode).HasMaxLength(60);
        builder.Property(workshop => workshop.Name).HasMaxLength(TextLimits.Name);
    }
}
