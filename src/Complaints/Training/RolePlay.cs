namespace Complaints.Training;

/// <summary>A conversation to practise, in one language: who stands at the counter, and a scene for each step of a complaint.</summary>
/// <param name="Id">The name of its file in <c>workflows/training</c>.</param>
/// <param name="About">What the clerk has to know before the customer says a word.</param>
/// <param name="Hurt">Somebody is hurt: the coach says other things then.</param>
/// <param name="Mood">How the customer comes in, 1 to 5.</param>
public sealed record RolePlay(string Id, string Title, string About, string Defect, bool Hurt, int Mood, IReadOnlyList<Scene> Scenes)
{
    /// <summary>What a conversation without a slip is worth.</summary>
    public int Most => Scenes.Count * SceneAnswer.Best;
}

/// <param name="Says">What the customer says.</param>
/// <param name="Calm">What they say instead when they have grown calm, at a mood of 3 or less; null when it is the same.</param>
public sealed record Scene(string Stage, string Says, string? Calm, IReadOnlyList<SceneAnswer> Answers);

/// <param name="Points">0, 1 or <see cref="Best"/>.</param>
/// <param name="Mood">What it does to the customer, -2 to 2; below 0 calms.</param>
/// <param name="Why">What is good or bad about it, in a sentence.</param>
public sealed record SceneAnswer(string Text, int Points, int Mood, string Why)
{
    public const int Best = 2;
}
