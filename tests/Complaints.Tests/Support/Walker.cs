using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Tickets;

namespace Complaints.Tests.Support;

/// <summary>
/// Fills in a stage knowing nothing but the contract: what the open task of the answered ticket says it can end with and
/// asks for. A process that changes needs no change here.
/// </summary>
public static class Walker
{
    /// <summary>The first way to end it, unless another is asked for; every field it then requires, by its type.</summary>
    public static JsonObject Fill(TicketView ticket, DateOnly today, string? outcome = null, string? note = null)
    {
        var task = ticket.Tasks[0];
        outcome ??= task.Outcomes[0];
        var fields = new JsonObject();
        foreach (var field in task.Fields.Where(field => Asks(field, outcome)))
        {
            fields[field.Name] = Answer(field, today);
        }

        return new JsonObject
        {
            ["version"] = ticket.Version,
            ["note"] = note ?? $"Noted at {task.Stage}.",
            ["outcome"] = outcome,
            ["mood"] = task.MoodRequired ? 2 : null,
            ["fields"] = fields,
        };
    }

    /// <summary>Whether the field has to be answered when the task ends this way.</summary>
    public static bool Asks(FieldView field, string outcome) => field.Required && (field.RequiredFor.Count == 0 || field.RequiredFor.Contains(outcome));

    private static JsonNode Answer(FieldView field, DateOnly today) => field.Type switch
    {
        "bool" => true,
        "number" => 1,
        "date" => today.AddDays(3).ToString("yyyy-MM-dd", null),
        "choice" => field.Options![0],
        _ => $"Said about {field.Name}.",
    };
}
