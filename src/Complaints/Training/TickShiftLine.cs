using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;

namespace Complaints.Training;

/// <summary>Ticks a line of the list for the start of a shift, today in one's store, or takes the tick back. Twice is the same as once.</summary>
[May(Role.Floor)]
public sealed record TickShiftLine(string? Line, bool Done) : ICommand<bool>;

public sealed class TickShiftLineValidator : IValidator<TickShiftLine>
{
    public IEnumerable<Problem> Check(TickShiftLine request)
    {
        var form = new FormCheck();
        form.Text("line", request.Line, 60, required: true);
        return form.Problems;
    }
}

public sealed class TickShiftLineHandler(ComplaintsDb db, CoachCards coach, StoreHours hours, RequestScope scope, TimeProvider clock) : IRequestHandler<TickShiftLine, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(TickShiftLine request, CancellationToken cancellationToken)
    {
        if (scope.Actor.Stores is not [var store, ..])
        {
            return Refused.Rule("", "The list is for whoever works in a store.");
        }

        if (coach.Shift().All(line => line.Id != request.Line))
        {
            return Refused.NotFound("line", $"The list has no line '{request.Line!}'.");
        }

        var now = clock.Now();
        var day = (await hours.Of(store, cancellationToken)).DayOf(now);
        var tick = await db.ShiftTicks.FindAsync([scope.Actor.PersonId, day, request.Line!], cancellationToken);
        if (request.Done && tick is null)
        {
            db.Add(new ShiftTick(scope.Actor, store, day, request.Line!, now));
        }
        else if (!request.Done && tick is not null)
        {
            db.Remove(tick);
        }

        return request.Done;
    }
}
