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
        AddText(json, "name", i.Name);
        AddText(json, "correlation", i.CorrelationId);
        AddText(json, "parent", i.ParentId);
        if (i.Depth > 0)
        {
            json["depth"] = i.Depth;
        }

        AddMap(json, "variables", i.Variables);
        AddMap(json, "input", i.Input);
        AddMap(json, "outputs", i.Outputs);
        AddMap(json, "output", i.Output);
        if (i.Outcomes.Count > 0)
        {
            json["outcomes"] = new JsonArray([.. i.Outcomes.Select(o => (JsonNode)o)]);
        }

        if (i.LastResult is not null)
        {
            json["lastResult"] = i.LastResult.DeepClone();
        }

        AddMap(json, "completions", i.Completions.ToDictionary(p => p.Key, p => (JsonNode?)p.Value));
        if (i.Tokens.Count > 0)
        {
            json["tokens"] = new JsonArray([.. i.Tokens.Select(WriteToken)]);
        }

        return json.ToJsonString();
    }

    public static WorkflowInstance Read(string json)
    {
        try
        {
            var o = JsonNode.Parse(json)!.AsObject();
            var format = o["format"]!.GetValue<int>();
            if (format != Format)
            {
                throw new FormatException($"This instance was saved in format {format}; this engine reads format {Format}.");
            }

            return new WorkflowInstance(Text(o, "id"), Text(o, "definition"), Text(o, "hash"))
            {
                Status = Enum.Parse<InstanceStatus>(Text(o, "status")),
                Name = o["name"]?.GetValue<string>(),
                CorrelationId = o["correlation"]?.GetValue<string>(),
                ParentId = o["parent"]?.GetValue<string>(),
                Depth = o["depth"]?.GetValue<int>() ?? 0,
                LastToken = o["lastToken"]!.GetValue<int>(),
                LastEntry = o["lastEntry"]!.GetValue<int>(),
                Variables = ReadMap(o["variables"]),
                Input = ReadMap(o["input"]),
                Outputs = ReadMap(o["outputs"]),
                Output = ReadMap(o["output"]),
                Outcomes = o["outcomes"] is JsonArray outcomes ? [.. outcomes.Select(name => name!.GetValue<string>())] : [],
                LastResult = o["lastResult"]?.DeepClone(),
                Completions = ReadMap(o["completions"]).ToDictionary(p => p.Key, p => p.Value!.GetValue<int>()),
                Tokens = o["tokens"] is JsonArray tokens ? [.. tokens.Select(t => ReadToken(t!.AsObject()))] : [],
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

        if (t.Memory is { } memory)
        {
            json["memory"] = memory.DeepClone();
        }

        if (t.Answer is { } answer)
        {
            json["answer"] = new JsonObject { ["value"] = answer.Value?.DeepClone() };
        }

        AddText(json, "after", t.After);
        if (t.Incident is { } incident)
        {
            json["incident"] = new JsonObject
            {
                ["id"] = incident.Id,
                ["type"] = incident.ActivityType,
                ["sentence"] = incident.Sentence,
                ["details"] = incident.Details,
                ["at"] = WriteTime(incident.At),
            };
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
            case ChildWait child:
                json["child"] = new JsonObject { ["id"] = child.Id, ["instance"] = child.ChildId, ["process"] = child.DefinitionId };
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
            Memory = o["memory"]?.DeepClone(),
            Answer = o["answer"] is JsonObject answer ? new Answer(answer["value"]?.DeepClone()) : null,
            After = o["after"]?.GetValue<string>(),
            Incident = o["incident"] is JsonObject i
                ? new Incident(Text(i, "id"), at, Text(i, "type"), Text(i, "sentence"), i["details"]?.GetValue<string>(), Time(i, "at"))
                : null,
            Wait = o switch
            {
                _ when o["task"] is JsonObject t => new HumanTask(Text(t, "id"), at, Text(t, "name"), t["payload"]!.DeepClone().AsObject()),
                _ when o["timer"] is JsonObject t => new TimerWait(Text(t, "id"), at, Time(t, "due")),
                _ when o["event"] is JsonObject e => new EventWait(Text(e, "id"), at, Text(e, "name")),
                _ when o["child"] is JsonObject c => new ChildWait(Text(c, "id"), at, Text(c, "instance"), Text(c, "process")),
                _ => null,
            },
        };
    }

    private static void AddText(JsonObject json, string name, string? text)
    {
        if (text is not null)
        {
            json[name] = text;
        }
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
