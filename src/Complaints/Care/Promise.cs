using Complaints.Access;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Care;

/// <summary>Something that is done for a ticket beside its stages: open pages are told when it changes.</summary>
public interface ICare
{
    Guid TicketId { get; }
}

public enum PromiseState
{
    Open,
    Kept,
    Broken,

    /// <summary>The customer let us off, the complaint was withdrawn, or another promise took its place in time.</summary>
    Released,
}

/// <summary>
/// What we told a customer they can rely on, and by when. Never edited: another day is another promise, which replaces this
/// one. When its day is over it is late, and at the end of the next working day broken, unless somebody says otherwise.
/// </summary>
public sealed class Promise : ICare
{
    public const int LongestWhat = 500;

    /// <summary>What a promised answer is called, where no words say more.</summary>
    public const string Answer = "answer";

    private Promise()
    {
    }

    internal Promise(Ticket ticket, string what, string owner, Guid? ownerId, DateOnly dueOn, BusinessCalendar hours, string? stage, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, StoreCode, What, Owner, OwnerId, DueOn, Stage) = (ticket.Id, ticket.StoreCode, what, owner, ownerId, dueOn, stage);
        (MadeAt, MadeById, MadeBy, Version) = (now, by.PersonId, by.Name, 1);

        // "Today", said when the store has closed, can only mean the next time somebody is there.
        DueAt = hours.EndOf(dueOn) is var end && end > now ? end : hours.EndOf(hours.DayOf(hours.NextOpening(now)));
        RingsAt = DueAt;
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>Counts changes from 1; two who settle it at once cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>The code of a remedy, <see cref="Answer"/>, or words.</summary>
    public string What { get; private set; } = "";

    /// <summary>Who sees to it: a colleague's name, or whoever else was named, such as a workshop.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Null when the owner is nobody who signs in here.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The day as the customer heard it, on the store's calendar.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When that day ends in the store, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>When somebody has to be told that it is late, or that it is broken; null once it is settled.</summary>
    public DateTime? RingsAt { get; private set; }

    /// <summary>The stage it was made at; null when it was made beside the stages.</summary>
    public string? Stage { get; private set; }

    public DateTime MadeAt { get; private set; }

    public Guid MadeById { get; private set; }

    public string MadeBy { get; private set; } = "";

    public PromiseState State { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public string? SettledBy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The promise it took the place of.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>The promise that took its place.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>Nobody said that it was broken; the clock did. Whoever knows better may still say that it was kept.</summary>
    public bool OnlyTheClockSays { get; private set; }

    public bool IsLate(DateTime now) => State == PromiseState.Open && DueAt <= now;

    /// <summary>Why this person, who saw <paramref name="version"/>, may not change it; null when they may.</summary>
    public Refused? WhyNot(Actor by, int version)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"This promise belongs to store {StoreCode}, and you do not work there.");
        }

        return version == Version ? null : Refused.Changed("Someone changed this promise meanwhile. Look at it again, then try once more.");
    }

    public Refused? Settle(PromiseState to, string? note, Actor by, DateTime now)
    {
        if (State != PromiseState.Open && !(State == PromiseState.Broken && OnlyTheClockSays && to == PromiseState.Kept))
        {
            return Refused.Rule("state", "This promise is settled already.");
        }

        if (to == PromiseState.Open)
        {
            return Refused.Form("state", "Say whether the promise was kept, broken or released.");
        }

        if (to == PromiseState.Released && string.IsNullOrWhiteSpace(note))
        {
            return Refused.Form("note", "Say why the customer does not expect this any more.");
        }

        End(to, note, by.Name, now);
        return null;
    }

    /// <summary>The customer is told another day. Whoever says so only when this one is over has broken it.</summary>
    /// <param name="next">Takes the place of this one.</param>
    public Refused? ReplaceBy(Promise next, string reason, Actor by, DateTime now)
    {
        if (State != PromiseState.Open)
        {
            return Refused.Rule("state", "This promise is settled already. Make a new one.");
        }

        End(IsLate(now) ? PromiseState.Broken : PromiseState.Released, reason, by.Name, now);
        (ReplacedById, next.ReplacesId, next.Note) = (next.Id, Id, Note);
        return null;
    }

    /// <summary>What the customer says at the follow-up weighs more than what was ticked here.</summary>
    internal void CustomerSaysBroken(string? note, Actor by, DateTime now) => End(PromiseState.Broken, note, by.Name, now);

    /// <summary>Its moment has come: late first, and after the next working day broken.</summary>
    /// <returns>Whether it is broken now.</returns>
    internal bool Chase(BusinessCalendar hours, DateTime now)
    {
        var broken = hours.EndOf(hours.OpenDayAfter(hours.DayOf(DueAt.AddTicks(-1))));
        if (broken > now)
        {
            RingsAt = broken;
            Version++;
            return false;
        }

        End(PromiseState.Broken, null, Actor.System.Name, now);
        OnlyTheClockSays = true;
        return true;
    }

    internal void FallAway(DateTime now, Actor by)
    {
        if (State == PromiseState.Open)
        {
            End(PromiseState.Released, null, by.Name, now);
        }
    }

    private void End(PromiseState state, string? note, string by, DateTime now)
    {
        (State, SettledAt, SettledBy, RingsAt, OnlyTheClockSays) = (state, now, by, null, false);
        Note = string.IsNullOrWhiteSpace(note) ? Note : note.Trim();
        Version++;
    }
}

public sealed class PromiseTable : IEntityTypeConfiguration<Promise>
{
    public void Configure(EntityTypeBuilder<Promise> builder)
    {
        builder.Property(promise => promise.Id).ValueGeneratedNever();
        builder.Property(promise => promise.StoreCode).HasMaxLength(60);
        builder.Property(promise => promise.Version).IsConcurrencyToken();
        builder.Property(promise => promise.What).HasMaxLength(Promise.LongestWhat);
        builder.Property(promise => promise.Owner).HasMaxLength(TextLimits.Name);
        builder.Property(promise => promise.Stage).HasMaxLength(40);
        builder.Property(promise => promise.MadeBy).HasMaxLength(100);
        builder.Property(promise => promise.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(promise => promise.SettledBy).HasMaxLength(100);
        builder.Property(promise => promise.Note).HasMaxLength(TextLimits.Note);
        builder.HasIndex(promise => promise.RingsAt);
        builder.HasIndex(promise => new { promise.TicketId, promise.MadeAt });
        builder.HasIndex(promise => new { promise.State, promise.StoreCode, promise.DueOn });
    }
}
