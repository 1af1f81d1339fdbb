using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>The saved form of an instance. Short names, nothing that is empty: most rows of a big table are finished.</summary>
internal static class InstanceJson
{
    public const int Format = 1;

    public static string Write(WorkflowInstance i)
    {
        var json = new JsonObject
        {
            ["format"] = Format,
            ["id"] = i.Id,
            ["definition"] = i.DefinitionId,
            ["hash"] = i.DefinitionHash,
            ["status"] = i.Status.ToString(),
            ["lastToken"] = i.LastToken,
            ["lastEntry"] = i.LastEntry,
        };
        AddMap(json, "variables", i.Variables);
        AddMap(json, "input", i.Input);
        AddMap(json, "outputs", i.Outputs);
        if (i.LastResult is not null)
        {
            json["lastResult"] = i.LastResult.DeepClone();
        }

        AddMap(json, "completions", i.Completions.ToDictionary(p => p.Key, p => (JsonNode?)p.Value));
        if (i.Tokens.Count > 0)
        {
            json["tokens"] = new JsonArray([.. i.Tokens.Select(WriteToken)]);
        }

        if (i.Incident is { } incident)
        {
            json["incident"] = new JsonObject
            {
                ["activity"] = incident.ActivityId,
                ["sentence"] = incident.Sentence,
                ["details"] = incident.Details,
                ["at"] = WriteTime(incident.At),
            };
        }

        return json.ToJsonString();
    }

    public static WorkflowInstance Read(string json)
    {
        try
        {
            var o = JsonNode.Parse(json)!.AsObject();
            if (o["format"]?.GetValue<int>() != Format)
            {
                throw new FormatException("This is not an instance saved by this engine: its format is not 1.");
            }

            return new WorkflowInstance(Text(o, "id"), Text(o, "definition"), Text(o, "hash"))
            {
                Status = Enum.Parse<InstanceStatus>(Text(o, "status")),
                LastToken = o["lastToken"]!.GetValue<int>(),
                LastEntry = o["lastEntry"]!.GetValue<int>(),
                Variables = ReadMap(o["variables"]),
                Input = ReadMap(o["input"]),
                Outputs = ReadMap(o["outputs"]),
                LastResult = o["lastResult"]?.DeepClone(),
                Completions = ReadMap(o["completions"]).ToDictionary(p => p.Key, p => p.Value!.GetValue<int>()),
                Tokens = o["tokens"] is JsonArray tokens ? [.. tokens.Select(t => ReadToken(t!.AsObject()))] : [],
                Incident = o["incident"] is JsonObject i
                    ? new Incident(Text(i, "activity"), Text(i, "sentence"), i["details"]?.GetValue<string>(), Time(i, "at"))
                    : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("This is not an instance saved by this engine: " + e.Message, e);
        }
    }

    private static JsonNode WriteToken(Token t)
    {
        var json = new JsonObject { ["key"] = t.Key, ["in"] = t.Parent, ["at"] = t.ActivityId };
        if (t.Via is { } via)
        {
            json["via"] = via;
        }

        if (t.Variables is { } variables)
        {
            json["variables"] = Map(variables);
        }

        switch (t.Wait)
        {
            case HumanTask task:
                json["task"] = new JsonObject { ["id"] = task.Id, ["name"] = task.Name, ["payload"] = task.Payload.DeepClone() };
                break;
            case TimerWait timer:
                json["timer"] = new JsonObject { ["id"] = timer.Id, ["due"] = WriteTime(timer.DueAt) };
                break;
            case EventWait @event:
                json["event"] = new JsonObject { ["id"] = @event.Id, ["name"] = @event.EventName };
                break;
        }

        return json;
    }

    private static Token ReadToken(JsonObject o)
    {
        var at = Text(o, "at");
        return new Token(o["key"]!.GetValue<int>(), o["in"]!.GetValue<int>(), at)
        {
            Via = o["via"]?.GetValue<int>(),
            Variables = o["variables"] is { } variables ? ReadMap(variables) : null,
            Wait = o switch
            {
                _ when o["task"] is JsonObject t => new HumanTask(Text(t, "id"), at, Text(t, "name"), t["payload"]!.DeepClone().AsObject()),
                _ when o["timer"] is JsonObject t => new TimerWait(Text(t, "id"), at, Time(t, "due")),
                _ when o["event"] is JsonObject e => new EventWait(Text(e, "id"), at, Text(e, "name")),
                _ => null,
            },
        };
    }

    private static void AddMap(JsonObject json, string name, IReadOnlyDictionary<string, JsonNode?> map)
    {
        if (map.Count > 0)
        {
            json[name] = Map(map);
        }
    }

    private static JsonObject Map(IReadOnlyDictionary<string, JsonNode?> map) =>
        new(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

    private static Dictionary<string, JsonNode?> ReadMap(JsonNode? json) =>
        json is null ? [] : json.AsObject().ToDictionary(p => p.Key, p => p.Value?.DeepClone());

    private static string Text(JsonObject o, string name) => o[name]!.GetValue<string>();

    private static string WriteTime(DateTime utc) => utc.ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Time(JsonObject o, string name) =>
        DateTime.ParseExact(Text(o, name), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
