using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Running;

/// <summary>Reads the saved form. Values stay over the text as it was read, so that a step copies only what it looks into.</summary>
internal static partial class InstanceJson
{
    public static WorkflowInstance Read(string json)
    {
        try
        {
            var o = JsonElement.Parse(json, JsonTexts.Deep);
            var format = o.GetProperty("format").GetInt32();
            if (format != Format)
            {
                throw new FormatException($"This instance was saved in format {format}; this engine reads format {Format}.");
            }

            return new WorkflowInstance(Text(o, "id"), Text(o, "definition"), Text(o, "hash"))
            {
                Status = ReadStatus(Text(o, "status")),
                Name = TextOrNull(o, "name"),
                CorrelationId = TextOrNull(o, "correlation"),
                ParentId = TextOrNull(o, "parent"),
                Depth = Part(o, "depth")?.GetInt32() ?? 0,
                LastToken = o.GetProperty("lastToken").GetInt32(),
                LastEntry = o.GetProperty("lastEntry").GetInt32(),
                Variables = ReadMap(o, "variables"),
                Input = ReadMap(o, "input"),
                Outputs = ReadMap(o, "outputs"),
                Output = ReadMap(o, "output"),
                Outcomes = Part(o, "outcomes") is { } outcomes ? [.. outcomes.EnumerateArray().Select(name => name.GetString()!)] : [],
                LastResult = ReadNode(o, "lastResult"),
                Completions = Part(o, "completions") is { } completions ? completions.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()) : [],
                Tokens = Part(o, "tokens") is { } tokens ? [.. tokens.EnumerateArray().Select(ReadToken)] : [],
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("This is not an instance saved by this engine: " + e.Message, e);
        }
    }

    private static InstanceStatus ReadStatus(string text) =>
        Enum.TryParse<InstanceStatus>(text, out var status) && Enum.IsDefined(status) ? status : throw new ArgumentException($"'{text}' is no status.");

    private static Token ReadToken(JsonElement o)
    {
        var at = Text(o, "at");
        return new Token(o.GetProperty("key").GetInt32(), o.GetProperty("in").GetInt32(), at)
        {
            Via = Part(o, "via")?.GetInt32(),
            Variables = Part(o, "variables") is null ? null : ReadMap(o, "variables"),
            Memory = ReadNode(o, "memory"),
            Round = Part(o, "round")?.GetInt32(),
            Answer = Part(o, "answer") is { } answer ? new Answer(ReadNode(answer, "value")) : null,
            After = TextOrNull(o, "after"),
            Incident = Part(o, "incident") is { } i
                ? new Incident(Text(i, "id"), at, Text(i, "type"), Remark.FromJson(ReadNode(i, "said"), Text(i, "sentence")), TextOrNull(i, "details"), Time(i, "at"))
                : null,
            Wait = Part(o, "task") is { } task ? new HumanTask(Text(task, "id"), at, Text(task, "name"), (ReadNode(task, "payload") ?? throw new KeyNotFoundException("payload is missing.")).AsObject())
                : Part(o, "timer") is { } timer ? new TimerWait(Text(timer, "id"), at, Time(timer, "due")) { InWorkingTime = Part(timer, "working")?.GetBoolean() ?? false }
                : Part(o, "event") is { } heard ? new EventWait(Text(heard, "id"), at, Text(heard, "name"))
                : Part(o, "child") is { } child ? new ChildWait(Text(child, "id"), at, Text(child, "instance"), Text(child, "process"))
                : null,
        };
    }

    private static Dictionary<string, JsonNode?> ReadMap(JsonElement o, string name) =>
        Part(o, name) is { } map ? map.EnumerateObject().ToDictionary(p => p.Name, p => Node(p.Value)) : [];

    private static JsonNode? ReadNode(JsonElement o, string name) => Part(o, name) is { } part ? Node(part) : null;

    /// <summary>A value over the text that was read: taken apart only when somebody looks into it.</summary>
    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    private static JsonElement? Part(JsonElement o, string name) => o.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    private static string Text(JsonElement o, string name) => TextOrNull(o, name) ?? throw new KeyNotFoundException($"{name} is missing.");

    private static string? TextOrNull(JsonElement o, string name) => Part(o, name)?.GetString();

    private static DateTime Time(JsonElement o, string name) =>
        DateTime.ParseExact(Text(o, name), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
