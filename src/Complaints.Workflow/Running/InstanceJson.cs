using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

/// <summary>The saved form of an instance. Short names, nothing that is empty: most rows of a big table are finished.</summary>
internal static partial class InstanceJson
{
    public const int Format = 1;

    private const int UsualSize = 2048;

    public static string Write(WorkflowInstance i)
    {
        var text = new ArrayBufferWriter<byte>(UsualSize);
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("id", i.Id);
        json.WriteString("definition", i.DefinitionId);
        json.WriteString("hash", i.DefinitionHash);
        json.WriteString("status", i.Status.ToString());
        json.WriteNumber("lastToken", i.LastToken);
        json.WriteNumber("lastEntry", i.LastEntry);
        WriteText(json, "name", i.Name);
        WriteText(json, "correlation", i.CorrelationId);
        WriteText(json, "parent", i.ParentId);
        if (i.Depth > 0)
        {
            json.WriteNumber("depth", i.Depth);
        }

        WriteFilled(json, "variables", i.Variables);
        WriteFilled(json, "input", i.Input);
        WriteFilled(json, "outputs", i.Outputs);
        WriteFilled(json, "output", i.Output);
        WriteOutcomes(json, i.Outcomes);
        if (i.LastResult is not null)
        {
            WriteNode(json, "lastResult", i.LastResult);
        }

        WriteCompletions(json, i.Completions);
        WriteTokens(json, i.Tokens);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void WriteOutcomes(Utf8JsonWriter json, IReadOnlyList<string> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("outcomes");
        foreach (var outcome in outcomes)
        {
            json.WriteStringValue(outcome);
        }

        json.WriteEndArray();
    }

    private static void WriteCompletions(Utf8JsonWriter json, IReadOnlyDictionary<string, int> completions)
    {
        if (completions.Count == 0)
        {
            return;
        }

        json.WriteStartObject("completions");
        foreach (var (activity, times) in completions.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(activity, times);
        }

        json.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter json, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tokens");
        foreach (var token in tokens)
        {
            WriteToken(json, token);
        }

        json.WriteEndArray();
    }

    private static void WriteToken(Utf8JsonWriter json, Token t)
    {
        json.WriteStartObject();
        json.WriteNumber("key", t.Key);
        json.WriteNumber("in", t.Parent);
        json.WriteString("at", t.ActivityId);
        if (t.Via is { } via)
        {
            json.WriteNumber("via", via);
        }

        if (t.Variables is { } variables)
        {
            WriteMap(json, "variables", variables);
        }

        if (t.Memory is { } memory)
        {
            WriteNode(json, "memory", memory);
        }

        if (t.Round is { } round)
        {
            json.WriteNumber("round", round);
        }

        if (t.Answer is { } answer)
        {
            json.WriteStartObject("answer");
            WriteNode(json, "value", answer.Value);
            json.WriteEndObject();
        }

        WriteText(json, "after", t.After);
        if (t.Incident is { } incident)
        {
            json.WriteStartObject("incident");
            json.WriteString("id", incident.Id);
            json.WriteString("type", incident.ActivityType);
            json.WriteString("sentence", incident.Sentence);
            if (incident.Remark.ToJson() is { } said)
            {
                WriteNode(json, "said", said);
            }

            json.WriteString("details", incident.Details);
            json.WriteString("at", WriteTime(incident.At));
            json.WriteEndObject();
        }

        WriteWait(json, t.Wait);
        json.WriteEndObject();
    }

    private static void WriteWait(Utf8JsonWriter json, Wait? wait)
    {
        if (wait is null)
        {
            return;
        }

        json.WriteStartObject(wait switch { HumanTask => "task", TimerWait => "timer", EventWait => "event", _ => "child" });
        json.WriteString("id", wait.Id);
        switch (wait)
        {
            case HumanTask task:
                json.WriteString("name", task.Name);
                WriteNode(json, "payload", task.Payload);
                break;
            case TimerWait timer:
                json.WriteString("due", WriteTime(timer.DueAt));
                if (timer.InWorkingTime)
                {
                    json.WriteBoolean("working", true);
                }

                break;
            case EventWait @event:
                json.WriteString("name", @event.EventName);
                break;
            case ChildWait child:
                json.WriteString("instance", child.ChildId);
                json.WriteString("process", child.DefinitionId);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteNode(Utf8JsonWriter json, string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }

    private static void WriteFilled(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, JsonNode?> map)
    {
        if (map.Count > 0)
        {
            WriteMap(json, name, map);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, JsonNode?> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            WriteNode(json, key, value);
        }

        json.WriteEndObject();
    }

    private static string WriteTime(DateTime utc) => utc.ToString("O", CultureInfo.InvariantCulture);
}
