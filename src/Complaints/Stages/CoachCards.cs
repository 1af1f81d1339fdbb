using System.Globalization;
using Complaints.Customers;
using Complaints.Products;
using Complaints.Shell;

namespace Complaints.Stages;

/// <summary>
/// The cards, apologies and replies, read from <c>workflows/coach/LANGUAGE.json</c>: data beside the processes, so that a chain can
/// put them in its own words: in the file, or one by one in the program (<see cref="EditCard"/>, <see cref="EditWording"/>), which
/// goes before the file; and add its own (<see cref="AddCoachCard"/>, <see cref="AddWording"/>).
/// A file that changes is read again at the next card; one that is broken then is not taken.
/// </summary>
public sealed class CoachCards
{
    private const string Fallback = "en";
    private readonly WatchedFolder<CoachBook> files;
    private readonly ReferenceLists? lists;
    private volatile ChainWords chain = new([]);

    public CoachCards(Settings settings, ILogger<CoachCards> log, ReferenceLists? lists = null)
    {
        this.lists = lists;
        files = new WatchedFolder<CoachBook>(Path.Combine(settings.WorkflowFolder, "coach"), "coach", (_, text) => CoachReader.Read(text), log);
        Problems = files.Look();
    }

    /// <summary>What was wrong with the files when the program started; it does not start with any.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The languages there are cards in, by their two letters.</summary>
    public IReadOnlyList<string> Languages => [.. files.Now().Select(file => file.Key).Order(StringComparer.Ordinal)];

    /// <summary>The language in which this reader gets the cards.</summary>
    public string Language(string? wanted = null)
    {
        var there = Languages;
        return new[] { wanted, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName }.FirstOrDefault(language => language is not null && there.Contains(language)) ?? Fallback;
    }

    /// <returns>The card for this moment; null when nobody has written one.</returns>
    public CoachCard? For(Situation now, string? language = null) => BookIn(language)?.Pick(now) ?? BookIn(Fallback)?.Pick(now);

    public IReadOnlyList<Wording> Apologies(string? language = null) => BookIn(language)?.Apologies ?? [];

    /// <summary>What can be written to a customer, in the words of the file or the chain.</summary>
    public IReadOnlyList<Wording> Replies(string? language = null) => BookIn(language)?.Replies ?? [];

    /// <summary>What everybody goes through before the first customer; empty for a chain that has no such list.</summary>
    public IReadOnlyList<ShiftLine> Shift(string? language = null) => BookIn(language)?.Shift ?? [];

    /// <summary>Apologies and replies.</summary>
    internal IReadOnlyList<Wording> Wordings(string? language = null) => BookIn(language)?.Wordings ?? [];

    /// <summary>What a card says now in a language; null when there is none of this id.</summary>
    public CardWords? Words(string id, string language) => BookIn(language)?.Cards.FirstOrDefault(card => card.Id == id) is { } card ? CardWords.Of(card) : null;

    /// <summary>The cards of a language as they are shown now.</summary>
    public IReadOnlyList<CardRule> Cards(string language) => BookIn(language)?.Cards ?? [];

    /// <summary>The wording of any language that was said word for word; null when the words are the clerk's own.</summary>
    public Wording? SaidFromSheet(string? words, SpokenName? name) =>
        Languages.SelectMany(language => Apologies(language).Where(wording => SpokenLine.Same(words, wording.Text, name?.In(language)))).FirstOrDefault();

    private CoachBook? BookIn(string? language)
    {
        var here = Language(language);
        return files.Now().Where(file => file.Key == here).Select(file => file.Value).FirstOrDefault() is { } book ? Chain().Over(book, here) : null;
    }

    /// <summary>The chain's own words, read out once for each new list of edits.</summary>
    private ChainWords Chain()
    {
        var rows = lists?.Latest?.CoachEdits ?? [];
        return ReferenceEquals(chain.Rows, rows) || (rows.Count == 0 && chain.Rows.Count == 0) ? chain : chain = new ChainWords(rows);
    }
}
