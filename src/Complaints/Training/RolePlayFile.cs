using System.Text.Json;
using System.Text.RegularExpressions;
using Complaints.Shell;

namespace Complaints.Training;

/// <summary>A role play as it stands in its file, every text in several languages. English is always there and stands in for the others.</summary>
internal sealed partial record RolePlayFile(
    Dictionary<string, string> Title, Dictionary<string, string> About, string Defect, int Mood, IReadOnlyList<RolePlayFile.SceneIn> Scenes, bool Hurt = false)
{
    private static readonly JsonSerializerOptions Strict = new(Json.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    internal sealed record SceneIn(string Stage, Dictionary<string, string> Says, IReadOnlyList<AnswerIn> Answers, Dictionary<string, string>? Calm = null);

    internal sealed record AnswerIn(Dictionary<string, string> Text, int Points, int Mood, Dictionary<string, string> Why);

    /// <returns>The file, or null and what is wrong with it, each as "path: sentence".</returns>
    public static (RolePlayFile? File, IReadOnlyList<string> Problems) Read(string id, string text)
    {
        try
        {
            var file = JsonSerializer.Deserialize<RolePlayFile>(text, Strict);
            var problems = file is null ? ["$: this has to be an object."] : file.Problems(id).ToList();
            return problems.Count == 0 ? (file, []) : (null, problems);
        }
        catch (JsonException problem)
        {
            return (null, [$"{problem.Path ?? "$"}: line {problem.LineNumber + 1}: {problem.Message}"]);
        }
    }

    public RolePlay In(string id, string language)
    {
        string Here(Dictionary<string, string> said) => said.GetValueOrDefault(language) ?? said[Languages.Codes[0]];
        return new RolePlay(id, Here(Title), Here(About), Defect, Hurt, Mood,
        [
            .. Scenes.Select(scene => new Scene(scene.Stage, Here(scene.Says), scene.Calm is null ? null : Here(scene.Calm),
                [.. scene.Answers.Select(answer => new SceneAnswer(Here(answer.Text), answer.Points, answer.Mood, Here(answer.Why)))])),
        ]);
    }

    private IEnumerable<string> Problems(string id)
    {
        if (!Name().IsMatch(id))
        {
            yield return "$: name the file with small letters, digits and hyphens, 60 at most.";
        }

        if (Mood is < 1 or > 5)
        {
            yield return "$.mood: a mood is a number from 1 to 5.";
        }

        if (Scenes.Count is < 1 or > 20)
        {
            yield return "$.scenes: there have to be 1 to 20 scenes.";
        }

        foreach (var problem in Scenes.SelectMany((scene, index) => Wrong(scene, $"$.scenes[{index}]")).Concat(Missing(Title, "$.title")).Concat(Missing(About, "$.about")))
        {
            yield return problem;
        }

        foreach (var twice in Scenes.GroupBy(scene => scene.Stage).Where(stage => stage.Count() > 1))
        {
            yield return $"$.scenes: the step '{twice.Key}' is there twice.";
        }
    }

    private static IEnumerable<string> Wrong(SceneIn scene, string path)
    {
        if (scene.Stage.Length == 0)
        {
            yield return $"{path}.stage: say which step it is.";
        }

        if (scene.Answers.Count is < 2 or > 4 || scene.Answers.All(answer => answer.Points != SceneAnswer.Best))
        {
            yield return $"{path}.answers: there have to be two to four, one of them with {SceneAnswer.Best} points.";
        }

        if (scene.Answers.Any(answer => answer.Points is < 0 or > SceneAnswer.Best || answer.Mood is < -2 or > 2))
        {
            yield return $"{path}.answers: points go from 0 to {SceneAnswer.Best}, and what an answer does to the mood from -2 to 2.";
        }

        foreach (var problem in Missing(scene.Says, path + ".says").Concat(scene.Calm is null ? [] : Missing(scene.Calm, path + ".calm"))
            .Concat(scene.Answers.SelectMany((answer, index) => Missing(answer.Text, $"{path}.answers[{index}].text").Concat(Missing(answer.Why, $"{path}.answers[{index}].why")))))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Missing(Dictionary<string, string> said, string path) =>
        said.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{path}.{text.Key}: a text is missing here.")
            .Concat(said.ContainsKey(Languages.Codes[0]) ? [] : [$"{path}: the text in English is missing, which stands in for other languages."]);

    [GeneratedRegex("^[a-z0-9-]{1,60}$")]
    private static partial Regex Name();
}
