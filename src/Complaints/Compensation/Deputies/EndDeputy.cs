using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Compensation.Deputies;

/// <summary>Somebody is back early. From now on nobody stands in; what was decided stays.</summary>
[May(Role.Supervisor)]
public sealed record EndDeputy(Guid Id) : ICommand<DeputyRow>;

public sealed class EndDeputyValidator : IValidator<EndDeputy>
{
    public IEnumerable<Problem> Check(EndDeputy request) => [];
}

public sealed class EndDeputyHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<EndDeputy, Answer<DeputyRow>>
{
    public async Task<Answer<DeputyRow>> Handle(EndDeputy request, CancellationToken cancellationToken)
    {
        if (await db.Deputies.FindAsync([request.Id], cancellationToken) is not { } agreed || !DeputyRow.Sees(scope.Actor, agreed))
        {
            return Refused.NotFound("id", "There is no such deputy.");
        }

        if (!DeputyRow.CanEnd(scope.Actor, agreed))
        {
            return Refused.NotAllowed("Whoever is away ends this, or head office.");
        }

        agreed.End(scope.Actor, clock.Now());
        return DeputyRow.Of(agreed, scope.Actor, clock.Today());
    }
}
