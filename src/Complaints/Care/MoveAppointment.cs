using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>An appointment gets another time, and perhaps another place; the first one stays in the books.</summary>
/// <param name="Version">The appointment's version that the sender saw.</param>
/// <param name="Place">Stays when left out.</param>
[May(Role.Floor)]
public sealed record MoveAppointment(Guid Id, int Version, DateTimeOffset? At, string? Place, string? Reason) : ICommand<AppointmentView>;

public sealed class MoveAppointmentValidator(TimeProvider clock) : IValidator<MoveAppointment>
{
    public IEnumerable<Problem> Check(MoveAppointment request)
    {
        var form = new FormCheck();
        MakeAppointmentValidator.CheckTime(form, request.At, clock);
        form.OneOf("place", request.Place, Appointment.Places, null);
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why it is moved.");
        return form.Problems;
    }
}

public sealed class MoveAppointmentHandler(ComplaintsDb db, CareDesk desk) : IRequestHandler<MoveAppointment, Answer<AppointmentView>>
{
    public async Task<Answer<AppointmentView>> Handle(MoveAppointment request, CancellationToken cancellationToken)
    {
        if (await db.Appointments.FirstOrDefaultAsync(appointment => appointment.Id == request.Id, cancellationToken) is not { } appointment)
        {
            return Refused.NotFound("id", "There is no such appointment.");
        }

        if (appointment.WhyNot(desk.Actor, request.Version) is { } refusal)
        {
            return refusal;
        }

        var ticket = await desk.TicketOf(appointment, cancellationToken);
        var place = string.IsNullOrEmpty(request.Place) ? appointment.Place : request.Place;
        var next = new Appointment(
            ticket, Clock.Cut(request.At!.Value.UtcDateTime), place, appointment.With, appointment.WithId, appointment.Why, desk.Actor, desk.Now);
        appointment.MoveTo(next, request.Reason!, desk.Actor, desk.Now);
        db.Add(next);
        ticket.Cared(FactKind.Appointment, "moved", appointment.Why, request.Reason!.Trim(), desk.Now, desk.Actor);
        return AppointmentView.Of(next, ticket.Number, ticket.Customer?.Name, desk.Actor, desk.Now);
    }
}
