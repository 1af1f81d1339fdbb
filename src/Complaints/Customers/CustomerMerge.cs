using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Customers;

/// <summary>That two customers turned out to be one: what moved, so that exactly that can be moved back.</summary>
public sealed class CustomerMerge
{
    /// <summary>The field that says which colleague a customer is; always taken over, so that nobody decides for themselves under another name.</summary>
    public const string Colleague = "colleague";

    private readonly List<MovedRow> rows = [];
    private readonly List<TakenField> fields = [];

    private CustomerMerge()
    {
    }

    /// <summary>Both are joined already, see <see cref="Customer.MergeInto"/>.</summary>
    public CustomerMerge(Customer kept, Customer merged, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (KeptId, KeptVersion, MergedId, By, At) = (kept.Id, kept.Version, merged.Id, by.Name, now);
    }

    public Guid Id { get; private set; }

    public Guid KeptId { get; private set; }

    /// <summary>Of the kept one, right after: merges into the same customer follow one another by this, also within one moment.</summary>
    public int KeptVersion { get; private set; }

    public Guid MergedId { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>Null as long as it holds.</summary>
    public DateTime? UndoneAt { get; private set; }

    public string? UndoneBy { get; private set; }

    /// <summary>Everything that was the merged one's and is the kept one's now.</summary>
    public IReadOnlyList<MovedRow> Rows => rows;

    /// <summary>What the kept one's file took over.</summary>
    public IReadOnlyList<TakenField> Fields => fields;

    public void Moved(string kind, Guid row) => rows.Add(new MovedRow(Id, kind, row));

    public void Took(string field, string? before, string? after) => fields.Add(new TakenField(Id, field, before, after));

    public void Undo(Actor by, DateTime now) => (UndoneAt, UndoneBy) = (now, by.Name);
}

/// <summary>A row of another table that changed hands.</summary>
public sealed class MovedRow
{
    private MovedRow()
    {
    }

    internal MovedRow(Guid merge, string kind, Guid row) => (MergeId, Kind, RowId) = (merge, kind, row);

    public Guid MergeId { get; private set; }

    /// <summary>ticket, purchase, consent, card, note or sensitive.</summary>
    public string Kind { get; private set; } = "";

    public Guid RowId { get; private set; }
}

/// <summary>A field that the kept file took from the merged one, with what stood there before.</summary>
public sealed class TakenField
{
    private TakenField()
    {
    }

    internal TakenField(Guid merge, string field, string? before, string? after) => (MergeId, Field, Before, After) = (merge, field, before, after);

    public Guid MergeId { get; private set; }

    public string Field { get; private set; } = "";

    public string? Before { get; private set; }

    public string? After { get; private set; }
}

public sealed class CustomerMergeTables : IEntityTypeConfiguration<CustomerMerge>, IEntityTypeConfiguration<MovedRow>, IEntityTypeConfiguration<TakenField>
{
    public void Configure(EntityTypeBuilder<CustomerMerge> builder)
    {
        builder.Property(merge => merge.Id).ValueGeneratedNever();
        builder.Property(merge => merge.By).HasMaxLength(100);
        builder.Property(merge => merge.UndoneAt).IsConcurrencyToken();
        builder.Property(merge => merge.UndoneBy).HasMaxLength(100);
        builder.HasOne<Customer>().WithMany().HasForeignKey(merge => merge.KeptId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Customer>().WithMany().HasForeignKey(merge => merge.MergedId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(merge => merge.Rows).WithOne().HasForeignKey(row => row.MergeId);
        builder.HasMany(merge => merge.Fields).WithOne().HasForeignKey(field => field.MergeId);
    }

    public void Configure(EntityTypeBuilder<MovedRow> builder)
    {
        builder.HasKey(row => new { row.MergeId, row.Kind, row.RowId });
        builder.Property(row => row.Kind).HasMaxLength(12);
    }

    public void Configure(EntityTypeBuilder<TakenField> builder)
    {
        builder.HasKey(field => new { field.MergeId, field.Field });
        builder.Property(field => field.Field).HasMaxLength(20);
        builder.Property(field => field.Before).HasMaxLength(CustomerForm.MostOfLikes);
        builder.Property(field => field.After).HasMaxLength(CustomerForm.MostOfLikes);
    }
}
