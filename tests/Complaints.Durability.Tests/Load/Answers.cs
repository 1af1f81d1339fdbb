using System.Text.Json.Nodes;

namespace Complaints.Durability.Tests.Load;

/// <summary>Fills in what the API asks for, knowing nothing but what the ticket's open task says.</summary>
public static class Answers
{
    /// <summary>Nearly each from a customer of its own: what one customer is given in a day is limited.</summary>
    public static JsonObject NewTicket(string words, int mood) => new()
    {
        ["store"] = "T01",
        ["channel"] = "counter",
        ["customer"] = new JsonObject { ["name"] = "Zhao Lei", ["phone"] = "+86 22 " + (1_000_000 + ((uint)words.GetHashCode(StringComparison.Ordinal) % 9_000_000)) },
        ["item"] = new JsonObject { ["style"] = "RUNNER-7", ["size"] = "42", ["price"] = 399.5, ["currency"] = "CNY", ["proof"] = "receipt" },
        ["defect"] = "SOLE-OPEN",
        ["description"] = words,
        ["remedyWanted"] = "exchange",
        ["mood"] = mood,
    };

    /// <param name="outcome">Null for the first way in which the task can end.</param>
    public static JsonObject Stage(JsonNode ticket, string words, string? outcome, JsonArray gifts)
    {
        var task = ticket["tasks"]![0]!;
        outcome ??= (string)task["outcomes"]![0]!;
        var fields = new JsonObject();
        foreach (var field in task["fields"]!.AsArray().Where(field => Asked(field!, outcome)))
        {
            fields[(string)field!["name"]!] = (string)field["type"]! switch
            {
                "bool" => true,
                "number" => 1,
                "date" => DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", null),
                "choice" => field["options"]![0]!.DeepClone(),
                _ => "Said at the counter.",
            };
        }

        return new JsonObject
        {
            ["version"] = ticket["version"]!.DeepClone(), ["note"] = words, ["outcome"] = outcome,
            ["mood"] = (bool)task["moodRequired"]! ? 2 : null, ["fields"] = fields, ["compensation"] = gifts,
        };
    }

    /// <param name="quantity">Insoles cost 9 yuan: five are within the clerk's limit, thirty within the supervisor's.</param>
    public static JsonObject Gift(int quantity, string words) => new() { ["kind"] = "insoles", ["quantity"] = quantity, ["note"] = words };

    private static bool Asked(JsonNode field, string outcome) =>
        (bool)field["required"]! && (field["requiredFor"]!.AsArray() is { Count: 0 } || field["requiredFor"]!.AsArray().Any(word => (string?)word == outcome));
}
