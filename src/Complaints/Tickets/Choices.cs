namespace Complaints.Tickets;

/// <summary>The coded lists a ticket is opened with. Their words for people are in the resource files.</summary>
public static class Choices
{
    public static readonly IReadOnlyList<string> Channels = ["counter", "phone", "web", "mail", "letter", "qr", "opinionBook", "social", "thirdParty", "returnVisit"];

    public static readonly IReadOnlyList<string> Remedies = ["repair", "exchange", "refund", "priceReduction", "credit", "apology", "advice", "other"];

    /// <summary>The last two are the usual answer to "no receipt": bought with us, but nothing to show, and bought elsewhere.</summary>
    public static readonly IReadOnlyList<string> Proofs = ["receipt", "card", "box", "online", "none", "elsewhere"];

    /// <summary>What somebody comes with; only the first is a complaint, and only that is counted by quality.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["complaint", "suggestion", "praise"];

    public const string Complaint = "complaint";

    public const string Praise = "praise";

    /// <summary>With us here, with us elsewhere, with us by post, and not with us at all.</summary>
    public static readonly IReadOnlyList<string> BoughtAt = ["here", "otherStore", "online", "elsewhere"];

    public static readonly IReadOnlyList<string> Wearers = ["adult", "child"];

    /// <summary>What keeps a ticket waiting that nobody in the store can hurry.</summary>
    public static readonly IReadOnlyList<string> PauseReasons = ["customer", "workshop", "expert", "delivery", "other"];

    /// <summary>Who says that a complaint is withdrawn: the customer, somebody in their stead, or one of us because nobody comes back.</summary>
    public static readonly IReadOnlyList<string> Withdrawers = ["customer", "stead", "staff"];

    /// <summary>Where a customer takes a complaint: an authority that watches over trade, a consumer association, an arbitration board, a lawyer or the media.</summary>
    public static readonly IReadOnlyList<string> Outside = ["authority", "association", "board", "lawyer", "media"];

    public static readonly IReadOnlyList<string> Languages = ["en", "de", "zh", "other"];
}

/// <summary>How long texts may be, in characters. Long enough for an angry page, short enough for a screen.</summary>
public static class TextLimits
{
    public const int Note = 4000;
    public const int Name = 200;
    public const int Code = 60;
    public const int Phone = 40;
}
