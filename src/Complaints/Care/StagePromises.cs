using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Care;

/// <summary>
/// Writes into the ledger what the answers of a stage promise, and what they say about promises made before. It goes by the
/// names of the fields, so that a process of the chain's own is understood too: <c>dueOn</c> with <c>remedy</c> and <c>owner</c>,
/// <c>appointment</c>, and <c>promiseKept</c> with yes, no or nothingPromised.
/// </summary>
public sealed class StagePromises(ComplaintsDb db, StoreHours hours, RequestScope scope, TimeProvider clock)
{
    private const string Nothing = "none";

    public async Task Follow(Ticket ticket, StageVisit visit, JsonObject answers, CancellationToken cancellation)
    {
        if (Text(answers, "promiseKept") is { } kept)
        {
            await Settle(ticket, kept, cancellation);
        }

        var remedy = Text(answers, "remedy");
        if (remedy == Nothing)
        {
            await LetGo(ticket, visit, cancellation);
        }
        else if (Day(answers, "dueOn") is { } dueOn)
        {
            await Make(ticket, visit, remedy ?? visit.Stage, Text(answers, "owner"), dueOn, cancellation);
        }

        if (Day(answers, "appointment") is { } answeredOn)
        {
            await Make(ticket, visit, Promise.Answer, null, answeredOn, cancellation);
        }
    }

    private async Task Make(Ticket ticket, StageVisit visit, string what, string? owner, DateOnly dueOn, CancellationToken cancellation)
    {
        var (by, now) = (scope.Actor, clock.Now());
        var before = (await Of(ticket, cancellation)).Where(promise => promise.State == PromiseState.Open && promise.Stage == visit.Stage).ToList();
        var (name, id) = await OwnerOf(db, ticket, owner, by, cancellation);
        var promise = new Promise(ticket, what, name, id, dueOn, await hours.Of(ticket.StoreCode, cancellation), visit.Stage, by, now);
        foreach (var old in before)
        {
            old.ReplaceBy(promise, visit.Note ?? "", by, now);
        }

        db.Add(promise);
    }

    /// <summary>Where the customer is given nothing after all, what this stage promised them before stands no longer.</summary>
    private async Task LetGo(Ticket ticket, StageVisit visit, CancellationToken cancellation)
    {
        foreach (var promise in (await Of(ticket, cancellation)).Where(promise => promise.Stage == visit.Stage))
        {
            promise.FallAway(clock.Now(), scope.Actor);
        }
    }

    private async Task Settle(Ticket ticket, string kept, CancellationToken cancellation)
    {
        var (by, now) = (scope.Actor, clock.Now());
        var all = await Of(ticket, cancellation);
        foreach (var promise in all.Where(promise => promise.State == PromiseState.Open).ToList())
        {
            switch (kept)
            {
                case "yes":
                    promise.Settle(PromiseState.Kept, null, by, now);
                    break;
                case "no":
                    promise.Settle(PromiseState.Broken, null, by, now);
                    break;
                default:
                    promise.FallAway(now, by);
                    break;
            }
        }

        // All were ticked off here, and the customer says that this is not how it was.
        if (kept == "no" && all.All(promise => promise.State != PromiseState.Broken) && all.Where(promise => promise.State == PromiseState.Kept).MaxBy(promise => promise.DueOn) is { } last)
        {
            last.CustomerSaysBroken(null, by, now);
        }
    }

    private async Task<IReadOnlyList<Promise>> Of(Ticket ticket, CancellationToken cancellation)
    {
        await db.Promises.Where(promise => promise.TicketId == ticket.Id).LoadAsync(cancellation);
        return [.. db.Promises.Local.Where(promise => promise.TicketId == ticket.Id)];
    }

    /// <summary>Whoever is named, found among those who see the ticket; nobody named means whoever makes the promise.</summary>
    internal static async Task<(string Name, Guid? Id)> OwnerOf(ComplaintsDb db, Ticket ticket, string? named, Actor by, CancellationToken cancellation)
    {
        var name = named?.Trim() is { Length: > 0 } said ? said.Length > TextLimits.Name ? said[..TextLimits.Name] : said : by.Name;
        if (name == by.Name)
        {
            return (name, by.PersonId);
        }

        var user = WorkItem.Key(name);
        var people = await db.Users.AsNoTracking().Where(person => person.Name == name || person.NormalizedUserName == user).ToListAsync(cancellation);
        return people.Where(person => person.AsActor().Sees(ticket.StoreCode)).ToList() is [var one] ? (one.Name, one.Id) : (name, null);
    }

    private static string? Text(JsonObject answers, string name) =>
        answers[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text
            ? text.Length > Promise.LongestWhat ? text[..Promise.LongestWhat] : text : null;

    private static DateOnly? Day(JsonObject answers, string name) =>
        DateOnly.TryParseExact(Text(answers, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
