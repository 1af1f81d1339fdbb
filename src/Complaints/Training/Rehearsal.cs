using System.Globalization;

namespace Complaints.Training;

/// <summary>A role play as far as it has got: what was answered, what it is worth and what it has done to the customer.</summary>
public sealed class Rehearsal
{
    private Rehearsal(RolePlay play, IReadOnlyList<int> said)
    {
        (Play, Said) = (play, said);
        var mood = play.Mood;
        var moods = new List<int> { mood };
        foreach (var answer in Answers)
        {
            moods.Add(mood = Math.Clamp(mood + answer.Mood, 1, 5));
        }

        Moods = moods;
    }

    public RolePlay Play { get; }

    /// <summary>Which answer was chosen in each scene so far, counted from 0.</summary>
    public IReadOnlyList<int> Said { get; }

    /// <summary>The customer's mood, 1 to 5: at first, and after each answer.</summary>
    public IReadOnlyList<int> Moods { get; }

    public bool IsDone => Said.Count == Play.Scenes.Count;

    /// <summary>The scene that waits for an answer; null when there is none left.</summary>
    public Scene? Now => IsDone ? null : Play.Scenes[Said.Count];

    public IReadOnlyList<SceneAnswer> Answers => [.. Said.Select((answer, scene) => Play.Scenes[scene].Answers[answer])];

    public int Points => Answers.Sum(answer => answer.Points);

    /// <returns>Null when the answers do not belong to this role play.</returns>
    public static Rehearsal? Of(RolePlay play, IReadOnlyList<int> said) =>
        said.Count <= play.Scenes.Count && said.Select((answer, scene) => answer >= 0 && answer < play.Scenes[scene].Answers.Count).All(known => known) ? new Rehearsal(play, said) : null;

    /// <summary>The same from an address, such as <c>1.0.2</c>.</summary>
    public static Rehearsal? Of(RolePlay play, string? said)
    {
        var parts = string.IsNullOrEmpty(said) ? [] : said.Split('.');
        return parts.Length <= play.Scenes.Count && parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? Of(play, [.. parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture))])
            : null;
    }

    /// <summary>What the customer says in a scene, after all that came before.</summary>
    public string SaysIn(int scene) => Moods[scene] <= 3 && Play.Scenes[scene].Calm is { } calm ? calm : Play.Scenes[scene].Says;

    /// <summary>The answers for an address, with one more where it is given.</summary>
    public string Then(int? answer = null) => string.Join('.', answer is { } more ? Said.Append(more) : Said);
}
