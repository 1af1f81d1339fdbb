namespace Complaints.Customers;

/// <summary>A phone number as a device dials it: without the blanks and brackets that people write for themselves.</summary>
public static class Dialling
{
    public static string Call(string phone) => "tel:" + Digits(phone);

    /// <summary>A message ready to be sent.</summary>
    public static string Message(string phone, string text) => $"sms:{Digits(phone)}?&body={Uri.EscapeDataString(text)}";

    private static string Digits(string phone) => new([.. phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+')]);
}
