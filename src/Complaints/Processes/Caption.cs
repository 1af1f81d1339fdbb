using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>
/// What a process calls a task or a field: one text, or one for each language, as its definition gives it. All languages are
/// kept with the task, because its readers differ.
/// </summary>
/// <param name="Words">By language: en, de, zh. A text without languages stands under "".</param>
[JsonConverter(typeof(CaptionJson))]
public sealed record Caption(IReadOnlyDictionary<string, string> Words)
{
    private static readonly Remark Form = "give a text, or one for each language: { \"en\": \"…\", \"de\": \"…\", \"zh\": \"…\" }.";

    public static readonly Caption None = "";

    public static implicit operator Caption(string text) => new(new Dictionary<string, string> { [""] = text });

    public bool IsEmpty => Words.Values.All(string.IsNullOrWhiteSpace);

    /// <summary>For where one text is kept for everybody.</summary>
    public string Plain => In("en");

    /// <summary>As the reader says it.</summary>
    public string Shown => In(Languages.Current);

    /// <summary>The same; a text without languages is translated when the resource files have these very words for this code.</summary>
    /// <param name="group">Field: what stands before the dot in the resource files.</param>
    public string Of(string group, string code) => Words.ContainsKey("") ? Labels.Own(group, code, Plain) : Shown;

    /// <summary>The same, with this text for English where it has none.</summary>
    public Caption Else(string english) => Words.ContainsKey("en") ? this : new(new Dictionary<string, string>(Words) { ["en"] = english });

    /// <returns>Why this is no caption; null when it is one, or nothing.</returns>
    public static Remark? WhyNot(JsonNode? given) => given switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out _) => null,
        JsonObject { Count: > 0 } words when words.FirstOrDefault(word => !Languages.Codes.Contains(word.Key)) is { Key: { } strange } => Remark.Of($"'{strange}' is no language of this program; {Form}"),
        JsonObject { Count: > 0 } words when words.All(word => word.Value is JsonValue text && text.TryGetValue<string>(out var said) && !string.IsNullOrWhiteSpace(said)) => null,
        _ => Form,
    };

    private string In(string language) =>
        Words.TryGetValue(language, out var said) || Words.TryGetValue("en", out said) ? said : Words.Values.FirstOrDefault() ?? "";
}

/// <summary>Written as it was given: a text as a text, languages as an object.</summary>
public sealed class CaptionJson : JsonConverter<Caption>
{
    public override Caption Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var given = JsonNode.Parse(ref reader);
        return given is null || Caption.WhyNot(given) is not null ? throw new JsonException()
            : given is JsonObject words ? new Caption(words.ToDictionary(word => word.Key, word => word.Value!.GetValue<string>()))
            : given.GetValue<string>();
    }

    public override void Write(Utf8JsonWriter writer, Caption value, JsonSerializerOptions options)
    {
        if (value.Words.TryGetValue("", out var text))
        {
            writer.WriteStringValue(text);
            return;
        }

        JsonSerializer.Serialize(writer, value.Words, options);
    }
}
