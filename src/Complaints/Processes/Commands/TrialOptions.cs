using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Processes.Commands;

/// <summary>What to run, and with what.</summary>
/// <param name="Others">Files of processes that it starts or that hear its events.</param>
public sealed record TrialOptions(string File, IReadOnlyList<string> Others, JsonObject Input, IReadOnlyList<JsonNode?> Answers)
{
    // Of a property that is there twice nobody knows which is meant.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

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
                    answers = Parse(System.IO.File.ReadAllText(Named(arguments[++i])), "The answers file") as JsonArray ?? throw new FormatException("The answers file has to hold a JSON list.");
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

    /// <exception cref="FormatException">The name of the file is empty: a variable of the shell that was never set.</exception>
    internal static string Named(string file) => string.IsNullOrWhiteSpace(file) ? throw new FormatException("The name of a file is empty.") : file;

    private static JsonNode? Parse(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)   // the latter for half a character in a name
        {
            throw new FormatException($"{what} is not JSON that can be meant: {problem.Message}", problem);
        }
    }
}
