using System.Net.Mail;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Customers;

/// <summary>What somebody said about a customer, wherever they said it.</summary>
internal static class CustomerForm
{
    public static void Customer(this FormCheck form, string field, CustomerView? customer)
    {
        if (customer is null)
        {
            return;
        }

        form.Text($"{field}.name", customer.Name, TextLimits.Name);
        form.Text($"{field}.phone", customer.Phone, 40);
        form.Text($"{field}.email", customer.Email, TextLimits.Name);
        form.When(!string.IsNullOrWhiteSpace(customer.Phone) && Customers.Customer.KeyOf(customer.Phone) is null, $"{field}.phone", "A phone number has at least five digits.");
        form.When(!string.IsNullOrWhiteSpace(customer.Email) && !MailAddress.TryCreate(customer.Email.Trim(), out _), $"{field}.email", "This is not an e-mail address.");
        form.When(!string.IsNullOrWhiteSpace(customer.Language) && customer.Language.Length > 20, $"{field}.language", "Give the language as a short tag such as de, zh or en.");
        form.When(
            string.IsNullOrWhiteSpace(customer.Name) && string.IsNullOrWhiteSpace(customer.Phone) && string.IsNullOrWhiteSpace(customer.Email),
            field, "Give a name, a phone number or an e-mail address, or open the ticket as anonymous.");
    }
}
