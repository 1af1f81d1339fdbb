using Complaints.Access;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

/// <summary>Something that whoever decides wants to hear from the clerk first, and what the clerk said.</summary>
public sealed class ApprovalQuestion
{
    private ApprovalQuestion()
    {
    }

    internal ApprovalQuestion(Guid approvalId, int order, string text, Actor by, DateTime now) =>
        (ApprovalId, Order, Text, AskedById, AskedBy, AskedAt) = (approvalId, order, text, by.PersonId, by.Signature, now);

    public Guid ApprovalId { get; private set; }

    /// <summary>From 1 in each approval.</summary>
    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    public Guid AskedById { get; private set; }

    public string AskedBy { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    /// <summary>Null while nobody has answered, and for ever when it was decided without the answer.</summary>
    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    internal void Give(string answer, Actor by, DateTime now) => (Answer, AnsweredBy, AnsweredAt) = (answer, by.Signature, now);
}

public sealed class ApprovalQuestionTable : IEntityTypeConfiguration<ApprovalQuestion>
{
    public void Configure(EntityTypeBuilder<ApprovalQuestion> builder)
    {
        builder.HasKey(question => new { question.ApprovalId, question.Order });
        builder.Property(question => question.Text).HasMaxLength(TextLimits.Note);
        builder.Property(question => question.AskedBy).HasMaxLength(100);
        builder.Property(question => question.Answer).HasMaxLength(TextLimits.Note);
        builder.Property(question => question.AnsweredBy).HasMaxLength(100);
    }
}
