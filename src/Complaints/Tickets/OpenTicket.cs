using System.Net.Mail;
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

/// <summary>A customer complains.</summary>
/// <param name="Customer">Null for somebody who wants to stay anonymous.</param>
/// <param name="Mood">1 calm, 2 annoyed, 3 angry, 4 furious, 5 shouting or throwing.</param>
[May(Role.Floor)]
public sealed record OpenTicket(
    string Store, string Channel, CustomerView? Customer, ItemView? Item, string Defect, string Description, string RemedyWanted, int? Mood)
    : ICommand<TicketView>;

public sealed class OpenTicketValidator(TimeProvider clock) : IValidator<OpenTicket>
{
    /// <summary>Nobody brings older shoes back; an earlier date is a typing mistake.</summary>
    private static readonly DateOnly Earliest = new(1980, 1, 1);

    public IEnumerable<Problem> Check(OpenTicket request)
    {
        var form = new FormCheck();
        form.Text("store", request.Store, TextLimits.Code, required: true, "Say in which store.");
        form.OneOf("channel", request.Channel, Choices.Channels, "Say how the complaint came in.");
        form.Text("defect", request.Defect, TextLimits.Code, required: true, "Choose what is wrong.");
        form.Text("description", request.Description, TextLimits.Note, required: true, "Write down what the customer says, in the customer's own words.");
        form.OneOf("remedyWanted", request.RemedyWanted, Choices.Remedies, "Ask what the customer wants.");
        form.Mood("mood", request.Mood, required: true);
        if (request.Customer is { } customer)
        {
            form.Text("customer.name", customer.Name, TextLimits.Name);
            form.Text("customer.phone", customer.Phone, 40);
            form.Text("customer.email", customer.Email, TextLimits.Name);
            form.When(!string.IsNullOrWhiteSpace(customer.Phone) && Customers.Customer.KeyOf(customer.Phone) is null, "customer.phone", "A phone number has at least five digits.");
            form.When(!string.IsNullOrWhiteSpace(customer.Email) && !MailAddress.TryCreate(customer.Email.Trim(), out _), "customer.email", "This is not an e-mail address.");
            form.When(!string.IsNullOrWhiteSpace(customer.Language) && customer.Language.Length > 20, "customer.language", "Give the language as a short tag such as de, zh or en.");
            form.When(
                string.IsNullOrWhiteSpace(customer.Name) && string.IsNullOrWhiteSpace(customer.Phone) && string.IsNullOrWhiteSpace(customer.Email),
                "customer", "Give a name, a phone number or an e-mail address, or open the ticket as anonymous.");
        }

        if (request.Item is { } item)
        {
            form.Text("item.style", item.Style, TextLimits.Code);
            form.Text("item.colour", item.Colour, TextLimits.Code);
            form.Text("item.size", item.Size, 20);
            form.Text("item.batch", item.Batch, TextLimits.Code);
            form.When(item.Price < 0, "item.price", "A price cannot be below zero.");
            form.When(item.Price > Money.Largest, "item.price", "This price is too high to be true. Check it for a typing mistake.");
            form.When(item.Currency is not null && !Money.IsCurrency(item.Currency), "item.currency", "Give the currency as a code such as CNY or EUR.");
            form.When(item.BoughtOn > clock.Today().AddDays(1), "item.boughtOn", "The day of purchase lies in the future.");
            form.When(item.BoughtOn < Earliest, "item.boughtOn", "The day of purchase is too long ago to be true.");
            form.OneOf("item.proof", item.Proof, Choices.Proofs, null);
        }

        return form.Problems;
    }
}

public sealed class OpenTicketHandler(
    ComplaintsDb db, ReferenceLists reference, TicketNumbers numbers, TicketStore tickets, TicketProcess process, RequestScope scope, TimeProvider clock)
    : IRequestHandler<OpenTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(OpenTicket request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var form = new FormCheck();
        var store = lists.Store(request.Store);
        var style = lists.Style(request.Item?.Style);
        var defect = lists.Defect(request.Defect);
        form.When(store is null, "store", $"There is no store {request.Store}.");
        form.When(defect is null, "defect", $"There is no defect {request.Defect}. Choose one from the list.");
        form.When(style is null && !string.IsNullOrEmpty(request.Item?.Style), "item.style", $"There is no style {request.Item?.Style}.");
        form.When(
            style is not null && !string.IsNullOrEmpty(request.Item?.Batch) && !style.Batches.Contains(request.Item.Batch),
            "item.batch", $"Style {style?.Code} has no batch {request.Item?.Batch}. Its batches are {style?.Batches ?? []}.");
        var currency = request.Item?.Currency ?? store?.Currency ?? "";
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

        var now = clock.Now();
        var item = request.Item is { } given
            ? new Item(Empty(given.Style), Empty(given.Colour), Empty(given.Size), Empty(given.Batch), price, price is null ? null : currency, given.BoughtOn, given.Proof)
            : new Item(null, null, null, null, null, null, null, null);
        var ticket = Ticket.Open(
            await numbers.Next(cancellationToken), store.Code, request.Channel, await CustomerOf(request.Customer, now, cancellationToken), item,
            defect!.Code, defect.Group, request.Description.Trim(), request.RemedyWanted, request.Mood!.Value, scope.Actor, now);
        db.Add(ticket);
        await process.Start(ticket, cancellationToken);
        return await tickets.View(ticket, cancellationToken);
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

        var key = Customer.KeyOf(given.Phone);
        var mine = db.Tickets.SeenBy(scope.Actor);
        var known = key is null ? null : await db.Customers.Where(customer => customer.PhoneKey == key && mine.Any(ticket => ticket.CustomerId == customer.Id))
            .OrderBy(customer => customer.CreatedAt).FirstOrDefaultAsync(cancellation);
        if (known is null)
        {
            return new Customer(given.Name, given.Phone, given.Email, given.Language, now);
        }

        known.Learn(given.Name, given.Phone, given.Email, given.Language);
        return known;
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
