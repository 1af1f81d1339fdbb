using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Customers;

/// <summary>What somebody said about a customer, wherever they said it.</summary>
internal static class CustomerForm
{
    public const int MostOfCity = 100;
    public const int MostOfSize = 20;
    public const int MostOfLikes = 1000;

    public static void Customer(this FormCheck form, string field, CustomerView? customer)
    {
        if (customer is null)
        {
            return;
        }

        form.Reachable(field + ".", customer.Name, customer.Phone, customer.Email, customer.Language, customer.Salutation);
        form.When(
            string.IsNullOrWhiteSpace(customer.Name) && string.IsNullOrWhiteSpace(customer.Phone) && string.IsNullOrWhiteSpace(customer.Email),
            field, "Give a name, a phone number or an e-mail address, or open the ticket as anonymous.");
    }

    /// <summary>The same of somebody who must be named.</summary>
    public static void Named(this FormCheck form, string field, CustomerView? customer)
    {
        form.Reachable(field + ".", customer?.Name, customer?.Phone, customer?.Email, customer?.Language, customer?.Salutation);
        form.When(
            string.IsNullOrWhiteSpace(customer?.Name) && string.IsNullOrWhiteSpace(customer?.Phone) && string.IsNullOrWhiteSpace(customer?.Email),
            field, "Give a name, a phone number or an e-mail address.");
    }

    public static void Details(this FormCheck form, CustomerDetails? details)
    {
        form.When(details is null, "details", "Say what is known of the customer.");
        if (details is null)
        {
            return;
        }

        form.Reachable("", details.Name, details.Phone, details.Email, details.Language, details.Salutation);
        form.When(
            string.IsNullOrWhiteSpace(details.Name) && string.IsNullOrWhiteSpace(details.Phone) && string.IsNullOrWhiteSpace(details.Email),
            "name", "Give a name, a phone number or an e-mail address.");
        form.Text("pronounced", details.Pronounced, TextLimits.Name);
        form.Text("address", details.Address, TextLimits.Name);
        form.Text("city", details.City, MostOfCity);
        form.Text("shoeSize", details.ShoeSize, MostOfSize);
        form.Text("clothesSize", details.ClothesSize, MostOfSize);
        form.Text("likes", details.Likes, MostOfLikes);
        form.Text("topics", details.Topics, MostOfLikes);
    }

    /// <param name="channels">To which somebody agrees; see <see cref="CustomerChoices.Channels"/>.</param>
    public static void Consent(this FormCheck form, IReadOnlyList<string>? channels)
    {
        foreach (var channel in channels ?? [])
        {
            form.OneOf("consent", channel, CustomerChoices.Channels, "Say for which way of reaching them.");
        }
    }

    private static void Reachable(this FormCheck form, string prefix, string? name, string? phone, string? email, string? language, string? salutation)
    {
        form.Text(prefix + "name", name, TextLimits.Name);
        form.Text(prefix + "phone", phone, TextLimits.Phone);
        form.Text(prefix + "email", email, TextLimits.Name);
        form.When(!string.IsNullOrWhiteSpace(phone) && Customers.Customer.KeyOf(phone) is null, prefix + "phone", "A phone number has at least five digits.");
        form.When(!string.IsNullOrWhiteSpace(email) && !Customers.Customer.IsEmail(email), prefix + "email", "This is not an e-mail address.");
        form.When(language?.Trim().Length > 20, prefix + "language", "Give the language as a short tag such as de, zh or en.");
        form.OneOf(prefix + "salutation", salutation, CustomerChoices.Salutations, null);
    }
}
