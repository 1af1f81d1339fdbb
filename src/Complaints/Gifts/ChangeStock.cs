using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Gifts;

/// <summary>Gifts came in, or were counted, or the number changes at which they are low.</summary>
/// <param name="What">delivery adds the number, count sets it, lowAt sets when it is low.</param>
/// <param name="Reason">Why the count was wrong, or what a delivery came with.</param>
/// <param name="Version">Which version of the number was seen; a delivery adds to whatever is there and needs none.</param>
[May(Role.Supervisor)]
public sealed record ChangeStock(string? What, string? Store, string? Kind, string? Size, int? Number, string? Reason = null, int? Version = null) : ICommand<StockRow>;

public sealed class ChangeStockValidator : IValidator<ChangeStock>
{
    public static readonly IReadOnlyList<string> Whats = ["delivery", "count", "lowAt"];

    public IEnumerable<Problem> Check(ChangeStock request)
    {
        var form = new FormCheck();
        form.OneOf("what", request.What, Whats, "Say what happened.");
        form.When(string.IsNullOrEmpty(request.Store), "store", "Say in which store.");
        form.Text("kind", request.Kind, 40, required: true, "Say which gift.");
        if (GiftSizes.Has(request.Kind ?? ""))
        {
            form.OneOf("size", request.Size, GiftSizes.Of(request.Kind!), "Say which size.");
        }
        else
        {
            form.When(!string.IsNullOrEmpty(request.Size), "size", "This gift has no sizes.");
        }

        form.When(request.Number is null, "number", "Say how many.");
        form.When(request.What == "delivery" && request.Number is < 1 or > StockItem.Most, "number", $"A delivery is 1 to {StockItem.Most:N0} pieces.");
        form.When(request.What is "count" or "lowAt" && request.Number is < 0 or > StockItem.Most, "number", $"This is a number from 0 to {StockItem.Most:N0}.");
        form.Text("reason", request.Reason, TextLimits.Name, required: request.What == "count", "Say why it is another number: counted, lost, damaged.");
        return form.Problems;
    }
}

public sealed class ChangeStockHandler(ComplaintsDb db, ReferenceLists reference, RequestScope scope, TimeProvider clock) : IRequestHandler<ChangeStock, Answer<StockRow>>
{
    public async Task<Answer<StockRow>> Handle(ChangeStock request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        if (lists.Store(request.Store) is not { } store || !scope.Actor.Sees(store.Code))
        {
            return Refused.NotAllowed($"You do not work in store {request.Store}.");
        }

        var form = new FormCheck();
        form.OneOf("kind", request.Kind, lists.StockedKinds, "Say which gift.");
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        var size = request.Size ?? "";
        var item = await db.StockItems.FirstOrDefaultAsync(item => item.StoreCode == store.Code && item.Kind == request.Kind && item.Size == size, cancellationToken);
        if (request.What != "delivery" && request.Version is { } seen && seen != (item?.Version ?? 0))
        {
            return Refused.Changed($"Somebody changed this number meanwhile: it is {item?.Count ?? 0} now. Look again, then say what you counted.");
        }

        item ??= db.Add(new StockItem(store.Code, request.Kind!, size)).Entity;
        var (number, note) = (request.Number!.Value, request.Reason.TrimToNull());
        if (request.What == "lowAt")
        {
            item.WarnAt(number);
        }
        else if (request.What == "delivery" && item.Count + number > StockItem.Most)
        {
            return Refused.Form("number", $"No store keeps more than {StockItem.Most:N0} of these.");
        }
        else
        {
            db.Add(request.What == "delivery"
                ? item.Move(StockMoveKind.Delivery, number, note, null, scope.Actor, clock.Now())
                : item.Move(StockMoveKind.Count, number - item.Count, note, null, scope.Actor, clock.Now()));
        }

        return StockRow.Of(item, lists);
    }
}
