using Complaints.Access;
using Complaints.Compensation;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Setup;

/// <summary>What is checked the same way in several requests of the set-up.</summary>
internal static class SetupForms
{
    public const int ShortestPassword = 10;
    private const int LongestPassword = 200;

    public static void Code(this FormCheck form, string field, string? code, Sentence missing)
    {
        form.Text(field, code, TextLimits.Code, required: true, missing);
        form.When(code?.Trim().Any(char.IsWhiteSpace) == true, field, "A code is one word: no spaces.");
    }

    public static void Place(this FormCheck form, string? name, string? city, string? country, string? timeZone)
    {
        form.Text("name", name, TextLimits.Name, required: true, "Say what the store is called.");
        form.Text("city", city, 100, required: true, "Say in which city it is.");
        form.When(country is not { Length: 2 } || !country.All(char.IsAsciiLetterUpper), "country", "Give the country as two letters, such as CN or DE.");
        form.When(
            string.IsNullOrWhiteSpace(timeZone) || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId,
            "timeZone", "Give the time zone by its IANA name, such as Asia/Shanghai or Europe/Berlin.");
    }

    public static void Reach(this FormCheck form, string? address, string? phone, string? hotline)
    {
        form.Text("address", address, TextLimits.Name);
        form.Text("phone", phone, TextLimits.Phone);
        form.Text("hotline", hotline, TextLimits.Name);
    }

    public static void Currency(this FormCheck form, string? currency) =>
        form.When(!Money.IsCurrency(currency), "currency", $"Choose a currency. Possible are {Money.Currencies}.");

    public static void Style(this FormCheck form, string prefix, StyleEntry style)
    {
        form.Code(prefix + "code", style.Code, "Give the style's code, as it stands on the label.");
        form.Text(prefix + "name", style.Name, TextLimits.Name, required: true, "Say what the style is called.");
        form.Text(prefix + "german", style.German, TextLimits.Name);
        form.Text(prefix + "chinese", style.Chinese, TextLimits.Name);
        form.Text(prefix + "material", style.Material, TextLimits.Code);
        form.OneOf(prefix + "article", style.Article, Articles.All, null);
        form.Words(prefix + "colours", style.Colours, TextLimits.Code);
        form.Words(prefix + "sizes", style.Sizes, 20);
        form.Words(prefix + "batches", style.Batches, TextLimits.Code);
    }

    /// <param name="missing">What to say when nothing was pasted.</param>
    public static void Pasted(this FormCheck form, string? text, Sentence missing) => form.Text("text", text, 2_000_000, required: true, missing);

    public static void Person(this FormCheck form, string? name, Role? role, IReadOnlyList<string> stores)
    {
        form.Text("name", name, 100, required: true, "Say how colleagues call this person.");
        form.When(role is null || !Enum.IsDefined(role.Value), "role", "Choose a role.");
        form.When(role is Role.Floor or Role.Supervisor or Role.Region && stores.Count == 0, "stores", "Choose at least one store: this role sees only its own.");
    }

    public static void Password(this FormCheck form, string? password)
    {
        form.When(password is not { Length: >= ShortestPassword }, "password", $"A password has at least {ShortestPassword} characters.");
        form.Text("password", password, LongestPassword);
    }

    /// <summary>Those who see every store are not listed for single ones.</summary>
    public static IReadOnlyList<string> StoresOf(Role role, IReadOnlyList<string> stores) =>
        role.SeesAllStores() ? [] : [.. stores.Distinct().Order(StringComparer.Ordinal)];

    private static void Words(this FormCheck form, string field, IReadOnlyList<string> words, int longest)
    {
        const int most = 500;
        form.When(words.Count > most, field, $"At most {most} can be listed.");
        form.When(words.FirstOrDefault(word => word.Length > longest) is not null, field, $"One of them is too long: at most {longest} characters each.");
    }
}
