using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>An appointment took place, was missed, or is not needed any more.</summary>
/// <param name="Version">The appointment's version that the sender saw.</param>
[May(Role.Floor)]
public sealed record SettleAppointment(Guid Id, int Version, AppointmentState To, string? Note = null) : ICommand<AppointmentView>;

public sealed class SettleAppointmentValidator : IValidator<SettleAppointment>
{
    public IEnumerable<Problem> Check(SettleAppointment request)
    {
        var form = new FormCheck();
        form.When(request.To is not (AppointmentState.Done or AppointmentState.Missed or AppointmentState.Cancelled), "state", "Say whether it took place, was missed or is cancelled.");
        form.Text("note", request.Note, TextLimits.Note);
        return form.Problems;
    }
}

public sealed class SettleAppointmentHandler(ComplaintsDb db, CareDesk desk) : IRequestHandler<SettleAppointment, Answer<AppointmentView>>
{
    public async Task<Answer<AppointmentView>> Handle(SettleAppointment request, CancellationToken cancellationToken)
    {
        if (await db.Appointments.FirstOrDefaultAsync(appointment => appointment.Id == request.Id, cancellationToken) is not { } appointment)
        {
            return Refused.NotFound("id", "There is no such appointment.");
        }

        if ((appointment.WhyNot(desk.Actor, request.Version) ?? appointment.Settle(request.To, request.Note, desk.Actor, desk.Now)) is { } refusal)
        {
            return refusal;
        }

        var ticket = await desk.TicketOf(appointment, cancellationToken);
        ticket.Cared(FactKind.Appointment, request.To.Word(), appointment.Why, request.Note?.Trim(), desk.Now, desk.Actor);
        return AppointmentView.Of(appointment, ticket.Number, ticket.Customer?.Name, desk.Actor, desk.Now);
    }
}
