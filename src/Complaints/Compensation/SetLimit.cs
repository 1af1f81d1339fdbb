using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Compensation;

/// <summary>How much a role may give without asking. It holds at once, also for what waits for a decision.</summary>
/// <param name="Kind">Counts this kind alone; null for all goodwill together.</param>
/// <param name="Amount">In major units; null takes the rule away.</param>
[May(Access.Role.Admin)]
public sealed record SetLimit(Role? Role, string? Currency, string? Kind, LimitPeriod? Period, decimal? Amount) : ICommand<LimitView>;

public sealed class SetLimitValidator : IValidator<SetLimit>
{
    public IEnumerable<Problem> Check(SetLimit request)
    {
        var form = new FormCheck();
        form.When(request.Role is not { } role || !Roles.Ladder.Contains(role), "role", "Say for which role: floor, supervisor, region or admin.");
        form.When(!Money.IsCurrency(request.Currency), "currency", "Choose a currency.");
        form.When(request.Period is not { } period || !Enum.IsDefined(period), "period", "Say for which time: case, month or envelope.");
        form.When(request.Period == LimitPeriod.Envelope && !string.IsNullOrEmpty(request.Kind), "kind", "The envelope for second offers counts all kinds together. Leave the kind out.");
        form.When(request.Amount is not null and not (>= 0 and <= Money.Largest), "amount", $"A limit goes from 0 to {Money.Largest:N0}.");
        form.Text("kind", request.Kind, 40);
        return form.Problems;
    }
}

public sealed class SetLimitHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope) : IRequestHandler<SetLimit, Answer<LimitView>>
{
    public async Task<Answer<LimitView>> Handle(SetLimit request, CancellationToken cancellationToken)
    {
        var (role, currency, kind, period) = (request.Role!.Value, request.Currency!, request.Kind ?? LimitRule.AnyKind, request.Period!.Value);
        if (kind != LimitRule.AnyKind && !(await reference.Get(cancellationToken)).AllKinds.Any(known => known.Kind == kind && known.Currency == currency))
        {
            return Refused.NotFound("kind", $"The catalogue has no {kind} in {currency}.");
        }

        var rule = await db.FindAsync<LimitRule>([role, currency, kind, period], cancellationToken);
        if (request.Amount is not { } amount)
        {
            if (rule is null)
            {
                return Refused.NotFound("role", "There is no such limit.");
            }

            db.Remove(rule);
            return LimitView.Of(rule);
        }

        if (Money.ToMinor(amount, currency) is not { } minor)
        {
            return Refused.Form("amount", $"An amount in {currency} has no more than two decimals.");
        }

        if (rule is null)
        {
            db.Add(rule = new LimitRule(role, currency, kind, period, minor, scope.Actor.Name));
        }
        else
        {
            rule.Set(minor, scope.Actor.Name);
        }

        return LimitView.Of(rule);
    }
}
