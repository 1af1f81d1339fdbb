using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Processes;

/// <summary>
/// When the clock sets a process off next: a row for each timer at the beginning of a published definition, and for each
/// store where the definition is to run in every store. A row, so that no restart forgets it.
/// </summary>
public sealed class ProcessTrigger
{
    private ProcessTrigger()
    {
    }

    internal ProcessTrigger(WorkflowDefinition definition, TimeTrigger trigger, string store, DateTime now)
    {
        Id = Guid.CreateVersion7().ToString("N");
        (DefinitionId, ActivityId, StoreCode) = (definition.Id, trigger.ActivityId, store);
        Become(definition, trigger, now);
    }

    public string Id { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>The content of the definition that it starts.</summary>
    public string DefinitionHash { get; private set; } = "";

    public string ActivityId { get; private set; } = "";

    /// <summary>Empty for the whole chain.</summary>
    public string StoreCode { get; private set; } = "";

    /// <summary>Null when its time will not come any more.</summary>
    public DateTime? DueAt { get; private set; }

    public DateTime? FiredAt { get; private set; }

    /// <summary>Why it started nothing when it fired last; null when it did.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>The same in the reader's language, unless its process calls itself otherwise by now.</summary>
    internal string? SayWhyNot(WorkflowDefinition definition)
    {
        var refusal = Activation.Refusal(definition, new ProcessSubject(StoreCode).StoreKey);
        return refusal.ToString() == WhyNot ? Sentence.Of(refusal).ToString() : WhyNot;
    }

    /// <summary>Of two servers that fire it at once one wins.</summary>
    public int Version { get; private set; }

    /// <summary>Another content was published: its time counts from now.</summary>
    internal void Become(WorkflowDefinition definition, TimeTrigger trigger, DateTime now)
    {
        (DefinitionHash, DueAt) = (definition.Hash, trigger.NextAfter(now));
        Version++;
    }

    /// <summary>What it sets off would reach out to a customer while the store is closed.</summary>
    internal void WakeAt(DateTime opening)
    {
        DueAt = opening;
        Version++;
    }

    /// <summary>However late it fires, it fires once: the times it missed are over.</summary>
    internal void Fired(TimeTrigger trigger, string? whyNot, DateTime now)
    {
        var next = trigger.NextAfter(DueAt!.Value);
        (FiredAt, WhyNot, DueAt) = (now, whyNot, next <= now ? trigger.NextAfter(now) : next);
        Version++;
    }
}

public sealed class ProcessTriggerTable : IEntityTypeConfiguration<ProcessTrigger>
{
    public void Configure(EntityTypeBuilder<ProcessTrigger> builder)
    {
        builder.Property(trigger => trigger.Id).HasMaxLength(40);
        builder.Property(trigger => trigger.DefinitionId).HasMaxLength(100);
        builder.Property(trigger => trigger.DefinitionHash).HasMaxLength(64);
        builder.Property(trigger => trigger.ActivityId).HasMaxLength(100);
        builder.Property(trigger => trigger.StoreCode).HasMaxLength(60);
        builder.Property(trigger => trigger.Version).IsConcurrencyToken();
        builder.HasIndex(trigger => new { trigger.DefinitionId, trigger.ActivityId, trigger.StoreCode }).IsUnique();
        builder.HasIndex(trigger => trigger.DueAt);
    }
}
