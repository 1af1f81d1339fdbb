using Complaints.Exchange;
using Complaints.Products;
using Complaints.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Setup;

public static class OpeningHoursApi
{
    public static void MapOpeningHours(this RouteGroupBuilder api)
    {
        api.MapGet("/stores/{store}/hours", (Requests requests, string store, CancellationToken cancellation) => Api.Ask(requests, new ShowOpeningHours(store), cancellation))
            .WithSummary("The opening hours of a store and the days that differ").Produces<StoreHoursView>();
        api.MapPost("/stores/{store}/hours", (Requests requests, HttpContext http, string store, [FromBody] OpeningHours body) => Api.Do(requests, http, new SetOpeningHours(store, body)))
            .WithSummary("Set the opening hours of a store").Produces<StoreHoursView>();
    }
}
