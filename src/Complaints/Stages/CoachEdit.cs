using System.Text.Json;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Stages;

/// <summary>What a card says, in one language. When it is shown stays as the file has it.</summary>
/// <param name="Purpose">Null for a card that leaves it to a more general one.</param>
public sealed record CardWords(string? Purpose, IReadOnlyList<string> Do, IReadOnlyList<string> Say, IReadOnlyList<string> Never)
{
    public static CardWords Of(CardRule card) => new(card.Purpose, card.Do, card.Say, card.Never);

    /// <summary>Records compare lists by reference; these are compared by what they say.</summary>
    public bool SaysTheSame(CardWords other) =>
        Purpose == other.Purpose && Do.SequenceEqual(other.Do) && Say.SequenceEqual(other.Say) && Never.SequenceEqual(other.Never);
}

/// <summary>A card put in the chain's own words, in one language. Only ever added: the highest number counts, the others tell who said what before.</summary>
public sealed class CoachEdit
{
    private CoachEdit()
    {
    }

    /// <param name="words">Null to say again what the file says.</param>
    public CoachEdit(string language, string card, int number, CardWords? words, string by, DateTime at)
    {
        (Language, Card, Number, By, At) = (language, card, number, by, at);
        Words = words is null ? null : JsonSerializer.Serialize(words, Json.Options);
    }

    public string Language { get; private set; } = "";

    public string Card { get; private set; } = "";

    /// <summary>Counts the edits of this card in this language from 1.</summary>
    public int Number { get; private set; }

    /// <summary>As JSON; null when it says again what the file says.</summary>
    public string? Words { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public CardWords? Read() => Words is null ? null : JsonSerializer.Deserialize<CardWords>(Words, Json.Options);
}

public sealed class CoachEditTable : IEntityTypeConfiguration<CoachEdit>
{
    public void Configure(EntityTypeBuilder<CoachEdit> builder)
    {
        builder.HasKey(edit => new { edit.Language, edit.Card, edit.Number });
        builder.Property(edit => edit.Language).HasMaxLength(10);
        builder.Property(edit => edit.Card).HasMaxLength(60);
        builder.Property(edit => edit.By).HasMaxLength(100);
    }
}
