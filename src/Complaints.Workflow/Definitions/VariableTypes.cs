using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// The types of variables, as far as they matter for JSON: texts, numbers, truth values, anything. Files name them by
/// alias (Int32) or by .NET name (System.Int32, System.Private.CoreLib); the last word before the comma decides. What
/// stands in the brackets of a generic type is not looked at, except that Nullable is its argument.
/// </summary>
internal static class VariableTypes
{
    private enum Kind
    {
        Text,
        Whole,
        Real,
        Truth,
        Any,
    }

    public static string ShortName(string type)
    {
        var name = type.Split(',', '`')[0].Trim();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name == "Nullable" && Argument(type) is { } argument ? ShortName(argument) : name;
    }

    /// <summary>The type in the brackets of Nullable`1[[...]]; null where a list of such is meant.</summary>
    private static string? Argument(string type)
    {
        var parts = type.Split('[', ']').Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count > 1 && !type.Contains("[]", StringComparison.Ordinal) ? parts[1] : null;
    }

    /// <summary>The default value, which files keep as text, converted to its type. False if it does not fit.</summary>
    public static bool TryReadDefault(JsonElement value, string type, bool isArray, out string? json)
    {
        json = null;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            json = value.GetRawText();
            return !isArray || value.ValueKind == JsonValueKind.Array;
        }

        var text = value.GetString()!;
        var kind = isArray ? Kind.Any : KindOf(type);
        if (text.Length == 0 && kind != Kind.Text)
        {
            return true;
        }

        if (kind == Kind.Text && !IsWritten(text, ShortName(type)))
        {
            return false;
        }

        var node = kind == Kind.Any ? JsonTexts.TryParse(text) : Scalar(text, kind);
        if (isArray && node is not JsonArray)
        {
            return false;
        }

        // An Object may hold plain text.
        node ??= kind == Kind.Any && text != "null" ? JsonValue.Create(text) : null;
        json = node?.ToJsonString();
        return node is not null || text == "null";
    }

    /// <summary>
    /// A value on its way into a variable, brought to the variable's type where that loses nothing. With <paramref name="keepsShape"/>
    /// an object or a list stays one, also in a variable of texts.
    /// </summary>
    /// <returns>False if the variable cannot hold it.</returns>
    public static bool TryFit(JsonNode? value, VariableDefinition variable, bool keepsShape, out JsonNode? fitted)
    {
        fitted = value;
        if (value is null || value.GetValueKind() == JsonValueKind.Null)
        {
            return true;
        }

        if (variable.IsArray)
        {
            fitted = Activities.ActivityContext.Unpacked(value);
            return fitted is JsonArray;
        }

        var kind = KindOf(variable.TypeName);
        var isString = ShortName(variable.TypeName) == "String";
        if (kind == Kind.Any || (keepsShape && isString && value is not JsonValue))
        {
            return true;
        }

        fitted = value is JsonValue ? Fit(value, variable.TypeName)
            : isString ? JsonValue.Create(value.ToJsonString(JsonTexts.Readable))
            : null;
        if (kind is not Kind.Text && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0)
        {
            fitted = null;   // as a default that is left empty
            return true;
        }

        return fitted?.GetValueKind() switch
        {
            JsonValueKind.String => kind == Kind.Text,
            JsonValueKind.Number => kind == Kind.Real || (kind == Kind.Whole && IsWhole(fitted, out fitted)),
            JsonValueKind.True or JsonValueKind.False => kind == Kind.Truth,
            _ => false,
        };
    }

    /// <summary>5.0 is a whole number as well, and is kept as 5.</summary>
    private static bool IsWhole(JsonNode value, out JsonNode? whole)
    {
        var isWhole = decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        whole = isWhole ? JsonValue.Create((long)number) : value;
        return isWhole;
    }

    /// <summary>A value on its way into something of this type; kept as it is where it does not fit.</summary>
    public static JsonNode? Fit(JsonNode? value, string typeName)
    {
        if (value is not JsonValue)
        {
            return value;
        }

        var kind = KindOf(typeName);
        return (value.GetValueKind(), kind) switch
        {
            (JsonValueKind.String, Kind.Whole or Kind.Real or Kind.Truth) => Scalar(value.GetValue<string>(), kind) ?? value,
            (JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False, Kind.Text) => JsonValue.Create(value.ToJsonString()),
            _ => value,
        };
    }

    private static JsonValue? Scalar(string text, Kind kind) => kind switch
    {
        Kind.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
        Kind.Real => Real(text),
        Kind.Truth => bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : null,
        _ => JsonValue.Create(text),
    };

    /// <summary>To the last digit where a decimal holds it; what is too large or too small for one, as near as a double comes.</summary>
    private static JsonValue? Real(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) || !double.IsFinite(near))
        {
            return null;
        }

        var isExact = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && (exact != 0 || near == 0);
        return isExact ? JsonValue.Create(exact) : JsonValue.Create(near);
    }

    /// <summary>Whether a text that stands for something else can be read as that; empty is unset.</summary>
    private static bool IsWritten(string text, string type) => text.Length == 0 || type switch
    {
        "Guid" => Guid.TryParse(text, out _),
        "DateTime" or "DateTimeOffset" => DateTime.TryParse(text, CultureInfo.InvariantCulture, out _),
        "TimeSpan" => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _) || Durations.TryParse(text, out _),
        _ => true,
    };

    /// <summary>Whether a variable can hold any text there may be.</summary>
    public static bool TakesTexts(VariableDefinition variable) => !variable.IsArray && KindOf(variable.TypeName) is Kind.Text or Kind.Any;

    private static Kind KindOf(string type) => ShortName(type) switch
    {
        "Int16" or "Int32" or "Int64" or "Long" or "Byte" => Kind.Whole,
        "Single" or "Double" or "Decimal" => Kind.Real,
        "Boolean" => Kind.Truth,
        "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => Kind.Text,
        _ => Kind.Any,
    };
}
