using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Compensation.Books;

/// <summary>Adds the books up now, not only at night.</summary>
[May(Role.Region)]
public sealed record RunLedgerCheck : ICommand<LedgerCheckView>;

public sealed class RunLedgerCheckValidator : IValidator<RunLedgerCheck>
{
    public IEnumerable<Problem> Check(RunLedgerCheck request) => [];
}

public sealed class RunLedgerCheckHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<RunLedgerCheck, Answer<LedgerCheckView>>
{
    public async Task<Answer<LedgerCheckView>> Handle(RunLedgerCheck request, CancellationToken cancellationToken)
    {
        var check = await LedgerCheck.Run(db, scope.Actor.Name, clock.Now(), cancellationToken);
        db.Add(check);
        return LedgerCheckView.Of(check);
    }
}
