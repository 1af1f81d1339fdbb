using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Care;

/// <summary>The talk goes on at another time or place.</summary>
/// <param name="Place">One of <see cref="Appointment.Places"/>.</param>
/// <param name="With">Who of us talks to the customer; whoever sends this when left out.</param>
[May(Role.Floor)]
public sealed record MakeAppointment(string Number, DateTimeOffset? At, string? Place, string? With, string? Why) : ICommand<AppointmentView>;

public sealed class MakeAppointmentValidator(TimeProvider clock) : IValidator<MakeAppointment>
{
    public IEnumerable<Problem> Check(MakeAppointment request)
    {
        var form = new FormCheck();
        CheckTime(form, request.At, clock);
        form.OneOf("place", request.Place, Appointment.Places, "Say where you will talk.");
        form.Text("with", request.With, TextLimits.Name);
        form.Text("why", request.Why, TextLimits.Note, required: true, "Say what it is about, so that whoever is there is prepared.");
        return form.Problems;
    }

    internal static void CheckTime(FormCheck form, DateTimeOffset? at, TimeProvider clock)
    {
        form.When(at is null, "at", "Say when.");
        form.When(at <= clock.GetUtcNow(), "at", "This moment is over. Choose a later one.");
        form.When(at > clock.GetUtcNow().AddYears(1), "at", "This is more than a year away.");
    }
}

public sealed class MakeAppointmentHandler(ComplaintsDb db, CareDesk desk) : IRequestHandler<MakeAppointment, Answer<AppointmentView>>
{
    public async Task<Answer<AppointmentView>> Handle(MakeAppointment request, CancellationToken cancellationToken)
    {
        var found = await desk.OpenTicket(request.Number, cancellationToken);
        if (found.Value is not { } ticket)
        {
            return found.As<AppointmentView>();
        }

        var (with, withId) = await StagePromises.OwnerOf(db, ticket, request.With, desk.Actor, cancellationToken);
        var appointment = new Appointment(ticket, Clock.Cut(request.At!.Value.UtcDateTime), request.Place!, with, withId, request.Why!.Trim(), desk.Actor, desk.Now);
        db.Add(appointment);
        ticket.Cared(FactKind.Appointment, "made", appointment.Why, null, desk.Now, desk.Actor);
        return AppointmentView.Of(appointment, ticket.Number, ticket.Customer?.Name, desk.Actor, desk.Now);
    }
}
