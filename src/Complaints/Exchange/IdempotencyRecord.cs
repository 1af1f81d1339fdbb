using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Exchange;

/// <summary>A request that was done, and what was answered: saved in the same transaction as what it did.</summary>
public sealed class IdempotencyRecord
{
    private IdempotencyRecord()
    {
    }

    public IdempotencyRecord(Guid personId, string key, string fingerprint, string answer, DateTime at)
    {
        PersonId = personId;
        Key = key;
        Fingerprint = fingerprint;
        Answer = answer;
        At = at;
    }

    public Guid PersonId { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Hash of the request: the same key with another request is refused.</summary>
    public string Fingerprint { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class IdempotencyRecordTable : IEntityTypeConfiguration<IdempotencyRecord>
{
    public const int KeyLength = 200;

    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(record => new { record.PersonId, record.Key });
        builder.Property(record => record.Key).HasMaxLength(KeyLength);
        builder.Property(record => record.Fingerprint).HasMaxLength(64);
        builder.HasIndex(record => record.At);
    }
}
