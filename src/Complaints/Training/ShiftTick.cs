using Complaints.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Training;

/// <summary>One line of the list for the start of a shift, ticked by somebody on a day.</summary>
public sealed class ShiftTick
{
    private ShiftTick()
    {
    }

    public ShiftTick(Actor by, string store, DateOnly day, string line, DateTime at) =>
        (PersonId, By, StoreCode, Day, Line, At) = (by.PersonId, by.Name, store, day, line, at);

    public Guid PersonId { get; private set; }

    /// <summary>Of the store.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The line's id in the coach file.</summary>
    public string Line { get; private set; } = "";

    public string By { get; private set; } = "";

    public string StoreCode { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class ShiftTickTable : IEntityTypeConfiguration<ShiftTick>
{
    public void Configure(EntityTypeBuilder<ShiftTick> builder)
    {
        builder.HasKey(tick => new { tick.PersonId, tick.Day, tick.Line });
        builder.Property(tick => tick.Line).HasMaxLength(60);
        builder.Property(tick => tick.By).HasMaxLength(100);
        builder.Property(tick => tick.StoreCode).HasMaxLength(60);
        builder.HasIndex(tick => new { tick.StoreCode, tick.Day });
    }
}
