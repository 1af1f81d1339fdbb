namespace Complaints.Customers;

/// <summary>What everybody in the customer's stores may know. Each field is a text, short enough for one line or two.</summary>
/// <param name="Pronounced">How to say the name: pinyin, or a hint.</param>
/// <param name="Salutation">One of <see cref="CustomerChoices.Salutations"/>.</param>
/// <param name="Address">Street and postcode, as they stand on a parcel.</param>
/// <param name="Likes">What they like, and what they do not.</param>
/// <param name="Topics">What they like to talk about.</param>
/// <param name="Guide">The colleague who knows them best.</param>
public sealed record CustomerDetails(
    string? Name = null, string? Pronounced = null, string? Salutation = null, string? Phone = null, string? Email = null, string? Language = null, string? Address = null, string? City = null,
    string? ShoeSize = null, string? ClothesSize = null, string? Likes = null, string? Topics = null, Guid? Guide = null)
{
    /// <summary>The fields as the API names them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["name", "pronounced", "salutation", "phone", "email", "language", "address", "city", "shoeSize", "clothesSize", "likes", "topics", "guide"];

    public string? Get(string field) => field switch
    {
        "name" => Name,
        "pronounced" => Pronounced,
        "salutation" => Salutation,
        "phone" => Phone,
        "email" => Email,
        "language" => Language,
        "address" => Address,
        "city" => City,
        "shoeSize" => ShoeSize,
        "clothesSize" => ClothesSize,
        "likes" => Likes,
        "topics" => Topics,
        "guide" => Guide?.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };

    public CustomerDetails With(string field, string? value) => field switch
    {
        "name" => this with { Name = value },
        "pronounced" => this with { Pronounced = value },
        "salutation" => this with { Salutation = value },
        "phone" => this with { Phone = value },
        "email" => this with { Email = value },
        "language" => this with { Language = value },
        "address" => this with { Address = value },
        "city" => this with { City = value },
        "shoeSize" => this with { ShoeSize = value },
        "clothesSize" => this with { ClothesSize = value },
        "likes" => this with { Likes = value },
        "topics" => this with { Topics = value },
        "guide" => this with { Guide = Guid.TryParse(value, out var id) ? id : null },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };

    /// <summary>Without blanks around, and null where nothing is left.</summary>
    public CustomerDetails Tidy() => Fields.Aggregate(this, (tidy, field) => tidy.With(field, Get(field)?.Trim() is { Length: > 0 } text ? text : null));
}

/// <summary>The coded lists of a customer's file.</summary>
public static class CustomerChoices
{
    /// <summary>How to address somebody, as it is said in their language; "none" for who wants just the name.</summary>
    public static readonly IReadOnlyList<string> Salutations = ["frau", "herr", "nushi", "xiansheng", "none"];

    /// <summary>Those that are asked for at the counter, where one tap must do: as whoever asks says them.</summary>
    public static IReadOnlyList<string> SalutationsIn(string language) => language == "zh" ? ["nushi", "xiansheng", "none"] : ["frau", "herr", "none"];

    /// <returns>The same way of addressing somebody, among <see cref="SalutationsIn"/>.</returns>
    public static string? SalutationIn(string language, string? salutation) => (salutation, language == "zh") switch
    {
        ("frau", true) => "nushi",
        ("herr", true) => "xiansheng",
        ("nushi", false) => "frau",
        ("xiansheng", false) => "herr",
        _ => salutation,
    };

    public static readonly IReadOnlyList<string> Channels = ["call", "message", "mail"];

    /// <summary>The channels on which somebody can be reached who left this much.</summary>
    public static IReadOnlyList<string> Reaching(string? phone, string? email) =>
        [.. Channels.Where(channel => !string.IsNullOrWhiteSpace(channel == "mail" ? email : phone))];

    public static readonly IReadOnlyList<string> Cards = ["points", "vip", "member"];
}
