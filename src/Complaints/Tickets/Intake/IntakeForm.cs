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

    /// <summary>When it was written on paper, on the clock of this screen.</summary>
    public DateTime? TakenDownAt { get; set; }

    public string? Description { get; set; }

    public int? Mood { get; set; }

    /// <summary>Whether anybody is hurt or threatened, asked of who shouts: one of <see cref="SafetyChoice.Answers"/>.</summary>
    public string? Safety { get; set; }

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

    /// <summary>How they are called; see <see cref="CustomerChoices.Salutations"/>.</summary>
    public string? Salutation { get; set; }

    /// <summary>To which ways of reaching them they agree; see <see cref="Reaching"/>.</summary>
    public IReadOnlyList<string> Consent { get; set; } = [];

    /// <summary>The ways that what they left allows.</summary>
    public IReadOnlyList<string> Reaching => Anonymous ? [] : CustomerChoices.Reaching(Phone, Email);

    public bool IsComplaint => Kind == Choices.Complaint;

    /// <summary>Nobody sees the mood of somebody who writes.</summary>
    public bool NeedsMood => IsComplaint && Channel == Choices.Channels[0];

    /// <summary>What the opening tells those who have to know; null when there is nothing to tell.</summary>
    public string? Alarm => IsComplaint && Mood == SafetyChoice.Shouting && Safety != SafetyChoice.Nobody ? Said(Safety) : null;

    public bool Typed => !string.IsNullOrWhiteSpace(Description) || !string.IsNullOrWhiteSpace(RemedyWords) || Style is not null || Purchase is not null;

    /// <summary>Takes an article as it was scanned. What was scanned before goes; what somebody typed about the customer stays.</summary>
    public void Take(ScanArticle article)
    {
        (Style, Batch, Size, Colour, Proof) = (article.Style, article.Batch, article.Size, article.Colour, article.Proof ?? Proof);
        (Purchase, Receipt, BoughtAt) = (article.Purchase, article.Receipt, article.BoughtAt ?? BoughtAt);
        if (article.Purchase is not null)
        {
            Price = Written(article.Price);
            (Currency, BoughtOn) = (article.Currency, article.BoughtOn);
        }

        if (article.Customer is { } customer && !Anonymous)
        {
            (Phone, Name) = (Said(Phone) ?? customer.Phone, Said(Name) ?? customer.Name);
            if ((Phone, Name) == (customer.Phone, customer.Name))   // who bought it may be another than who stands there
            {
                (Email, Language, Salutation) = (Said(Email) ?? customer.Email, Said(Language) ?? customer.Language, Salutation ?? customer.Salutation);
            }
        }
    }

    /// <summary>What is known of a ticket's article, to be completed.</summary>
    public void Take(ItemView item)
    {
        (Style, Batch, Size, Colour, Proof, Price) = (item.Style, item.Batch, item.Size, item.Colour, item.Proof, Written(item.Price));
        (Currency, BoughtOn, BoughtAt, Wearer, Receipt, Purchase) = (item.Currency, item.BoughtOn, item.BoughtAt, item.Wearer, item.Receipt, item.Purchase);
    }

    /// <summary>Somebody else completed it meanwhile. What was changed here stays; the rest is as they wrote it.</summary>
    public void Follow(ItemView before, ItemView now)
    {
        (Style, Batch, Size) = (Mine(Style, before.Style, now.Style), Mine(Batch, before.Batch, now.Batch), Mine(Size, before.Size, now.Size));
        (Colour, Proof, Wearer) = (Mine(Colour, before.Colour, now.Colour), Mine(Proof, before.Proof, now.Proof), Mine(Wearer, before.Wearer, now.Wearer));
        (Price, Currency) = (Mine(Price, Written(before.Price), Written(now.Price)), Mine(Currency, before.Currency, now.Currency));
        (BoughtOn, BoughtAt) = (Mine(BoughtOn, before.BoughtOn, now.BoughtOn), Mine(BoughtAt, before.BoughtAt, now.BoughtAt));
        (Receipt, Purchase) = (Mine(Receipt, before.Receipt, now.Receipt), Mine(Purchase, before.Purchase, now.Purchase));

        static T Mine<T>(T here, T before, T now) => Equals(here, before) ? now : here;
    }

    /// <summary>A card says who it is, and so it goes before what was typed. What somebody else had agreed to goes with them.</summary>
    public void Take(CustomerView customer)
    {
        Consent = Said(Phone) is null || Phone == customer.Phone ? Consent : [];
        (Anonymous, Phone, Name, Email, Language, Salutation) = (false, customer.Phone, customer.Name, customer.Email, customer.Language, customer.Salutation);
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
        (Safety, TakenDownAt) = (from.Text("safety"), from.Moment("takenDownAt"));
        (Group, Defect, AboutWhom) = (from.Text("group"), from.Text("defect"), from.Text("aboutWhom"));
        (Style, Batch, Size, Colour) = (from.Over("item.style", Style), from.Over("item.batch", Batch), from.Over("item.size", Size), from.Over("item.colour", Colour));
        (Proof, BoughtAt, Wearer) = (from.Over("item.proof", Proof), from.Over("item.boughtAt", BoughtAt), from.Over("item.wearer", Wearer));
        (Price, Receipt, BoughtOn) = (from.Over("item.price", Price), from.Over("item.receipt", Receipt), from.Has("item.boughtOn") ? from.Day("item.boughtOn") : BoughtOn);
        (Anonymous, Phone, Name, Email, Language) =
            (from.Flag("anonymous") ?? false, from.Text("customer.phone"), from.Text("customer.name"), from.Text("customer.email"), from.Text("customer.language"));
        Salutation = from.Text("customer.salutation");
        Consent = [.. CustomerChoices.Channels.Where(channel => from.Flag(ConsentChoice.Name(channel)) == true)];
        if (from.Has("scanned"))
        {
            TakeScanned(from.Text("scanned"));
        }
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

    public OpenTicket Request(string currency) => new(
        Store, Channel, Who, Article(currency), IsComplaint ? Defect : null, Description,
        IsComplaint ? Remedy : null, IsComplaint ? Mood : null, Kind, IsComplaint ? RemedyWords : null, AboutWhom, [.. Reaching.Intersect(Consent)], Alarm);

    /// <param name="currency">The store's.</param>
    public ItemView Article(string currency) =>
        new(Said(Style), Said(Colour), Said(Size), Said(Batch), Amount, Amount is null ? null : Currency ?? currency, BoughtOn, Said(Proof), Said(BoughtAt), Said(Wearer), Said(Receipt), Purchase);

    /// <summary>Null for somebody who is anonymous, or of whom nothing was said.</summary>
    public CustomerView? Who => Anonymous || (Said(Phone) ?? Said(Name) ?? Said(Email)) is null ? null : new CustomerView(Name, Phone, Email, Language, Salutation);

    private static string? Written(decimal? price) => price?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
