namespace Complaints.Shell;

/// <summary>Collects what is wrong with a form, so that a person hears all of it at once.</summary>
public sealed class FormCheck
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public void When(bool wrong, string field, Sentence sentence)
    {
        if (wrong)
        {
            problems.Add(new Problem(field, sentence));
        }
    }

    public void Text(string field, string? text, int longest, bool required = false, Sentence? missing = null)
    {
        When(required && string.IsNullOrWhiteSpace(text), field, missing ?? "This is missing.");
        When(text?.Length > longest, field, $"This text is too long: {text?.Length:N0} characters, at most {longest:N0} are kept.");
        When(text?.Contains('\0', StringComparison.Ordinal) == true, field, "This text contains a character that cannot be kept (NUL).");
    }

    /// <param name="missing">What to say when it is empty; null when it may be.</param>
    public void OneOf(string field, string? word, IReadOnlyList<string> allowed, Sentence? missing)
    {
        When(missing is not null && string.IsNullOrEmpty(word), field, missing ?? "");
        When(!string.IsNullOrEmpty(word) && !allowed.Contains(word), field, $"'{Shorten(word)}' is not on the list. Possible are {allowed}.");
    }

    public void Mood(string field, int? mood, bool required)
    {
        When(required && mood is null, field, "Say how the customer's mood is, from 1 (calm) to 5 (shouting).");
        When(mood is < 1 or > 5, field, "The mood goes from 1 (calm) to 5 (shouting).");
    }

    private static string? Shorten(string? word) => word?.Length > 60 ? word[..60] + "…" : word;
}
