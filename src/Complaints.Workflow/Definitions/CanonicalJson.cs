using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Complaints.Workflow.Definitions;

/// <summary>JSON in one agreed spelling, so that equal content has equal text and one hash.</summary>
internal static class CanonicalJson
{
    public static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = DefinitionReader.MaxDepth,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonWriterOptions Readable = new() { Indented = true, MaxDepth = DefinitionReader.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Compact = new() { MaxDepth = DefinitionReader.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Hash(JsonElement element) => Convert.ToHexStringLower(SHA256.HashData(Utf8(element, Compact, WriteSorted)));

    public static string Indented(JsonElement element) =>
        Encoding.UTF8.GetString(Utf8(element, Readable, (w, e) => e.WriteTo(w)));

    private static byte[] Utf8(JsonElement element, JsonWriterOptions options, Action<Utf8JsonWriter, JsonElement> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(writer, element);
        }

        return stream.ToArray();
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteSorted(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteSorted(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
