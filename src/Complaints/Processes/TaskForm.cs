using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>What a process definition says about one of its human tasks: the payload of an Elsa.RunTask, read and checked.</summary>
/// <param name="Stage">The stage it records; null for work beside the stages.</param>
/// <param name="Due">How long after opening it is due, by the task's clock.</param>
/// <param name="MoodRequired">Whether the customer's mood has to be seen again.</param>
/// <param name="Clock">Which time counts for <paramref name="Due"/> and <paramref name="Escalation"/>.</param>
/// <param name="RoleFrom">A variable of the process that names the role instead, where it names one.</param>
/// <param name="Contact">How the customer is reached for it: call, message or mail. Nobody is reached who has not agreed to it: see <see cref="NoConsent"/>.</param>
/// <param name="Script">What to say, a line each; <c>[, {name}]</c> stands for the customer's name, see <see cref="Stages.SpokenLine"/>.</param>
/// <param name="Customer">Whom it is about, when that is somebody else than its process is about.</param>
/// <param name="Candidates">User names of the only ones who may do it; null when the role is enough.</param>
/// <param name="AnotherDay">Outcomes that count only on another day than the one on which it was opened: whoever tries to reach somebody does so on different days.</param>
public sealed record TaskForm(
    string? Stage, Role Role, Caption Title, TimeSpan? Due, bool MoodRequired, IReadOnlyList<string> Outcomes, IReadOnlyList<TaskField> Fields,
    TaskClock Clock = TaskClock.Always, TaskEscalation? Escalation = null, IReadOnlyList<string>? Candidates = null,
    string? RoleFrom = null, string? Contact = null, Caption? Script = null, Guid? Customer = null, IReadOnlyList<string>? AnotherDay = null)
{
    /// <summary>The outcome of a task for which a customer would be reached who has not agreed to that; the program gives this answer itself.</summary>
    public const string NoConsent = "noConsent";

    private static readonly string[] Contacts = ["call", "message", "mail"];
    private const string DefectOptions = "defects";
    private static readonly string[] FieldExtras = ["required", "requiredFor", "unlessGiven", "options", "optionsFrom", "notPast", "multiline"];
    private static readonly string[] TextNames = ["stage", "due", "mood", "clock", "roleFrom", "contact", "customer"];
    private static readonly string[] KnownNames = ["stage", "role", "roleFrom", "title", "due", "clock", "escalation", "candidates", "mood", "outcomes", "fields", "coach", "contact", "script", "customer", "anotherDay"];

    /// <returns>The form, or why the payload is none; every problem starts with the name of the property it is about.</returns>
    public static (TaskForm? Form, IReadOnlyList<string> Problems) Read(JsonObject payload)
    {
        var problems = new List<string>();
        foreach (var name in payload.Select(property => property.Key).Except(KnownNames))
        {
            problems.Add($"{name}: a task has no such property; it knows {string.Join(", ", KnownNames)}.");
        }

        string? Text(string name) => payload[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var role = Roles.Parse(Text("role"));
        if (role is null)
        {
            problems.Add("role: say who does it: floor, supervisor, region, quality, admin or legal.");
        }

        TimeSpan? due = Text("due") is { } duration ? Span("due", duration, problems) : null;
        var clock = Text("clock") is { } word ? Words.Parse<TaskClock>(word) : TaskClock.Always;
        if (clock is null)
        {
            problems.Add($"clock: '{Text("clock")}' is neither openingHours nor always.");
        }

        var escalation = payload["escalation"] is { } rises ? ReadEscalation(rises, role, problems) : null;
        var candidates = payload["candidates"] is JsonArray people ? [.. people.Select(person => person?.ToString() ?? "")] : Array.Empty<string>();
        if (payload["candidates"] is not (null or JsonArray) || candidates.Any(person => string.IsNullOrWhiteSpace(person) || person.Contains('|', StringComparison.Ordinal)))
        {
            problems.Add("candidates: list the user names of those who may do it, such as [\"anna\", \"ben\"].");
        }

        var outcomes = payload["outcomes"] is JsonArray words ? [.. words.Select(word => word?.ToString() ?? "")] : Array.Empty<string>();
        if (outcomes.Length == 0 || outcomes.Any(string.IsNullOrWhiteSpace))
        {
            problems.Add("outcomes: list at least one word by which the task can end.");
        }

        if (Text("contact") is { } contact && !(Contacts.Contains(contact) && outcomes.Contains(NoConsent)))
        {
            problems.Add(Contacts.Contains(contact)
                ? $"outcomes: a task that reaches out to a customer can end with {NoConsent}, for who has not agreed to that."
                : $"contact: '{contact}' is none of {string.Join(", ", Contacts)}.");
        }

        if (Text("customer") is { } customer && !Guid.TryParse(customer, out _))
        {
            problems.Add($"customer: '{customer}' is no customer's id.");
        }

        if (Caption.WhyNot(payload["script"]) is { } unsaid)
        {
            problems.Add($"script: {unsaid}");
        }

        var another = payload["anotherDay"] is JsonArray later ? [.. later.Select(word => word?.ToString() ?? "")] : Array.Empty<string>();
        if (payload["anotherDay"] is not (null or JsonArray) || another.Except(outcomes).Any())
        {
            problems.Add("anotherDay: list outcomes of the task that count on another day only, such as [\"noReply\"].");
        }

        problems.AddRange(Twice(outcomes).Select(word => $"outcomes: '{word}' is listed twice."));
        problems.AddRange(TextNames.Where(name => payload[name] is not null && Text(name) is null).Select(name => $"{name}: this has to be a text."));

        if (Caption.WhyNot(payload["title"]) is { } untitled)
        {
            problems.Add($"title: {untitled}");
        }

        var fields = new List<TaskField>();
        foreach (var entry in payload["fields"] as JsonArray ?? [])
        {
            if (entry is JsonObject field && Caption.WhyNot(field["label"]) is { } unlabelled)
            {
                problems.Add($"fields: {field["name"]}: label: {unlabelled}");
                continue;
            }

            try
            {
                fields.Add(entry.Deserialize<TaskField>(Json.Options) ?? throw new JsonException());
            }
            catch (JsonException)
            {
                problems.Add($"fields: {entry?.ToJsonString()} is no field. A field has name, label and type ({string.Join(", ", Enum.GetValues<FieldType>().Select(type => type.Word()))}), and may have {string.Join(", ", FieldExtras)}.");
            }
        }

        problems.AddRange(TooLong(Text("stage"), payload["title"], payload["script"], outcomes, fields));
        problems.AddRange(fields.Where(field => string.IsNullOrWhiteSpace(field.Name) || field.Label is not { IsEmpty: false }).Select(_ => "fields: a field has to have a name and a label."));
        problems.AddRange(Twice(fields.Select(field => field.Name)).Select(name => $"fields: '{name}' is there twice."));
        problems.AddRange(fields.Where(field => field.OptionsFrom is not null and not DefectOptions).Select(field => $"fields: '{field.Name}' takes its options from '{field.OptionsFrom}'; there is only {DefectOptions}."));
        problems.AddRange(fields.Where(field => field.Type == FieldType.Choice && field.OptionsFrom is null && field.Options is not { Count: > 0 }).Select(field => $"fields: '{field.Name}' is a choice without options."));

        return problems.Count > 0
            ? (null, problems)
            : (new TaskForm(Text("stage"), role!.Value, payload["title"].Deserialize<Caption>(Json.Options) ?? Caption.None, due, Text("mood") == "required", outcomes, fields, clock!.Value, escalation, candidates.Length == 0 ? null : candidates, Text("roleFrom"),
                Text("contact"), payload["script"].Deserialize<Caption>(Json.Options), Guid.TryParse(Text("customer"), out var whom) ? whom : null, another.Length == 0 ? null : another), []);
    }

    /// <summary>As it is for a task of this process: done by whom its variable names, and rising only to who stands above.</summary>
    public TaskForm In(WorkflowInstance process)
    {
        var role = RoleFrom is null ? null : Roles.Parse(process.GetVariable(RoleFrom)?.ToString());
        return role is null || role == Role
            ? this
            : this with { Role = role.Value, Escalation = Escalation is { } rises && rises.To != role && rises.To.Covers(role.Value) ? rises : null };
    }

    private static IEnumerable<string> TooLong(string? stage, JsonNode? title, JsonNode? script, IEnumerable<string> outcomes, IEnumerable<TaskField> fields) =>
        outcomes.Select(word => ProcessLimits.Check("outcomes", word, ProcessLimits.Outcome))
            .Concat(fields.Select(field => ProcessLimits.Check("fields", field.Name, ProcessLimits.FieldName)))
            .Concat(fields.SelectMany(field => field.Label.Words.Values.Select(label => ProcessLimits.Check("fields", label, ProcessLimits.Label))))
            .Concat(Texts(script).Select(text => ProcessLimits.Check("script", text, ProcessLimits.Script)))
            .Concat(Texts(title).Select(text => ProcessLimits.Check("title", text, ProcessLimits.Title)))
            .Prepend(ProcessLimits.Check("stage", stage, ProcessLimits.Stage))
            .OfType<string>();

    /// <summary>A text, or one for each language.</summary>
    private static IEnumerable<string> Texts(JsonNode? given) =>
        given is JsonObject words ? words.SelectMany(word => Texts(word.Value)) : given is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [];

    private static TaskEscalation? ReadEscalation(JsonNode rises, Role? role, List<string> problems)
    {
        var after = rises is JsonObject said && said["after"]?.ToString() is { } duration ? Span("escalation.after", duration, problems) : null;
        var to = Roles.Parse((rises as JsonObject)?["to"]?.ToString());
        if (rises is not JsonObject { Count: 2 } || after is null || to is null)
        {
            problems.Add("escalation: say after how long and to which role it rises: { \"after\": \"PT1H\", \"to\": \"region\" }.");
            return null;
        }

        if (role is { } from && (to == from || !(to.Value.Covers(from) || to.Value.MayDecideFor(from))))
        {
            problems.Add($"escalation.to: {to.Value.Word()} does not stand above {from.Word()}.");
        }

        return new TaskEscalation(after.Value, to.Value);
    }

    private static TimeSpan? Span(string name, string duration, List<string> problems)
    {
        var (span, problem) = IsoSpan.Read(duration);
        if (problem is not null)
        {
            problems.Add($"{name}: {problem}");
        }

        return span;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> words) => words.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => group.Key);
}

/// <summary>When nobody does it in time, the role that may do it rises.</summary>
public sealed record TaskEscalation(TimeSpan After, Role To);

public enum FieldType
{
    Text,
    Number,
    Date,
    Bool,
    Choice,
}

/// <summary>Something a task asks for.</summary>
/// <param name="Options">What a choice may be.</param>
/// <param name="OptionsFrom">A list of this program that gives the options instead: <c>defects</c>.</param>
/// <param name="Required">It has to be answered; a yes-or-no has to be answered yes.</param>
/// <param name="RequiredFor">It has to be answered only when the task ends with one of these outcomes.</param>
/// <param name="UnlessGiven">Although required, it may stay empty when compensation is given at this stage.</param>
/// <param name="NotPast">A date that may not lie before today.</param>
/// <param name="Multiline">A text of several lines.</param>
public sealed record TaskField(
    string Name, Caption Label, FieldType Type, bool Required = false, IReadOnlyList<string>? Options = null, string? OptionsFrom = null,
    IReadOnlyList<string>? RequiredFor = null, bool UnlessGiven = false, bool NotPast = false, bool Multiline = false)
{
    /// <summary>What the reader calls it.</summary>
    [JsonIgnore]
    public string Shown => Label.Of("Field", Name);
}
