using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Compensation.Books;

/// <summary>What a store may give each month, from a month on that is not over.</summary>
/// <param name="Amount">In major units of the store's currency.</param>
[May(Role.Region)]
public sealed record SetBudget(string Store, string? FromMonth, decimal? Amount) : ICommand<BudgetSet>;

public sealed record BudgetSet(string Store, string FromMonth, decimal Amount, string Currency);

public sealed class SetBudgetValidator : IValidator<SetBudget>
{
    public IEnumerable<Problem> Check(SetBudget request)
    {
        var form = new FormCheck();
        form.Text("store", request.Store, 60, required: true, "Say in which store.");
        form.When(request.Amount is not (>= 0 and <= Money.Largest), "amount", $"A budget goes from 0 to {Money.Largest:N0}.");
        form.When(Budgets.FirstDay(request.FromMonth) is null, "fromMonth", "Give a month as 2026-11.");
        return form.Problems;
    }
}

public sealed class SetBudgetHandler(ComplaintsDb db, ReferenceLists reference, Turns turns, Budgets budgets, RequestScope scope, TimeProvider clock) : IRequestHandler<SetBudget, Answer<BudgetSet>>
{
    public async Task<Answer<BudgetSet>> Handle(SetBudget request, CancellationToken cancellationToken)
    {
        if ((await reference.Get(cancellationToken)).Store(request.Store) is not { } store)
        {
            return Refused.NotFound("store", $"There is no store {request.Store}.");
        }

        if (!scope.Actor.Sees(store.Code))
        {
            return Refused.NotAllowed($"You do not work in store {store.Code}.");
        }

        var (month, now) = (request.FromMonth!, clock.Now());
        var running = Budgets.MonthOf(store.DayOf(now));
        if (string.CompareOrdinal(month, running) < 0)
        {
            return Refused.Form("fromMonth", $"The month {month} is over. A budget holds from {running} on at the earliest.");
        }

        if (Money.ToMinor(request.Amount!.Value, store.Currency) is not { } minor)
        {
            return Refused.Form("amount", $"An amount in {store.Currency} has no more than two decimals.");
        }

        await turns.TakeStore(store.Code, cancellationToken);
        if (month == running && await budgets.Left(store, running, null, cancellationToken) is { } left)
        {
            var before = (await budgets.Monthly(store.Code, running, cancellationToken))!.Value;
            if (left + minor - before < 0)
            {
                return Refused.Rule("amount", $"{Money.Show(before - left, store.Currency)} of this month's budget is given or asked for already. It cannot be set below that.");
            }

            if (minor != before)
            {
                db.Add(LedgerEntry.Fund(store.Code, running, store.Currency, minor - before, scope.Actor, now));
            }
        }

        if (await db.FindAsync<StoreBudget>([store.Code, month], cancellationToken) is { } budget)
        {
            budget.Set(minor, scope.Actor, now);
        }
        else
        {
            db.Add(new StoreBudget(store.Code, month, store.Currency, minor, scope.Actor, now));
        }

        return new BudgetSet(store.Code, month, request.Amount.Value, store.Currency);
    }
}
