using Complaints.Access;
using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>
/// A customer complains, suggests or praises. Little is needed: the store, the channel, what was said or what is wrong, and at the
/// counter the mood of whoever complains; of somebody furious the mood alone. The stages ask for the rest when it matters.
/// </summary>
/// <param name="Customer">Null for somebody who wants to stay anonymous.</param>
/// <param name="Mood">1 calm, 2 annoyed, 3 angry, 4 furious, 5 shouting or throwing.</param>
/// <param name="Kind">One of <see cref="Choices.Kinds"/>; a complaint when left out.</param>
/// <param name="RemedyWords">What the customer would like, in their own words.</param>
/// <param name="Consent">To which ways of reaching them beyond this complaint the customer agrees: some of <see cref="CustomerChoices.Channels"/>.</param>
/// <param name="AboutWhom">The colleague whom it is about: their name, user name, or how the customer describes them.</param>
[May(Role.Floor)]
public sealed record OpenTicket(
    string Store, string Channel, CustomerView? Customer, ItemView? Item, string? Defect, string? Description, string? RemedyWanted, int? Mood,
    string? Kind = null, string? RemedyWords = null, string? AboutWhom = null, IReadOnlyList<string>? Consent = null)
    : ICommand<TicketView>
{
    internal string KindOrUsual => string.IsNullOrEmpty(Kind) ? Choices.Complaint : Kind;
}

public sealed class OpenTicketValidator(TimeProvider clock) : IValidator<OpenTicket>
{
    /// <summary>Where the customer stands before the clerk, so that somebody can see how they are.</summary>
    private const string Counter = "counter";

    /// <summary>From this mood on nobody is held up by a form: what they say is written down at the first step.</summary>
    private const int Furious = 4;

    /// <summary>Nobody brings older shoes back; an earlier date is a typing mistake.</summary>
    internal static readonly DateOnly Earliest = new(1980, 1, 1);

    public IEnumerable<Problem> Check(OpenTicket request)
    {
        var form = new FormCheck();
        var complaint = request.KindOrUsual == Choices.Complaint;
        form.OneOf("kind", request.Kind, Choices.Kinds, null);
        form.Text("store", request.Store, TextLimits.Code, required: true, "Say in which store.");
        form.OneOf("channel", request.Channel, Choices.Channels, "Say how the complaint came in.");
        form.Text("defect", request.Defect, TextLimits.Code);
        form.Text("description", request.Description, TextLimits.Note, required: !complaint || (string.IsNullOrWhiteSpace(request.Defect) && request.Mood is null or < Furious), complaint
            ? Sentence.Of("Write down what the customer says, or choose what is wrong.")
            : Sentence.Of("Write down what the customer says, in the customer's own words."));
        form.OneOf("remedyWanted", request.RemedyWanted, Choices.Remedies, null);
        form.Text("remedyWords", request.RemedyWords, TextLimits.Note);
        form.Text("aboutWhom", request.AboutWhom, TextLimits.Name);
        form.Mood("mood", request.Mood, required: complaint && request.Channel == Counter);
        form.Customer("customer", request.Customer);
        form.Consent(request.Consent);
        form.When(request.Customer is null && request.Consent is { Count: > 0 }, "consent", "Somebody who is not named cannot be reached: write down who agrees.");
        if (request.Item is { } item)
        {
            form.Text("item.style", item.Style, TextLimits.Code);
            form.Text("item.colour", item.Colour, TextLimits.Code);
            form.Text("item.size", item.Size, 20);
            form.Text("item.batch", item.Batch, TextLimits.Code);
            form.Text("item.receipt", item.Receipt, TextLimits.Code);
            form.When(item.Price < 0, "item.price", "A price cannot be below zero.");
            form.When(item.Price > Money.Largest, "item.price", "This price is too high to be true. Check it for a typing mistake.");
            form.When(item.Currency is not null && !Money.IsCurrency(item.Currency), "item.currency", "Give the currency as a code such as CNY or EUR.");
            form.When(item.BoughtOn > clock.Today().AddDays(1), "item.boughtOn", "The day of purchase lies in the future.");
            form.When(item.BoughtOn < Earliest, "item.boughtOn", "The day of purchase is too long ago to be true.");
            form.OneOf("item.proof", item.Proof, Choices.Proofs, null);
            form.OneOf("item.boughtAt", item.BoughtAt, Choices.BoughtAt, null);
            form.OneOf("item.wearer", item.Wearer, Choices.Wearers, null);
        }

        return form.Problems;
    }
}

public sealed class OpenTicketHandler(
    ComplaintsDb db, ReferenceLists reference, ProcessDefinitions definitions, TicketNumbers numbers, TicketStore tickets, TicketProcess process, CustomerDesk desk, Consents consents, RequestScope scope,
    TimeProvider clock)
    : IRequestHandler<OpenTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(OpenTicket request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var form = new FormCheck();
        var store = lists.Store(request.Store);
        var style = lists.Style(request.Item?.Style);
        var defect = lists.Defect(request.Defect);
        var purchase = request.Item?.Purchase is { } id ? await db.Purchases.FindAsync([id], cancellationToken) : null;
        form.When(store is null, "store", $"There is no store {request.Store}.");
        form.When(defect is null && !string.IsNullOrEmpty(request.Defect), "defect", $"There is no defect {request.Defect}. Choose one from the list.");
        form.When(style is null && !string.IsNullOrEmpty(request.Item?.Style), "item.style", $"There is no style {request.Item?.Style}.");
        form.When(
            style is not null && !string.IsNullOrEmpty(request.Item?.Batch) && !style.Batches.Contains(request.Item.Batch),
            "item.batch", $"Style {style?.Code} has no batch {request.Item?.Batch}. Its batches are {style?.Batches ?? []}.");
        form.When(purchase is null && request.Item?.Purchase is not null, "item.purchase", "This purchase is not known. Scan the receipt once more.");
        var currency = request.Item?.Currency ?? purchase?.Currency ?? store?.Currency ?? "";
        var price = request.Item?.Price is { } major && store is not null ? Money.ToMinor(major, currency) : null;
        form.When(request.Item?.Price is not null && store is not null && price is null, "item.price", $"A price in {currency} has no more than two decimals.");
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        if (!scope.Actor.Sees(store!.Code))
        {
            return Refused.NotAllowed($"You do not work in store {store.Code}.");
        }

        if (definitions.Find(WellKnown.Leads(request.KindOrUsual)) is null)
        {
            return Refused.Rule("kind", "Suggestions and praise have no process here yet. An administrator can add one; until then, open it as a complaint.");
        }

        var now = clock.Now();
        var about = await AboutOf(request, store.Code, cancellationToken);
        var ticket = Ticket.Open(
            await numbers.Next(cancellationToken), store.Code, request.Channel, await CustomerOf(request.Customer, now, cancellationToken), ItemOf(request.Item, price, currency, purchase, store),
            defect?.Code, defect?.Group, (request.Description ?? "").Trim(), Empty(request.RemedyWanted), request.Mood, scope.Actor, now,
            request.KindOrUsual, Empty(request.RemedyWords), Empty(request.AboutWhom), about?.Id, about?.Role);
        db.Add(ticket);
        if (ticket.Customer is { } customer)
        {
            await consents.Agree(customer, request.Consent, cancellationToken);
        }

        if (await process.Start(ticket, ticket.AboutRole, cancellationToken) is { } not)
        {
            return not;
        }

        return await tickets.View(ticket, cancellationToken);
    }

    /// <summary>Praise and suggestions are no reason to go around anybody.</summary>
    private async Task<AboutColleague?> AboutOf(OpenTicket request, string store, CancellationToken cancellation) =>
        request.KindOrUsual != Choices.Complaint || Empty(request.AboutWhom) is not { } whom
            ? null
            : AboutColleague.Find(whom, store, await db.Users.AsNoTracking().ToListAsync(cancellation));

    /// <summary>What was said of the article; what was not, as the till told of it.</summary>
    private static Item ItemOf(ItemView? given, long? price, string currency, Purchase? purchase, Store store)
    {
        if (given is null)
        {
            return new Item(null, null, null, null, null, null, null, null);
        }

        // Of another article than on the receipt, the receipt says nothing.
        var sold = purchase is not null && (Empty(given.Style) ?? purchase.Style) == purchase.Style ? purchase : null;
        var minor = price ?? sold?.PriceMinor;
        return new Item(
            Empty(given.Style) ?? sold?.Style, Empty(given.Colour) ?? sold?.Colour, Empty(given.Size) ?? sold?.Size, Empty(given.Batch) ?? sold?.Batch,
            minor, minor is null ? null : currency, given.BoughtOn ?? sold?.BoughtOn, Empty(given.Proof) ?? (sold is null ? null : "receipt"),
            Empty(given.BoughtAt) ?? (sold is null ? null : sold.StoreCode == store.Code ? "here" : "otherStore"),
            Empty(given.Wearer), Empty(given.Receipt) ?? sold?.Receipt, sold?.Id);
    }

    /// <summary>
    /// The same phone number is the same customer, and what is new about them is kept; but only among the customers of stores
    /// that the clerk belongs to. What another store knows of somebody is neither shown nor changed here.
    /// </summary>
    private async Task<Customer?> CustomerOf(CustomerView? given, DateTime now, CancellationToken cancellation)
    {
        if (given is null)
        {
            return null;
        }

        var known = await desk.ByPhone(given.Phone, cancellation);
        if (known is null)
        {
            return new Customer(given.Name, given.Phone, given.Email, given.Language, now);
        }

        foreach (var field in known.Learn(given.Name, given.Phone, given.Email, given.Language))
        {
            desk.Note(known, field, now);
        }

        return known;
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
