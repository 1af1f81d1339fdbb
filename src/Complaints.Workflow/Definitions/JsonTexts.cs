using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// JSON may hold an escaped half of a surrogate pair, which is no text: reading it throws an InvalidOperationException, and
/// so may parsing, where it stands in the name of a property.
/// </summary>
internal static class JsonTexts
{
    /// <summary>For values that were let in already: deeper than any of them with an instance around it.</summary>
    public static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2 * DefinitionReader.MaxDepth };

    /// <summary>JSON as people read it: letters of every script as they are.</summary>
    public static readonly JsonSerializerOptions Readable = new() { MaxDepth = Deep.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool AreWhole(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().All(p => IsWhole(() => p.Name) && AreWhole(p.Value));
            case JsonValueKind.Array:
                return element.EnumerateArray().All(AreWhole);
            case JsonValueKind.String:
                return IsWhole(element.GetString);
            default:
                return true;
        }
    }

    /// <summary>The text as it is once it has been saved: half of a surrogate pair, which scripts may cut off, becomes U+FFFD.</summary>
    public static string Whole(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The first so many characters of a longer text, or one less where a surrogate pair would be cut.</summary>
    public static string Head(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The JSON in a text, or null if it is none.</summary>
    public static JsonNode? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, CanonicalJson.Strict);
            return AreWhole(document.RootElement) ? JsonNode.Parse(document.RootElement.GetRawText(), documentOptions: Deep) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWhole(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
