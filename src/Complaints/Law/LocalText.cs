using System.Text.Json;
using System.Text.Json.Serialization;
using Complaints.Shell;

namespace Complaints.Law;

/// <summary>What a pack says, in each language of the interface. In JSON that leaves the program it is one text, the reader's.</summary>
[JsonConverter(typeof(AsTheReaderSpeaks))]
public sealed record LocalText(string En, string De, string Zh)
{
    public string In(string language) => language switch { "de" => De, "zh" => Zh, _ => En };

    public override string ToString() => In(Languages.Current);

    private sealed class AsTheReaderSpeaks : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text ? new LocalText(text, text, text) : throw new JsonException("A text is expected.");

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
