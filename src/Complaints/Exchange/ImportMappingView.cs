using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>How one kind of register is read, as the API takes it and a person saves it.</summary>
public sealed record ImportMappingView
{
    public const string Auto = "auto";

    [Description("The register's name: imported tickets and what they bring with them carry it as their source. At most 100 characters.")]
    public string Name { get; init; } = "";

    [Description("What stands between two fields: ',' ';' '|' 'tab', or 'auto' to look.")]
    public string Separator { get; init; } = Auto;

    [Description("utf-8, utf-16, windows-1252, iso-8859-1, gb18030, or 'auto': UTF-8 where the file is valid UTF-8, else windows-1252. A byte order mark always decides.")]
    public string Encoding { get; init; } = Auto;

    [Description("The character around fields that contain separators or line breaks; empty for none.")]
    public string Quote { get; init; } = "\"";

    [Description("Whether the first row names the columns. Without, columns are named by their place: \"1\", \"2\", …")]
    public bool Header { get; init; } = true;

    [Description("How dates are written, as .NET format strings such as 'dd/MM/yyyy HH:mm'. Empty: ISO 8601, d.M.yyyy, yyyy/M/d and yyyyMMdd. Dates that two of the formats read differently are refused.")]
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    [Description("Time zone of the times written, as its IANA name.")]
    public string TimeZone { get; init; } = "UTC";

    [Description("Words that stand for nothing, such as NULL or N/A, whatever their case.")]
    public IReadOnlyList<string> NullWords { get; init; } = [];

    [Description("Whether 1.234,50 is written instead of 1,234.50.")]
    public bool DecimalComma { get; init; }

    [Description("Columns that together identify a row. Empty: the whole row, and how often the same row came before in the file.")]
    public IReadOnlyList<string> Key { get; init; } = [];

    [Description("Which column fills which field. openedAt is required; possible are number, openedAt, closedAt, store, storeName, channel, style, styleName, colour, size, batch, defect, defectName, problem, price, currency, boughtOn, description, outcome.")]
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    [Description("Translations of words, by field: {\"outcome\": {\"S\": \"met\", \"N\": \"notMet\"}}. Where outcome or channel have any, a word without one refuses its row.")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    [Description("Constants for fields without a column or with an empty cell: {\"store\": \"PROCON\"}.")]
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new TextOrNumber() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json.Options);

    /// <param name="at">What to put before the names of fields in problems.</param>
    internal static Answer<ImportMappingView> Read(string json, string at)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportMappingView>(json, Options) is { } mapping
                ? mapping
                : Refused.Form(at.TrimEnd('.'), "This is no JSON object.");
        }
        catch (JsonException wrong)
        {
            return Refused.Form([Explain(wrong, at)]);
        }
    }

    private static Problem Explain(JsonException wrong, string at)
    {
        var field = (wrong.Path ?? "$").TrimStart('$').TrimStart('.');
        if (wrong.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) && wrong.Message.Split('\'') is [_, var unknown, ..])
        {
            return new Problem(at + unknown, $"A mapping has no field '{ImportSentences.Short(unknown)}'.");
        }

        if (wrong.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return new Problem((at + field).TrimEnd('.'), "A field is given twice.");
        }

        return field.Length > 0
            ? new Problem(at + field, "This value does not fit the field: look at its type.")
            : new Problem(at.TrimEnd('.'), $"The mapping is not valid JSON: look at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.");
    }

    /// <summary>Lets a column be named by its place without quotation marks: 3 for "3".</summary>
    private sealed class TextOrNumber : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
                ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
