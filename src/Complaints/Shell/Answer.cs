using System.Text.Json.Serialization;

namespace Complaints.Shell;

/// <summary>Why a request was not done. Each kind has one HTTP status and one way to be drawn on a page.</summary>
public enum Refusal
{
    /// <summary>The form is not filled in properly: 400.</summary>
    BadForm,

    /// <summary>Nobody is signed in: 401.</summary>
    SignInFirst,

    /// <summary>This person may not do it: 403.</summary>
    NotAllowed,

    /// <summary>There is no such thing: 404.</summary>
    NotFound,

    /// <summary>Someone else changed it first: 409.</summary>
    ChangedMeanwhile,

    /// <summary>Others kept changing it at the same moment, whom the caller could not see: 409, and worth another try.</summary>
    Overtaken,

    /// <summary>The database let others go first: 503, and worth another try.</summary>
    Busy,

    /// <summary>This person asks too often and has to wait: 429.</summary>
    TooOften,

    /// <summary>A gate or a rule of the house says no: 422.</summary>
    AgainstRule,
}

/// <summary>One thing that is wrong, in one sentence for the person who reads it.</summary>
public sealed record Problem
{
    /// <param name="field">The field it is about, as the API names it (<c>item.price</c>); empty when it is about the whole.</param>
    /// <param name="sentence">What is wrong and, where it helps, what would be right: said at once, in the language of whoever asked.</param>
    public Problem(string field, Sentence sentence) => (Field, Sentence) = (field, sentence.ToString());

    [JsonConstructor]
    private Problem(string field, string sentence) => (Field, Sentence) = (field, sentence);

    public string Field { get; init; }

    public string Sentence { get; }
}

/// <summary>What a request answers: a value, or why there is none. Anything else that goes wrong is a bug and thrown.</summary>
public sealed class Answer<T>
{
    private Answer(T? value, Refusal? refusal, IReadOnlyList<Problem> problems)
    {
        Value = value;
        Refusal = refusal;
        Problems = problems;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    public IReadOnlyList<Problem> Problems { get; }

    [JsonIgnore]
    public bool IsRefused => Refusal is not null;

    /// <summary>All sentences in one text, for a place that shows just one line.</summary>
    [JsonIgnore]
    public string Why => string.Join(" ", Problems.Select(problem => problem.Sentence));

    /// <summary>The same refusal, of another request.</summary>
    public Answer<TOther> As<TOther>() => new Refused(Refusal ?? throw new InvalidOperationException("Only a refusal can be passed on."), Problems);

    public static implicit operator Answer<T>(T value) => new(value, null, []);

    public static implicit operator Answer<T>(Refused refused) => new(default, refused.Refusal, refused.Problems);
}

/// <summary>A refusal before it is known which answer it belongs to: <c>return Refused.Rule("note", "…");</c></summary>
public sealed record Refused(Refusal Refusal, IReadOnlyList<Problem> Problems)
{
    public static Refused Form(IReadOnlyList<Problem> problems) => new(Refusal.BadForm, problems);

    public static Refused Form(string field, Sentence sentence) => Form([new Problem(field, sentence)]);

    public static Refused Rule(IReadOnlyList<Problem> problems) => new(Refusal.AgainstRule, problems);

    public static Refused Rule(string field, Sentence sentence) => Rule([new Problem(field, sentence)]);

    public static Refused NotAllowed(Sentence sentence) => new(Refusal.NotAllowed, [new Problem("", sentence)]);

    public static Refused NotFound(string field, Sentence sentence) => new(Refusal.NotFound, [new Problem(field, sentence)]);

    public static Refused Changed(Sentence sentence) => new(Refusal.ChangedMeanwhile, [new Problem("version", sentence)]);
}
