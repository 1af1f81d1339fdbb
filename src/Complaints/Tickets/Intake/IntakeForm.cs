using Complaints.Compensation;
using Complaints.Customers;
using Complaints.Products;
using Complaints.Shell.Drafts;

namespace Complaints.Tickets.Intake;

/// <summary>What has been said so far, while the customer stands there. The page's parts read and write it; saving makes a request of it.</summary>
public sealed class IntakeForm
{
    public string Kind { get; set; } = Choices.Complaint;

    public string Channel { get; set; } = Choices.Channels[0];

    public string Store { get; set; } = "";

    public string? Description { get; set; }

    public int? Mood { get; set; }

    public string? Remedy { get; set; }

    public string? RemedyWords { get; set; }

    public string? Group { get; set; }

    public string? Defect { get; set; }

    public string? AboutWhom { get; set; }

    public string? Style { get; set; }

    public string? Batch { get; set; }

    public string? Size { get; set; }

    public string? Colour { get; set; }

    public string? Proof { get; set; }

    /// <summary>As typed.</summary>
    public string? Price { get; set; }

    /// <summary>Of the receipt, where there is one; otherwise the store's.</summary>
    public string? Currency { get; set; }

    public DateOnly? BoughtOn { get; set; }

    public string? BoughtAt { get; set; }

    public string? Wearer { get; set; }

    public string? Receipt { get; set; }

    public Guid? Purchase { get; set; }

    public bool Anonymous { get; set; }

    public string? Phone { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Language { get; set; }

    /// <summary>To which ways of reaching them they agree; see <see cref="Reaching"/>.</summary>
    public IReadOnlyList<string> Consent { get; set; } = [];

    /// <summary>The ways that what they left allows.</summary>
    public IReadOnlyList<string> Reaching => Anonymous ? [] : CustomerChoices.Reaching(Phone, Email);

    public bool IsComplaint => Kind == Choices.Complaint;

    /// <summary>Nobody sees the mood of somebody who writes.</summary>
    public bool NeedsMood => IsComplaint && Channel == Choices.Channels[0];

    public bool Typed => !string.IsNullOrWhiteSpace(Description) || !string.IsNullOrWhiteSpace(RemedyWords) || Style is not null || Purchase is not null;

    /// <summary>Takes an article as it was scanned. What was scanned before goes; what somebody typed about the customer stays.</summary>
    public void Take(ScanArticle article)
    {
        (Style, Batch, Size, Colour, Proof) = (article.Style, article.Batch, article.Size, article.Colour, article.Proof ?? Proof);
        (Purchase, Receipt, BoughtAt) = (article.Purchase, article.Receipt, article.BoughtAt ?? BoughtAt);
        if (article.Purchase is not null)
        {
            Price = article.Price?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
            (Currency, BoughtOn) = (article.Currency, article.BoughtOn);
        }

        if (article.Customer is { } customer && !Anonymous)
        {
            (Phone, Name) = (Said(Phone) ?? customer.Phone, Said(Name) ?? customer.Name);
            (Email, Language) = (Said(Email) ?? customer.Email, Said(Language) ?? customer.Language);
        }
    }

    /// <summary>A card says who it is, and so it goes before what was typed. What somebody else had agreed to goes with them.</summary>
    public void Take(CustomerView customer)
    {
        Consent = Said(Phone) is null || Phone == customer.Phone ? Consent : [];
        (Anonymous, Phone, Name, Email, Language) = (false, customer.Phone, customer.Name, customer.Email, customer.Language);
    }

    /// <summary>What a scan said and no field shows, for the draft: the purchase, and the receipt's currency.</summary>
    public string? Scanned => Purchase is { } purchase ? $"{purchase} {Currency}" : null;

    public void TakeScanned(string? scanned)
    {
        var parts = scanned?.Split(' ') ?? [];
        Purchase = parts.Length == 2 && Guid.TryParse(parts[0], out var purchase) ? purchase : null;
        Currency = Purchase is null ? null : Said(parts[1]);
    }

    /// <summary>Goes on with what was typed before, here or on another device.</summary>
    public void Fill(FormDraft from)
    {
        (Kind, Channel, Store) = (from.Text("kind") ?? Kind, from.Text("channel") ?? Channel, from.Text("store") ?? Store);
        (Description, Mood, Remedy, RemedyWords) = (from.Text("description"), from.Whole("mood"), from.Text("remedyWanted"), from.Text("remedyWords"));
        (Group, Defect, AboutWhom) = (from.Text("group"), from.Text("defect"), from.Text("aboutWhom"));
        (Style, Batch, Size, Colour) = (from.Text("item.style"), from.Text("item.batch"), from.Text("item.size"), from.Text("item.colour"));
        (Proof, BoughtAt, Wearer) = (from.Text("item.proof"), from.Text("item.boughtAt"), from.Text("item.wearer"));
        (Price, BoughtOn, Receipt) = (from.Text("item.price"), from.Day("item.boughtOn"), from.Text("item.receipt"));
        (Anonymous, Phone, Name, Email, Language) =
            (from.Flag("anonymous") ?? false, from.Text("customer.phone"), from.Text("customer.name"), from.Text("customer.email"), from.Text("customer.language"));
        Consent = [.. CustomerChoices.Channels.Where(channel => from.Flag(ConsentChoice.Name(channel)) == true)];
        TakeScanned(from.Text("scanned"));
    }

    /// <summary>It was another article.</summary>
    public void Drop()
    {
        (Style, Batch, Size, Colour, Proof, Price) = (null, null, null, null, null, null);
        (Currency, BoughtOn, BoughtAt, Receipt, Purchase) = (null, null, null, null, null);
    }

    public void ChooseStyle(IReadOnlyList<StyleView> styles)
    {
        var style = styles.FirstOrDefault(entry => string.Equals(entry.Code, Style?.Trim(), StringComparison.OrdinalIgnoreCase));
        Style = style?.Code ?? Style;
        Batch = style?.Batches.Contains(Batch ?? "") == true ? Batch : null;
        Colour = style is { Colours: [var only] } ? only : Colour;
    }

    public FindSimilar Similar() => new(Anonymous ? null : Phone, Anonymous ? null : Email, Anonymous ? null : Name, Purchase, Style, Batch, Size);

    public decimal? Amount => Compensation.Amount.Read(Price);

    public OpenTicket Request(string currency)
    {
        var item = new ItemView(Said(Style), Said(Colour), Said(Size), Said(Batch), Amount, Amount is null ? null : Currency ?? currency, BoughtOn, Proof, BoughtAt, Wearer, Said(Receipt), Purchase);
        var silent = Said(Phone) is null && Said(Name) is null && Said(Email) is null;
        return new OpenTicket(
            Store, Channel, Anonymous || silent ? null : new CustomerView(Name, Phone, Email, Language), item, IsComplaint ? Defect : null, Description,
            IsComplaint ? Remedy : null, IsComplaint ? Mood : null, Kind, IsComplaint ? RemedyWords : null, AboutWhom, [.. Reaching.Intersect(Consent)]);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
