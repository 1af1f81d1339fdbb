using System.Text.Json;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

/// <summary>What a card says, in one language.</summary>
/// <param name="Purpose">Null for a card that leaves it to a more general one.</param>
/// <param name="When">When it is shown, of a card of the chain's own; null for one of the file, where that stands.</param>
public sealed record CardWords(string? Purpose, IReadOnlyList<string> Do, IReadOnlyList<string> Say, IReadOnlyList<string> Never, CardWhen? When = null)
{
    public static CardWords Of(CardRule card) => new(card.Purpose, card.Do, card.Say, card.Never);

    /// <summary>Records compare lists by reference; these are compared by what they say.</summary>
    public bool SaysTheSame(CardWords other) =>
        Purpose == other.Purpose && Do.SequenceEqual(other.Do) && Say.SequenceEqual(other.Say) && Never.SequenceEqual(other.Never);
}

/// <summary>When a card is shown. A condition that is left out always holds.</summary>
/// <param name="Hurt">Only when somebody is hurt or in danger; those cards stand in the file alone.</param>
/// <param name="Threat">Only while the customer threatens people; those stand there alone as well.</param>
public sealed record CardWhen(
    IReadOnlyList<string>? Stages = null, IReadOnlyList<string>? Defects = null, IReadOnlyList<string>? Groups = null, IReadOnlyList<int>? Moods = null, bool Hurt = false,
    bool Threat = false)
{
    public static CardWhen Of(CardRule card) => new(card.Stages, card.Defects, card.Groups, card.Moods, card.Hurt, card.Threat);
}

/// <param name="Kind">One of the forms of apology that the process knows.</param>
public sealed record WordingText(string Kind, string Text);

/// <summary>
/// A card, an apology or a reply put in the chain's own words, in one language; or one of the chain's own, which no file has. Only ever
/// added: the highest number counts, the others tell who said what before.
/// </summary>
public sealed class CoachEdit
{
    /// <summary>How the ids of the chain's own cards and wordings begin. No file may use it.</summary>
    public const string Own = "own.";

    private const string Wordings = "sorry:";

    private CoachEdit()
    {
    }

    /// <param name="words">Null to say again what the file says; one of the chain's own then falls silent.</param>
    public CoachEdit(string language, string card, int number, CardWords? words, string by, DateTime at)
        : this(language, card, number, by, at) => Words = words is null ? null : JsonSerializer.Serialize(words, Json.Options);

    /// <param name="key">See <see cref="KeyOf"/>.</param>
    public CoachEdit(string language, string key, int number, WordingText? words, string by, DateTime at)
        : this(language, key, number, by, at) => Words = words is null ? null : JsonSerializer.Serialize(words, Json.Options);

    private CoachEdit(string language, string card, int number, string by, DateTime at) => (Language, Card, Number, By, At) = (language, card, number, by, at);

    public string Language { get; private set; } = "";

    /// <summary>The id of the card; of a wording see <see cref="KeyOf"/>.</summary>
    public string Card { get; private set; } = "";

    /// <summary>Counts the edits of this card in this language from 1.</summary>
    public int Number { get; private set; }

    /// <summary>As JSON; null when it says again what the file says.</summary>
    public string? Words { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>The id of the wording that this is about; null when it is about a card.</summary>
    public string? Wording => Card.StartsWith(Wordings, StringComparison.Ordinal) ? Card[Wordings.Length..] : null;

    /// <summary>Under which edits of a wording are kept, apart from a card of the same id.</summary>
    public static string KeyOf(string wording) => Wordings + wording;

    public CardWords? Read() => Words is null || Wording is not null ? null : JsonSerializer.Deserialize<CardWords>(Words, Json.Options);

    public WordingText? ReadWording() => Words is null ? null : JsonSerializer.Deserialize<WordingText>(Words, Json.Options);
}

public sealed class CoachEditTable : IEntityTypeConfiguration<CoachEdit>
{
    public void Configure(EntityTypeBuilder<CoachEdit> builder)
    {
        builder.HasKey(edit => new { edit.Language, edit.Card, edit.Number });
        builder.Property(edit => edit.Language).HasMaxLength(10);
        builder.Property(edit => edit.Card).HasMaxLength(60);
        builder.Property(edit => edit.By).HasMaxLength(100);
        builder.Ignore(edit => edit.Wording);
    }
}
