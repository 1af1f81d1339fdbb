using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>Reads the payload of a task property by property and says all that is wrong with it.</summary>
internal sealed class TaskFormReader(JsonObject payload)
{
    private const string DefectOptions = "defects";
    private static readonly string[] Contacts = ["call", "message", "mail"];
    private static readonly string[] FieldExtras = ["required", "requiredFor", "unlessGiven", "options", "optionsFrom", "notPast", "multiline", "requiredWith"];
    private static readonly string[] TextNames = ["stage", "due", "mood", "clock", "roleFrom", "contact", "customer"];
    private static readonly string[] KnownNames =
        ["stage", "role", "roleFrom", "title", "due", "clock", "escalation", "candidates", "mood", "outcomes", "fields", "contact", "script", "customer", "anotherDay", "sameDay"];

    private readonly List<DefinitionProblem> problems = [];

    /// <returns>The form, or why the payload is none, each problem under the name of the property it is about.</returns>
    public (TaskForm? Form, IReadOnlyList<DefinitionProblem> Problems) Read()
    {
        CheckNames();
        var role = Role();
        var due = Text("due") is { } duration ? Span("due", duration) : null;
        var clock = Clock();
        var escalation = payload["escalation"] is { } rises ? Escalation(rises, role) : null;
        var candidates = Candidates();
        var outcomes = Outcomes();
        var contact = Contact(outcomes);
        var customer = Customer();
        CheckCaption("script");
        var anotherDay = AnotherDay(outcomes);
        var sameDay = SameDay(due, clock);
        problems.AddRange(Twice(outcomes).Select(word => new DefinitionProblem("outcomes", $"'{word}' is listed twice.")));
        problems.AddRange(TextNames.Where(name => payload[name] is not null && Text(name) is null).Select(name => new DefinitionProblem(name, "this has to be a text.")));
        CheckCaption("title");
        var fields = Fields();
        CheckLengths(outcomes, fields);
        CheckFields(fields);
        return problems.Count > 0
            ? (null, problems)
            : (new TaskForm(
                Text("stage"), role!.Value, Given("title") ?? Caption.None, due, Text("mood") == "required", outcomes, fields, clock!.Value, escalation, candidates,
                Text("roleFrom"), contact, Given("script"), customer, anotherDay, sameDay), []);
    }

    private void CheckNames() =>
        problems.AddRange(payload.Select(property => property.Key).Except(KnownNames).Select(name => new DefinitionProblem(name, $"a task has no such property; it knows {string.Join(", ", KnownNames)}.")));

    private Role? Role()
    {
        var role = Roles.Parse(Text("role"));
        if (role is null)
        {
            Problem("role", "say who does it: floor, supervisor, region, quality, admin or legal.");
        }

        return role;
    }

    private TaskClock? Clock()
    {
        var clock = Text("clock") is { } word ? Words.Parse<TaskClock>(word) : TaskClock.Always;
        if (clock is null)
        {
            Problem("clock", $"'{Text("clock")}' is neither openingHours nor always.");
        }

        return clock;
    }

    private TaskEscalation? Escalation(JsonNode rises, Role? role)
    {
        var after = rises is JsonObject said && said["after"]?.ToString() is { } duration ? Span("escalation.after", duration) : null;
        var to = Roles.Parse((rises as JsonObject)?["to"]?.ToString());
        if (rises is not JsonObject { Count: 2 } || after is null || to is null)
        {
            Problem("escalation", "say after how long and to which role it rises: { \"after\": \"PT1H\", \"to\": \"region\" }.");
            return null;
        }

        if (role is { } from && (to == from || !(to.Value.Covers(from) || to.Value.MayDecideFor(from))))
        {
            Problem("escalation.to", $"{to.Value.Word()} does not stand above {from.Word()}.");
        }

        return new TaskEscalation(after.Value, to.Value);
    }

    private string[]? Candidates()
    {
        var candidates = List("candidates");
        if (payload["candidates"] is not (null or JsonArray) || candidates.Any(person => string.IsNullOrWhiteSpace(person) || person.Contains('|', StringComparison.Ordinal)))
        {
            Problem("candidates", "list the user names of those who may do it, such as [\"anna\", \"ben\"].");
        }

        return candidates.Length == 0 ? null : candidates;
    }

    private string[] Outcomes()
    {
        var outcomes = List("outcomes");
        if (outcomes.Length == 0 || outcomes.Any(string.IsNullOrWhiteSpace))
        {
            Problem("outcomes", "list at least one word by which the task can end.");
        }

        return outcomes;
    }

    private string? Contact(string[] outcomes)
    {
        var contact = Text("contact");
        if (contact is not null && !Contacts.Contains(contact))
        {
            Problem("contact", $"'{contact}' is none of {string.Join(", ", Contacts)}.");
        }
        else if (contact is not null && !outcomes.Contains(TaskForm.NoConsent))
        {
            Problem("outcomes", $"a task that reaches out to a customer can end with {TaskForm.NoConsent}, for who has not agreed to that.");
        }

        return contact;
    }

    private Guid? Customer()
    {
        if (Text("customer") is not { } customer)
        {
            return null;
        }

        if (Guid.TryParse(customer, out var whom))
        {
            return whom;
        }

        Problem("customer", $"'{customer}' is no customer's id.");
        return null;
    }

    private string[]? AnotherDay(string[] outcomes)
    {
        var words = List("anotherDay");
        if (payload["anotherDay"] is not (null or JsonArray) || words.Except(outcomes).Any())
        {
            Problem("anotherDay", "list outcomes of the task that count on another day only, such as [\"noReply\"].");
        }

        return words.Length == 0 ? null : words;
    }

    private bool SameDay(TimeSpan? due, TaskClock? clock)
    {
        var isSame = false;
        if (payload["sameDay"] is { } said && (!(said is JsonValue value && value.TryGetValue(out isSame)) || (isSame && (due is null || clock != TaskClock.OpeningHours))))
        {
            Problem("sameDay", "this is true or false, and true only for a task that is due by the clock openingHours.");
        }

        return isSame;
    }

    private List<TaskField> Fields()
    {
        var fields = new List<TaskField>();
        foreach (var entry in payload["fields"] as JsonArray ?? [])
        {
            if (entry is JsonObject field && Caption.WhyNot(field["label"]) is { } unlabelled)
            {
                Problem("fields", $"{field["name"]?.ToString()}: label: {unlabelled}");
            }
            else if (Field(entry) is { } read)
            {
                fields.Add(read);
            }
        }

        return fields;
    }

    private TaskField? Field(JsonNode? entry)
    {
        try
        {
            return entry.Deserialize<TaskField>(Json.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            var types = string.Join(", ", Enum.GetValues<FieldType>().Select(type => type.Word()));
            Problem("fields", $"{entry?.ToJsonString()} is no field. A field has name, label and type ({types}), and may have {string.Join(", ", FieldExtras)}.");
            return null;
        }
    }

    private void CheckFields(List<TaskField> fields)
    {
        problems.AddRange(fields.Where(field => string.IsNullOrWhiteSpace(field.Name) || field.Label is not { IsEmpty: false }).Select(_ => new DefinitionProblem("fields", "a field has to have a name and a label.")));
        problems.AddRange(Twice(fields.Select(field => field.Name)).Select(name => new DefinitionProblem("fields", $"'{name}' is there twice.")));
        problems.AddRange(fields.Where(field => field.OptionsFrom is not null and not DefectOptions)
            .Select(field => new DefinitionProblem("fields", $"'{field.Name}' takes its options from '{field.OptionsFrom}'; there is only {DefectOptions}.")));
        problems.AddRange(fields.Where(field => field.Type == FieldType.Choice && field.OptionsFrom is null && field.Options is not { Count: > 0 })
            .Select(field => new DefinitionProblem("fields", $"'{field.Name}' is a choice without options.")));
        problems.AddRange(fields.Where(field => field.RequiredWith is not null && !fields.Any(other => other != field && other.Name == field.RequiredWith))
            .Select(field => new DefinitionProblem("fields", $"'{field.Name}' is required with '{field.RequiredWith}', which is no other field of this task.")));
    }

    private void CheckLengths(string[] outcomes, List<TaskField> fields) => problems.AddRange(
        outcomes.Select(word => ProcessLimits.Check("outcomes", word, ProcessLimits.Outcome))
            .Concat(fields.Select(field => ProcessLimits.Check("fields", field.Name, ProcessLimits.FieldName)))
            .Concat(fields.SelectMany(field => field.Label.Words.Values.Select(label => ProcessLimits.Check("fields", label, ProcessLimits.Label))))
            .Concat(Texts(payload["script"]).Select(text => ProcessLimits.Check("script", text, ProcessLimits.Script)))
            .Concat(Texts(payload["title"]).Select(text => ProcessLimits.Check("title", text, ProcessLimits.Title)))
            .Prepend(ProcessLimits.Check("stage", Text("stage"), ProcessLimits.Stage))
            .OfType<DefinitionProblem>());

    private void CheckCaption(string name)
    {
        if (Caption.WhyNot(payload[name]) is { } problem)
        {
            Problem(name, problem);
        }
    }

    private Caption? Given(string name) => payload[name].Deserialize<Caption>(Json.Options);

    private string? Text(string name) => payload[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private string[] List(string name) => payload[name] is JsonArray words ? [.. words.Select(word => word?.ToString() ?? "")] : [];

    /// <summary>A text, or one for each language.</summary>
    private static IEnumerable<string> Texts(JsonNode? given) =>
        given is JsonObject words ? words.SelectMany(word => Texts(word.Value)) : given is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [];

    private TimeSpan? Span(string name, string duration)
    {
        var (span, problem) = IsoSpan.Read(duration);
        if (problem is not null)
        {
            Problem(name, problem);
        }

        return span;
    }

    private void Problem(string name, Remark remark) => problems.Add(new DefinitionProblem(name, remark));

    private static IEnumerable<string> Twice(IEnumerable<string> words) => words.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => group.Key);
}
