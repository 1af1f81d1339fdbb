using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Quality;

internal static class Registers
{
    /// <summary>An imported register with a closed complaint on each of these times, in a store of its own.</summary>
    public static Task Imported(this ComplaintsApp app, string name, params DateTime[] openedAt) => app.Saved(async db =>
    {
        foreach (var (at, index) in openedAt.Select((at, index) => (at, index)))
        {
            db.Add(Ticket.Import(
                $"X{index:0000}", name, $"{index}", "OLD-1", "web", new Item(null, null, null, null, null, null, null, null), null, "Quality", "Sole came off.",
                at, at.AddDays(3), null, Actor.System, app.Clock.Now()));
        }

        return await db.SaveChangesAsync();
    });

    public static JsonObject With(this JsonObject ticket, string field, JsonNode? value)
    {
        ticket[field] = value;
        return ticket;
    }

    public static JsonObject WithItem(this JsonObject ticket, string field, JsonNode? value)
    {
        ticket["item"]![field] = value;
        return ticket;
    }
}
