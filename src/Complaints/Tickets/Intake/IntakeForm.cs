using Complaints.Compensation;
using Complaints.Products;

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

    public FindSimilar Similar() => new(Anonymous ? null : Phone, Anonymous ? null : Email, Anonymous ? null : Name, Purchase, Style, Batch);

    public decimal? Amount => Compensation.Amount.Read(Price);

    public OpenTicket Request(string currency)
    {
        var item = new ItemView(Said(Style), Said(Colour), Said(Size), Said(Batch), Amount, Amount is null ? null : Currency ?? currency, BoughtOn, Proof, BoughtAt, Wearer, Said(Receipt), Purchase);
        var silent = Said(Phone) is null && Said(Name) is null && Said(Email) is null;
        return new OpenTicket(
            Store, Channel, Anonymous || silent ? null : new CustomerView(Name, Phone, Email, Language), item, IsComplaint ? Defect : null, Description,
            IsComplaint ? Remedy : null, IsComplaint ? Mood : null, Kind, IsComplaint ? RemedyWords : null, AboutWhom);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
