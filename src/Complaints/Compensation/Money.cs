using System.Globalization;

namespace Complaints.Compensation;

/// <summary>Amounts are whole minor units (cents, fen) inside; people and the API see major units.</summary>
public static class Money
{
    /// <summary>The largest amount one line may be, in major units. Anything above is a typing mistake.</summary>
    public const decimal Largest = 1_000_000m;

    private static readonly HashSet<string> Known = ["CNY", "EUR", "GBP", "USD", "CHF", "BRL", "PLN", "CZK", "SEK", "NOK", "DKK", "HKD", "INR"];

    private static readonly HashSet<string> WithoutMinorUnits = ["JPY", "KRW"];

    public static IReadOnlyList<string> Currencies => [.. Known.Concat(WithoutMinorUnits).Order(StringComparer.Ordinal)];

    public static bool IsCurrency(string? code) => code is not null && (Known.Contains(code) || WithoutMinorUnits.Contains(code));

    /// <returns>Minor units; null when the amount has more decimals than the currency, or is larger than any.</returns>
    public static long? ToMinor(decimal amount, string currency)
    {
        if (Math.Abs(amount) > Largest)
        {
            return null;
        }

        var minor = amount * Factor(currency);
        return minor == decimal.Truncate(minor) ? (long)minor : null;
    }

    public static decimal ToMajor(long minor, string currency) => minor / Factor(currency);

    /// <summary>With the currency's sign or code where the reader expects it and the reader's digits, without decimals where there are none: "¥50", "€12.50", in German "12,50 €".</summary>
    public static string Show(long minor, string currency) => Show(ToMajor(minor, currency), currency);

    /// <param name="amount">In major units.</param>
    /// <param name="currency">ISO 4217.</param>
    public static string Show(decimal amount, string currency)
    {
        var number = amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", CultureInfo.CurrentCulture);
        var sign = Sign(currency);
        return sign == currency ? $"{number} {currency}"
            : CultureInfo.CurrentCulture.NumberFormat.CurrencyPositivePattern is 1 or 3 ? $"{number}\u00A0{sign}"
            : sign + number;
    }

    /// <summary>The currency's sign, or its code where people write that; for the label of a field.</summary>
    public static string Sign(string currency) => currency switch { "CNY" or "JPY" => "¥", "EUR" => "€", "GBP" => "£", _ => currency };

    private static decimal Factor(string currency) => WithoutMinorUnits.Contains(currency) ? 1m : 100m;
}
