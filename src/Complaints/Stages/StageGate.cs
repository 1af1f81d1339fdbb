using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>What came of holding a stage's answers against what its task asks for.</summary>
/// <param name="Malformed">Answers that are no answer to the question: never let through.</param>
/// <param name="Unmet">What is still missing: the gate, which a supervisor may pass over with a reason.</param>
/// <param name="Answers">The good ones, as they are kept.</param>
public sealed record GateCheck(IReadOnlyList<Problem> Malformed, IReadOnlyList<Problem> Unmet, JsonObject Answers);

/// <summary>What somebody answers to a task.</summary>
/// <param name="Gift">Whether compensation is given with it.</param>
public sealed record GivenAnswers(string? Outcome, int? Mood, IReadOnlyDictionary<string, JsonElement>? Fields, bool Gift);

/// <summary>The gate of a task: pure, and general, because the definition says what it asks for.</summary>
public static class StageGate
{
    public static GateCheck Check(TaskForm form, GivenAnswers given, string? defect, IReadOnlyList<string> defects, DateOnly today)
    {
        var malformed = new FormCheck();
        var unmet = new FormCheck();
        var answers = new JsonObject();

        malformed.When(string.IsNullOrEmpty(given.Outcome), "outcome", $"Say how it ended: {form.Outcomes:Outcome}.");
        unmet.When(form.MoodRequired && given.Mood is null, "mood", "Look at the customer again and set the mood, from 1 (calm) to 5 (shouting).");

        var fields = given.Fields ?? new Dictionary<string, JsonElement>();
        foreach (var name in fields.Keys.Except(form.Fields.Select(field => field.Name)))
        {
            malformed.When(true, $"fields.{name}", $"There is no such field here. Asked for are {form.Fields.Select(field => field.Name)}.");
        }

        foreach (var field in form.Fields)
        {
            var path = $"fields.{field.Name}";
            var value = fields.TryGetValue(field.Name, out var sent) ? Read(field, sent, TaskView.Options(field, defect, defects), out var problem) : Nothing(out problem);
            malformed.When(problem is not null, path, problem ?? "");
            if (value is not null)
            {
                answers[field.Name] = value;
            }

            var needed = (field.Required && !(field.UnlessGiven && given.Gift)) || (given.Outcome is { } outcome && field.RequiredFor?.Contains(outcome) == true);
            unmet.When(needed && problem is null && value is null, path, $"Still missing: {field.Shown}");
            if (!needed && problem is null && value is null && form.Fields.FirstOrDefault(one => one.Name == field.RequiredWith && IsAnswered(fields, one)) is { } other)
            {
                unmet.When(true, path, $"Still missing, because '{other.Shown}' is filled in: {field.Shown}");
            }

            unmet.When(needed && field.Type == FieldType.Bool && value?.GetValue<bool>() == false, path, $"Has to be done before you go on: {field.Shown}");
            unmet.When(
                field.NotPast && value is not null && DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture) < today.AddDays(-1),
                path, $"{field.Shown}: this day is over.");
        }

        return new GateCheck(malformed.Problems, unmet.Problems, answers);
    }

    private static bool IsAnswered(IReadOnlyDictionary<string, JsonElement> fields, TaskField field) =>
        fields.TryGetValue(field.Name, out var sent) && !IsEmpty(sent) && sent.ValueKind != JsonValueKind.False;

    private static bool IsEmpty(JsonElement sent) =>
        sent.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (sent.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(sent.GetString()));

    private static JsonValue? Nothing(out Sentence? problem)
    {
        problem = null;
        return null;
    }

    private static JsonValue? Read(TaskField field, JsonElement sent, IReadOnlyList<string>? options, out Sentence? problem)
    {
        problem = null;
        if (IsEmpty(sent))
        {
            return null;
        }

        switch (field.Type)
        {
            case FieldType.Text when sent.ValueKind == JsonValueKind.String:
                return JsonValue.Create(sent.GetString()!.Trim());
            case FieldType.Bool when sent.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(sent.GetBoolean());
            case FieldType.Number when sent.ValueKind == JsonValueKind.Number && sent.TryGetDecimal(out var number):
                return JsonValue.Create(number);
            case FieldType.Choice when sent.ValueKind == JsonValueKind.String && options?.Contains(sent.GetString()!) == true:
                return JsonValue.Create(sent.GetString());
            case FieldType.Date when sent.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(sent.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        var label = field.Shown;
        problem = field.Type switch
        {
            FieldType.Text => Sentence.Of($"{label}: this takes a text."),
            FieldType.Bool => Sentence.Of($"{label}: this takes true or false."),
            FieldType.Number => Sentence.Of($"{label}: this takes a number."),
            FieldType.Date => Sentence.Of($"{label}: this takes a day, written as 2026-12-31."),
            _ => Sentence.Of($"{label}: possible are {options ?? []}."),
        };
        return null;
    }
}
