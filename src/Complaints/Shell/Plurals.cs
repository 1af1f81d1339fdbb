using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Complaints.Shell;

/// <summary>
/// Texts that count: <c>{0} {0:day|days}</c> says "1 day" and "2 days". Each language writes as many forms as it has; Chinese
/// has one and writes none.
/// </summary>
public sealed class CountingLocalizer<TTexts>(IStringLocalizerFactory factory) : IStringLocalizer<TTexts>
{
    private readonly IStringLocalizer texts = factory.Create(typeof(TTexts));

    public LocalizedString this[string name] => texts[name];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = texts[name];
            return found.ResourceNotFound ? found : new LocalizedString(name, string.Format(Plurals.Here, found.Value, arguments), resourceNotFound: false, found.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
}

/// <summary>Formats as the reader's language does, and chooses between <c>one|many</c> by the number. English and German need no more forms.</summary>
public sealed class Plurals : IFormatProvider, ICustomFormatter
{
    private Plurals()
    {
    }

    public static Plurals Here { get; } = new();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.CurrentCulture.GetFormat(formatType!);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (format?.Split('|'), arg) switch
    {
        ([var one, var many], IConvertible number) => Convert.ToDouble(number, CultureInfo.InvariantCulture) == 1 ? one : many,
        (_, IFormattable value) => value.ToString(format, CultureInfo.CurrentCulture),
        _ => arg?.ToString() ?? "",
    };
}
