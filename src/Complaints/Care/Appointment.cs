using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Care;

public enum AppointmentState
{
    Open,
    Done,

    /// <summary>The customer did not come, or nobody was there.</summary>
    Missed,

    /// <summary>Another one took its place.</summary>
    Moved,
    Cancelled,
}

/// <summary>Another time or another place to talk: because the customer is too upset now, or because an answer is owed.</summary>
public sealed class Appointment : ICare
{
    public static readonly IReadOnlyList<string> Places = ["store", "backRoom", "phone", "home"];

    private Appointment()
    {
    }

    internal Appointment(Ticket ticket, DateTime at, string place, string? with, Guid? withId, string why, Actor by, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        (TicketId, StoreCode, At, Place, With, WithId, Why) = (ticket.Id, ticket.StoreCode, at, place, with, withId, why);
        (MadeAt, MadeBy, Version) = (now, by.Name, 1);
    }

    public Guid Id { get; private set; }

    public Guid TicketId { get; private set; }

    public string StoreCode { get; private set; } = "";

    /// <summary>Counts changes from 1; two who record something at once cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>One of <see cref="Places"/>; home is the customer's.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Who of us talks to the customer.</summary>
    public string? With { get; private set; }

    /// <summary>Null when it is nobody who signs in here.</summary>
    public Guid? WithId { get; private set; }

    public string Why { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    public string MadeBy { get; private set; } = "";

    public AppointmentState State { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public string? SettledBy { get; private set; }

    public string? Note { get; private set; }

    public Guid? MovedToId { get; private set; }

    public bool IsPast(DateTime now) => State == AppointmentState.Open && At <= now;

    public Refused? WhyNot(Actor by, int version)
    {
        if (!by.Sees(StoreCode))
        {
            return Refused.NotAllowed($"This appointment belongs to store {StoreCode}, and you do not work there.");
        }

        return version != Version ? Refused.Changed("Someone changed this appointment meanwhile. Look at it again, then try once more.")
            : State == AppointmentState.Open ? null : Refused.Rule("state", "This appointment is over already.");
    }

    public Refused? Settle(AppointmentState to, string? note, Actor by, DateTime now)
    {
        if (to == AppointmentState.Missed && At > now)
        {
            return Refused.Rule("state", "It has not come yet, so nobody can have missed it. Move it or cancel it.");
        }

        End(to, note, by, now);
        return null;
    }

    public void MoveTo(Appointment next, string reason, Actor by, DateTime now)
    {
        End(AppointmentState.Moved, reason, by, now);
        MovedToId = next.Id;
    }

    internal void FallAway(DateTime now, Actor by)
    {
        if (State == AppointmentState.Open)
        {
            End(AppointmentState.Cancelled, null, by, now);
        }
    }

    private void End(AppointmentState state, string? note, Actor by, DateTime now)
    {
        (State, SettledAt, SettledBy, Note) = (state, now, by.Name, note.TrimToNull());
        Version++;
    }
}

public sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.Property(appointment => appointment.Id).ValueGeneratedNever();
        builder.Property(appointment => appointment.StoreCode).HasMaxLength(60);
        builder.Property(appointment => appointment.Version).IsConcurrencyToken();
        builder.Property(appointment => appointment.Place).HasMaxLength(20);
        builder.Property(appointment => appointment.With).HasMaxLength(TextLimits.Name);
        builder.Property(appointment => appointment.Why).HasMaxLength(TextLimits.Note);
        builder.Property(appointment => appointment.MadeBy).HasMaxLength(100);
        builder.Property(appointment => appointment.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(appointment => appointment.SettledBy).HasMaxLength(100);
        builder.Property(appointment => appointment.Note).HasMaxLength(TextLimits.Note);
        builder.HasIndex(appointment => appointment.TicketId);
        builder.HasIndex(appointment => new { appointment.State, appointment.StoreCode, appointment.At });
    }
}

/// <summary>An appointment as the API answers it and the pages draw it.</summary>
/// <param name="Past">Open although its moment is over: somebody has to say what came of it.</param>
public sealed record AppointmentView(
    Guid Id, int Version, string Ticket, string Store, string? Customer, DateTime At, string Place, string? With, bool Mine, string Why, string State, bool Past, DateTime MadeAt,
    string MadeBy, DateTime? SettledAt, string? SettledBy, string? Note, Guid? MovedTo)
{
    internal static AppointmentView Of(Appointment appointment, string number, string? customer, Actor reader, DateTime now) => new(
        appointment.Id, appointment.Version, number, appointment.StoreCode, customer, appointment.At, appointment.Place, appointment.With, appointment.WithId == reader.PersonId,
        appointment.Why, appointment.State.Word(), appointment.IsPast(now), appointment.MadeAt, appointment.MadeBy, appointment.SettledAt, appointment.SettledBy,
        appointment.Note, appointment.MovedToId);
}
