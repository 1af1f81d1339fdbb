using System.Globalization;
using System.Text.Json;
using Complaints.Shell;

namespace Complaints.Stages;

/// <summary>What a good store manager would whisper to the clerk at this stage.</summary>
/// <param name="Purpose">What the stage is for, in one sentence.</param>
public sealed record CoachCard(string Purpose, IReadOnlyList<string> Do, IReadOnlyList<string> Say, IReadOnlyList<string> Never);

/// <summary>The cards, read from <c>workflows/coach/LANGUAGE.json</c>: data beside the processes, so that a chain can put it in its own words.</summary>
public sealed class CoachCards
{
    private const string Fallback = "en";
    private readonly Dictionary<string, Dictionary<string, CoachCard>> byLanguage = [];
    private readonly List<string> problems = [];

    public CoachCards(Settings settings)
    {
        var folder = Path.Combine(settings.WorkflowFolder, "coach");
        foreach (var file in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal))
        {
            try
            {
                byLanguage[Path.GetFileNameWithoutExtension(file)] = JsonSerializer.Deserialize<Dictionary<string, CoachCard>>(File.ReadAllText(file), Json.Options) ?? [];
            }
            catch (JsonException problem)
            {
                problems.Add($"coach/{Path.GetFileName(file)}: {problem.Path ?? "$"}: line {problem.LineNumber + 1}: this is not a set of cards, each with purpose, do, say and never.");
            }
        }
    }

    /// <summary>What is wrong with the files; the program does not start with any.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <returns>The card of a stage in the reader's language, else in English; null when nobody has written one.</returns>
    public CoachCard? Of(string stage) => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, stage) ?? Find(Fallback, stage);

    private CoachCard? Find(string language, string stage) => byLanguage.GetValueOrDefault(language)?.GetValueOrDefault(stage);
}
