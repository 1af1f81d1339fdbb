using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Customers;

public static class PurchasesApi
{
    public static void MapPurchases(this RouteGroupBuilder api) =>
        api.MapPost("/purchases", (Requests requests, HttpContext http, List<PurchaseRow?> rows) => Api.Do(requests, http, new BringPurchases(rows)))
            .WithSummary("Bring lines of receipts; wrong rows are refused by their index, the others are kept").Produces<PurchasesBrought>();
}
