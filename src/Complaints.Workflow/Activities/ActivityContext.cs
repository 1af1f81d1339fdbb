using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;
using Complaints.Workflow.Running;

namespace Complaints.Workflow.Activities;

/// <summary>What an activity may see and do while it runs.</summary>
internal sealed class ActivityContext(Burst burst, Token token) : IValues
{
    /// <summary>How long the name and the correlation id of an instance may be, in characters. A name is cut; half a key would find others.</summary>
    private const int MaxName = 200;

    private readonly InstanceData _data = burst.Data;

    public DateTime Now => burst.Now;

    public string InstanceId => burst.InstanceId;

    public WorkflowDefinition Definition => burst.Definition;

    string IValues.DefinitionVersionId => Definition.VersionId ?? "";

    public Activity Activity { get; } = burst.Definition.FindActivity(token.ActivityId)!;

    public IWorkCalendar? Calendar => burst.Calendar;

    /// <summary>What the activity remembered, if it is a loop.</summary>
    public JsonNode? Memory
    {
        get => _data.Find(token)?.Memory;
        set => _data.Remember(token, current => current with { Memory = value });
    }

    /// <summary>Which round it is in, if it is a loop over a list; beside what it remembers, so that a long list is not copied in every round.</summary>
    public int? Round
    {
        get => _data.Find(token)?.Round;
        set => _data.Remember(token, current => current with { Round = value });
    }

    public bool HasProcess(string definitionId) => burst.HasProcess(definitionId);

    /// <summary>How many children are still at work.</summary>
    public int OpenChildren => burst.CountInside(token);

    /// <summary>The payload, if this activity is what set the process off; else null, and null when it is asked again.</summary>
    public Answer? TakeTrigger() => burst.TakeTrigger(token);

    public bool IsTrigger(Activity activity) => burst.IsTrigger(activity.Id);

    /// <summary>The ports a script asked for.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    public string? CorrelationId
    {
        get => _data.CorrelationId;
        set
        {
            _data.CorrelationId = WhyTooLong(value) is { } problem ? throw new ActivityFault(problem) : value;
            Journal(JournalKind.Set, new JsonObject { ["what"] = "correlationId", ["value"] = value });
        }
    }

    public string? InstanceName
    {
        get => _data.Name;
        set
        {
            _data.Name = value is { Length: > MaxName } ? JsonTexts.Head(value, MaxName - 1) + "\u2026" : value;
            Journal(JournalKind.Set, new JsonObject { ["what"] = "name", ["value"] = _data.Name });
        }
    }

    public ScriptTime ScriptTime => burst.ScriptTime;

    public IEnumerable<string> VariableNames => _data.InSight(token).Select(v => v.Variable.Name).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> InputNames => Definition.Inputs.Select(i => i.Name).Union(_data.Input.Keys, StringComparer.Ordinal);

    public JsonNode? LastResult => _data.LastResult;

    /// <summary>Why nothing can be known by this correlation id; null when it can.</summary>
    public static Remark? WhyTooLong(string? correlationId) => correlationId is { Length: > MaxName }
        ? Remark.Of($"A correlation id has at most {MaxName} characters, and this one has {correlationId.Length}.") : null;

    public static IReadOnlyList<string> Names(JsonNode? value) => Unpacked(value) switch
    {
        JsonArray list => [.. list.Select(item => Text(item) ?? "").Where(name => name.Length > 0)],
        JsonObject => throw new ActivityFault("Expected a list of names, found an object."),
        _ => Text(value) is { Length: > 0 } name ? [name] : [],
    };

    /// <summary>A list or an object that was written down as text, which is how some designers save them.</summary>
    public static JsonNode? Unpacked(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().TrimStart() is ['[' or '{', ..] text ? JsonTexts.TryParse(text) ?? value : value;

    public JsonNode? Value(Input input) => input.Expression?.Evaluate(this);

    /// <summary>The input as text, null if there is none. Numbers and truth values are written out, objects as JSON.</summary>
    public string? Text(Input input) => Text(Value(input));

    public string RequiredText(Input input) =>
        Text(input) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new ActivityFault($"The input {input.Name} is empty.");

    /// <summary>The input as true or false. Unset is false, as in Elsa.</summary>
    public bool Truth(Input input)
    {
        var value = Value(input);
        return value?.GetValueKind() switch
        {
            null or JsonValueKind.Null or JsonValueKind.False => false,
            JsonValueKind.True => true,
            JsonValueKind.String when bool.TryParse(value.GetValue<string>(), out var truth) => truth,
            _ => throw new ActivityFault($"The input {input.Name} gave {value.ToJsonString(JsonTexts.Readable)}, which is neither true nor false."),
        };
    }

    public TimeSpan Span(Input input)
    {
        var text = Text(input);
        return Durations.TryParse(text, out var span) ? span : throw new ActivityFault($"The input {input.Name} gave {text ?? (object)Remark.Of("nothing")}, which is no duration.");
    }

    public long Whole(Input input, long otherwise)
    {
        var value = Value(input);
        return value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => otherwise,
            JsonValueKind.Number or JsonValueKind.String when long.TryParse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ => throw new ActivityFault($"The input {input.Name} gave {value.ToJsonString(JsonTexts.Readable)}, which is no whole number."),
        };
    }

    public IReadOnlyList<JsonNode?> List(Input input) => Unpacked(Value(input)) switch
    {
        null => [],
        JsonArray list => [.. list],
        var value => throw new ActivityFault($"The input {input.Name} gave {value.ToJsonString(JsonTexts.Readable)}, which is no list."),
    };

    public JsonObject Object(Input input) => Unpacked(Value(input)) switch
    {
        null => [],
        JsonObject obj => obj,
        var value => throw new ActivityFault($"The input {input.Name} gave {value.ToJsonString(JsonTexts.Readable)}, which is no object."),
    };

    /// <summary>So much later than now; in working time, if there is a calendar that knows it.</summary>
    public DateTime Later(TimeSpan span, bool inWorkingTime) =>
        inWorkingTime && Calendar is { } calendar ? calendar.Add(Now, span)
        : span <= DateTime.MaxValue - Now ? Now + span
        : throw new ActivityFault($"A wait of {(int)span.TotalDays} days leads out of the calendar.");

    public IReadOnlyList<string> Names(Input input) => Names(Value(input));

    /// <summary>Leaves by these ports, and says so in the journal.</summary>
    public StepResult Decide(params IReadOnlyList<string> outcomes)
    {
        JournalDecision(outcomes);
        return StepResult.Leave(outcomes);
    }

    public void JournalDecision(IReadOnlyList<string> outcomes) =>
        Journal(JournalKind.Decided, outcomes.Count == 1 ? outcomes[0] : new JsonArray([.. outcomes.Select(o => (JsonNode)o)]));

    public void Journal(string kind, JsonNode? data) => burst.Journal(token.ActivityId, kind, data);

    public void SetVariable(string id, JsonNode? value) => _data.Set(token, _data.Find(token, v => v.Id == id, id), value);

    /// <summary>Sets a variable this activity itself gives to what is inside; not worth a line in the journal.</summary>
    public void SetOwn(string name, JsonNode? value) => _data.SetOwn(token, name, value);

    public void SetWorkflowOutput(string name, JsonNode? value)
    {
        _data.Output[name] = value?.DeepClone();
        Journal(JournalKind.Set, new JsonObject { ["what"] = "output", ["name"] = name, ["value"] = value?.DeepClone() });
    }

    /// <summary>The activity's result: the last result, and its output. As in Elsa, objects and lists keep their shape whatever variable they are bound to.</summary>
    public void SetResult(Output output, JsonNode? value)
    {
        _data.LastResult = value?.DeepClone();
        SetOutput(output, value);
    }

    public void SetOutput(Output output, JsonNode? value)
    {
        if (output.VariableId is { } id)
        {
            _data.Set(token, _data.Find(token, v => v.Id == id, id), value, keepsShape: true);
        }

        if (output.WorkflowOutput is { } name)
        {
            SetWorkflowOutput(name, value);
        }

        if (Definition.KeepsOutputs)
        {
            _data.Outputs[OutputKey(Activity.Id, output.Name)] = value?.DeepClone();
        }
    }

    Guid IValues.NewGuid() => burst.NewGuid();

    void IValues.SetOutcomes(JsonNode? names) => Outcomes = Names(names);

    JsonNode? IValues.VariableById(string id) => _data.Get(_data.Find(token, v => v.Id == id, id));

    JsonNode? IValues.Variable(string name) => _data.Get(_data.Find(token, v => v.Name == name, name));

    void IValues.SetVariableByName(string name, JsonNode? value) => _data.Set(token, _data.Find(token, v => v.Name == name, name), value);

    JsonNode? IValues.Input(string name) => _data.Input.GetValueOrDefault(name);

    JsonNode? IValues.OutputFrom(string activityIdOrName, string? output)
    {
        var activity = Definition.FindActivity(activityIdOrName) ?? Definition.AllActivities().FirstOrDefault(a => a.Name == activityIdOrName);
        return activity is null
            ? throw new ActivityFault($"There is no activity {activityIdOrName}.")
            : _data.Outputs.GetValueOrDefault(OutputKey(activity.Id, output ?? "result"));
    }

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString(JsonTexts.Readable);

    private static string OutputKey(string activityId, string output) => activityId + ":" + output.ToLowerInvariant();
}
