using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>The coach cards, apologies and replies of a language as they are shown now; with <paramref name="Card"/> also what that one said before.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowCards(string Language, string? Card = null) : IQuery<CardsView>;

/// <param name="Opened">Null when none was asked for, or there is none of this id in this language.</param>
/// <param name="Elsewhere">The card that was asked for, when the chain wrote it in another language only.</param>
public sealed record CardsView(string Language, IReadOnlyList<CardLine> Cards, OpenedCard? Opened, CardElsewhere? Elsewhere, IReadOnlyList<WordingLine> Wordings);

/// <param name="Edited">It does not say what the file says.</param>
/// <param name="Own">Of a card of the chain's own: shown, withdrawn, or elsewhere, which is in another language only. Null for one of the file.</param>
public sealed record CardLine(string Id, string? Purpose, bool Edited, CardWhen When, string? Own = null);

/// <param name="Number">Of the last edit; 0 when nobody has edited it.</param>
/// <param name="Past">What it said before, the newest first; the words of the file are number 0.</param>
/// <param name="Withdrawn">One of the chain's own that is not shown any more; its words are the last it had.</param>
public sealed record OpenedCard(string Id, CardWords Words, int Number, IReadOnlyList<CardPast> Past, CardWhen When, bool IsOwn = false, bool Withdrawn = false);

/// <param name="Words">Null when it said what the file says, or was withdrawn.</param>
public sealed record CardPast(int Number, CardWords? Words, string? By, DateTime? At);

/// <param name="Language">In which it is written.</param>
public sealed record CardElsewhere(string Id, string Language, CardWords Words);

/// <param name="Text">The last words it had, when it is withdrawn.</param>
/// <param name="Past">As of a card.</param>
public sealed record WordingLine(string Id, string Kind, string Text, int Number, bool IsOwn, bool Withdrawn, IReadOnlyList<WordingPast> Past);

public sealed record WordingPast(int Number, string? Text, string? By, DateTime? At);

public sealed class ShowCardsHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists) : IRequestHandler<ShowCards, Answer<CardsView>>
{
    public async Task<Answer<CardsView>> Handle(ShowCards request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        var language = coach.Language(request.Language);
        var edits = await db.CoachEdits.AsNoTracking().OrderBy(edit => edit.At).ThenBy(edit => edit.Language).ThenBy(edit => edit.Card).ThenBy(edit => edit.Number).ToListAsync(cancellationToken);
        var cards = edits.Where(edit => edit.Wording is null).ToLookup(edit => edit.Card);
        var lines = Shown(language, cards).Concat(Silent(language, cards)).ToList();
        var asked = lines.FirstOrDefault(line => line.Id == request.Card);
        return new CardsView(
            language, lines, asked is null or { Own: "elsewhere" } ? null : Open(asked, [.. cards[asked.Id].Where(edit => edit.Language == language)], coach.Words(asked.Id, language)),
            asked is { Own: "elsewhere" } ? Elsewhere(cards[asked.Id]) : null, [.. Wordings(language, edits)]);
    }

    private IEnumerable<CardLine> Shown(string language, ILookup<string, CoachEdit> edits) => coach.Cards(language).Select(card => new CardLine(
        card.Id, card.Purpose ?? card.Do.Concat(card.Say).Concat(card.Never).FirstOrDefault(), edits[card.Id].LastOrDefault(edit => edit.Language == language)?.Words is not null,
        CardWhen.Of(card), IsOwn(card.Id) ? "shown" : null));

    /// <summary>Cards of the chain's own that are not shown in this language: withdrawn, or not written in it.</summary>
    private IEnumerable<CardLine> Silent(string language, ILookup<string, CoachEdit> edits) =>
        from card in edits
        where IsOwn(card.Key) && coach.Words(card.Key, language) is null
        let here = card.Any(edit => edit.Language == language)
        let last = (here ? card.Where(edit => edit.Language == language) : card.GroupBy(edit => edit.Language).Select(said => said.Last())).Select(edit => edit.Read()).LastOrDefault(words => words is not null)
        where last is not null
        select new CardLine(card.Key, last.Purpose ?? last.Do.Concat(last.Say).Concat(last.Never).FirstOrDefault(), Edited: true, last.When ?? new CardWhen(), here ? "withdrawn" : "elsewhere");

    private static OpenedCard Open(CardLine card, IReadOnlyList<CoachEdit> edits, CardWords? words) => new(
        card.Id, words ?? edits.Select(edit => edit.Read()).Last(said => said is not null)!, edits.Count == 0 ? 0 : edits[^1].Number,
        [.. edits.Reverse().Select(edit => new CardPast(edit.Number, edit.Read(), edit.By, edit.At)), .. card.Own is null ? [new CardPast(0, null, null, null)] : Array.Empty<CardPast>()],
        card.When, card.Own is not null, card.Own == "withdrawn");

    private static CardElsewhere Elsewhere(IEnumerable<CoachEdit> edits)
    {
        var last = edits.GroupBy(edit => edit.Language).Select(said => said.Last()).Last(edit => edit.Words is not null);
        return new CardElsewhere(last.Card, last.Language, last.Read()!);
    }

    private IEnumerable<WordingLine> Wordings(string language, IReadOnlyList<CoachEdit> edits)
    {
        var said = edits.Where(edit => edit.Wording is not null && edit.Language == language).ToLookup(edit => edit.Wording!);
        var offered = coach.Wordings(language);
        foreach (var wording in offered)
        {
            yield return Line(wording.Id, new WordingText(wording.Kind, wording.Text), withdrawn: false);
        }

        foreach (var silent in said.Where(wording => IsOwn(wording.Key) && offered.All(other => other.Id != wording.Key)))
        {
            yield return Line(silent.Key, silent.Select(edit => edit.ReadWording()).Last(words => words is not null)!, withdrawn: true);
        }

        WordingLine Line(string id, WordingText words, bool withdrawn) => new(
            id, words.Kind, words.Text, said[id].LastOrDefault()?.Number ?? 0, IsOwn(id), withdrawn,
            [.. said[id].Reverse().Select(edit => new WordingPast(edit.Number, edit.ReadWording()?.Text, edit.By, edit.At)), .. IsOwn(id) ? Array.Empty<WordingPast>() : [new WordingPast(0, null, null, null)]]);
    }

    private static bool IsOwn(string id) => id.StartsWith(CoachEdit.Own, StringComparison.Ordinal);
}
