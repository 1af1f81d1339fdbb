using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Processes.Retention;

/// <summary>Says how long processes that have ended are kept before they are archived. Holds from the next run on, also for what ended before.</summary>
/// <param name="Years">Whole years; null for ever.</param>
[May(Role.Admin)]
public sealed record SetRetention(int? Years) : ICommand<RetentionSet>;

/// <param name="At">Since when; null as long as nobody has said any.</param>
public sealed record RetentionSet(int? Years, DateTime? At, string? By)
{
    internal static RetentionSet Of(RetentionRule? rule) => new(rule?.Years, rule?.At, rule?.By);
}

public sealed class SetRetentionValidator : IValidator<SetRetention>
{
    public IEnumerable<Problem> Check(SetRetention request)
    {
        var form = new FormCheck();
        RetentionRule.Check(form, request.Years);
        return form.Problems;
    }
}

public sealed class SetRetentionHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<SetRetention, Answer<RetentionSet>>
{
    public async Task<Answer<RetentionSet>> Handle(SetRetention request, CancellationToken cancellationToken)
    {
        var rule = await RetentionRule.InForce(db, cancellationToken);
        return RetentionSet.Of(rule?.Years == request.Years ? rule : db.Add(new RetentionRule(request.Years, scope.Actor, clock.Now())).Entity);
    }
}
