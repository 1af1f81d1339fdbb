using System.Globalization;
using System.Resources;
using Complaints.Shell;

namespace Complaints.Customers;

/// <summary>A customer's name as it is said to them, not as it is filed: Frau Müller, Mr Miller or 王女士, once somebody has asked how they are called.</summary>
/// <param name="Salutation">One of <see cref="CustomerChoices.Salutations"/>.</param>
public sealed record SpokenName(string? Name, string? Salutation)
{
    private static readonly ResourceManager Words = new(typeof(CustomerTexts));

    /// <summary>In the language of whoever speaks.</summary>
    public string? Here => In(Languages.Current);

    public static SpokenName? Of(Customer? customer) => customer is null ? null : new(customer.Name, customer.Salutation);

    /// <param name="language">en, de or zh: what the sentence around the name is written in.</param>
    /// <returns>Null when the name is not known.</returns>
    public string? In(string language) => string.IsNullOrWhiteSpace(Name) ? null : Salutation switch
    {
        "frau" or "nushi" => Called("Spoken.woman", language),
        "herr" or "xiansheng" => Called("Spoken.man", language),
        _ => Name.Trim(),
    };

    private string Called(string way, string language) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(way, CultureInfo.GetCultureInfo(language))!, FamilyName.Of(Name!));
}
