namespace Complaints.Stages;

/// <summary>What the chain says in its own words, read out once for each list of edits: instead of the file's cards and wordings, and beside them.</summary>
internal sealed class ChainWords
{
    private readonly Dictionary<(string Language, string Id), CardWords> cards = [];
    private readonly Dictionary<(string Language, string Id), WordingText> wordings = [];

    public ChainWords(IReadOnlyList<CoachEdit> rows)
    {
        Rows = rows;
        foreach (var last in rows.GroupBy(edit => (edit.Language, edit.Card)).Select(edits => edits.MaxBy(edit => edit.Number)!))
        {
            if (last.Wording is { } wording && last.ReadWording() is { } said)
            {
                wordings[(last.Language, wording)] = said;
            }
            else if (last.Wording is null && last.Read() is { } words)
            {
                cards[(last.Language, last.Card)] = words;
            }
        }
    }

    public IReadOnlyList<CoachEdit> Rows { get; }

    /// <summary>The chain's own card goes before one of the file that is just as specific.</summary>
    public CoachBook Over(CoachBook book, string language) => Rows.Count == 0 ? book : new CoachBook(
        [.. OwnCards(language), .. book.Cards.Select(card => cards.TryGetValue((language, card.Id), out var said) ? card with { Purpose = said.Purpose, Do = said.Do, Say = said.Say, Never = said.Never } : card)],
        [.. book.Wordings.Select(wording => wordings.TryGetValue((language, wording.Id), out var said) ? wording with { Text = said.Text } : wording), .. OwnWordings(language)],
        book.Shift);

    private IEnumerable<CardRule> OwnCards(string language) =>
        from card in cards
        where card.Key.Language == language && card.Value.When is not null
        orderby card.Key.Id.Length, card.Key.Id
        let when = card.Value.When
        select new CardRule(card.Key.Id, when.Stages, when.Defects, when.Groups, when.Moods, Hurt: false, Threat: false, Alone: false, card.Value.Purpose, card.Value.Do, card.Value.Say, card.Value.Never);

    private IEnumerable<Wording> OwnWordings(string language) =>
        from wording in wordings
        where wording.Key.Language == language && wording.Key.Id.StartsWith(CoachEdit.Own, StringComparison.Ordinal)
        orderby wording.Key.Id.Length, wording.Key.Id
        select new Wording(wording.Key.Id, wording.Value.Kind, wording.Value.Text);
}
