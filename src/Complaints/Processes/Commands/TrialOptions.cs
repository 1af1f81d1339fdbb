using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Processes.Commands;

/// <summary>What to run, and with what.</summary>
/// <param name="Others">Files of processes that it starts or that hear its events.</param>
public sealed record TrialOptions(string File, IReadOnlyList<string> Others, JsonObject Input, IReadOnlyList<JsonNode?> Answers)
{
    /// <returns>Null if the arguments are not understood.</returns>
    /// <exception cref="FormatException">The input or the answers are not JSON of the right shape.</exception>
    public static TrialOptions? Read(IReadOnlyList<string> arguments)
    {
        string? file = null;
        var others = new List<string>();
        var (input, answers) = (new JsonObject(), new JsonArray());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--with" when i + 1 < arguments.Count:
                    while (i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                    {
                        others.Add(arguments[++i]);
                    }

                    break;
                case "--input" when i + 1 < arguments.Count:
                    input = Parse(arguments[++i], "The input") as JsonObject ?? throw new FormatException("The input has to be a JSON object.");
                    break;
                case "--answers" when i + 1 < arguments.Count:
                    answers = Parse(System.IO.File.ReadAllText(arguments[++i]), "The answers file") as JsonArray ?? throw new FormatException("The answers file has to hold a JSON list.");
                    break;
                case var name when file is null && !name.StartsWith("--", StringComparison.Ordinal):
                    file = name;
                    break;
                default:
                    return null;
            }
        }

        return file is null ? null : new TrialOptions(file, others, input, [.. answers]);
    }

    private static JsonNode? Parse(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{what} is not JSON: {problem.Message}", problem);
        }
    }
}
