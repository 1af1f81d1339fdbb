using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Replies;

namespace Complaints.Stages;

/// <summary>Reads a file of cards, and says what is wrong with it: where, and in a sentence.</summary>
internal sealed partial class CoachReader
{
    private static readonly string[] CardNames = ["id", "stages", "defects", "groups", "moods", "hurt", "threat", "alone", "purpose", "do", "say", "never"];
    private static readonly string[] WordingNames = ["id", "kind", "text"];
    private static readonly string[] ShiftNames = ["id", "text"];
    private readonly List<string> problems = [];

    private CoachReader()
    {
    }

    /// <returns>The book, or null and the problems, each as "path: sentence".</returns>
    public static (CoachBook? Book, IReadOnlyList<string> Problems) Read(string text)
    {
        var reader = new CoachReader();
        CoachBook? book = null;
        try
        {
            book = reader.Book(JsonNode.Parse(text));
        }
        catch (JsonException problem)
        {
            reader.problems.Add($"$: line {problem.LineNumber + 1}: this is not JSON: a comma, a quotation mark or a bracket is missing or too many.");
        }

        return reader.problems.Count > 0 ? (null, reader.problems) : (book, []);
    }

    private CoachBook Book(JsonNode? root)
    {
        var file = root as JsonObject ?? [];
        When(root is not JsonObject, "$", "this has to be an object with \"cards\", \"apologies\", \"replies\" and \"shift\".");
        Known(file, "$", ["cards", "apologies", "replies", "shift"]);
        var cards = Entries(file, "cards").Select(entry => Card(entry.Value, entry.Path)).ToList();
        var apologies = Entries(file, "apologies").Select(entry => Wording(entry.Value, entry.Path)).ToList();
        var replies = file["replies"] is null ? [] : Entries(file, "replies").Select(entry => Reply(entry.Value, entry.Path)).ToList();
        var shift = file["shift"] is null ? [] : Entries(file, "shift").Select(entry => Shift(entry.Value, entry.Path)).ToList();
        When(cards.Count == 0, "$.cards", "there has to be a card at least.");
        Twice("$.cards", cards.Select(card => card.Id));
        Twice("$.apologies", apologies.Select(wording => wording.Id));
        Twice("$.replies", apologies.Concat(replies).Select(wording => wording.Id));
        Twice("$.shift", shift.Select(line => line.Id));
        return new CoachBook(cards, [.. apologies, .. replies], shift);
    }

    private CardRule Card(JsonObject card, string path)
    {
        Known(card, path, CardNames);
        var moods = Strings(card, path, "moods");
        foreach (var (mood, index) in (moods ?? []).Select((mood, index) => (mood, index)))
        {
            When(mood is not ("1" or "2" or "3" or "4" or "5"), $"{path}.moods[{index}]", "a mood is a number from 1 to 5.");
        }

        return new CardRule(
            Id(card, path), Strings(card, path, "stages"), Strings(card, path, "defects"), Strings(card, path, "groups"),
            moods is null ? null : [.. moods.Select(mood => int.TryParse(mood, out var number) ? number : 0)],
            Flag(card, path, "hurt"), Flag(card, path, "threat"), Flag(card, path, "alone"), card["purpose"] is null ? null : Line(card["purpose"], path + ".purpose", spoken: false),
            Lines(card, path, "do", spoken: false), Lines(card, path, "say", spoken: true), Lines(card, path, "never", spoken: false));
    }

    private Wording Wording(JsonObject wording, string path)
    {
        Known(wording, path, WordingNames);
        var kind = wording["kind"]?.ToString() ?? "";
        When(kind.Length == 0 || ReplyCheck.Kinds.Contains(kind), path + ".kind", "say which form of apology it is: regret, responsibility, personal or written.");
        return new Wording(Id(wording, path), kind, Line(wording["text"], path + ".text", spoken: true));
    }

    private Wording Reply(JsonObject reply, string path)
    {
        Known(reply, path, WordingNames);
        var (kind, text) = (reply["kind"]?.ToString() ?? "", reply["text"] is JsonValue value && value.TryGetValue<string>(out var said) ? said.Trim() : "");
        When(!ReplyCheck.Kinds.Contains(kind), path + ".kind", $"say when it is sent: {string.Join(", ", ReplyCheck.Kinds)}.");
        When(text.Length == 0, path + ".text", "a text is missing here.");
        foreach (var problem in ReplyCheck.Problems(text))
        {
            When(true, path + ".text", problem.ToString());
        }

        return new Wording(Id(reply, path), kind, text);
    }

    private ShiftLine Shift(JsonObject line, string path)
    {
        Known(line, path, ShiftNames);
        return new ShiftLine(Id(line, path), Line(line["text"], path + ".text", spoken: false));
    }

    private string Id(JsonObject entry, string path)
    {
        var id = entry["id"]?.ToString() ?? "";
        When(id.Length is 0 or > ApologyLock.LongestId, path + ".id", $"give it an id of at most {ApologyLock.LongestId} characters, the same in every language.");
        When(id.StartsWith(CoachEdit.Own, StringComparison.Ordinal), path + ".id", $"an id that begins with {CoachEdit.Own} is for what is written in the program.");
        return id;
    }

    private IReadOnlyList<string> Lines(JsonObject card, string path, string name, bool spoken)
    {
        var lines = card[name] as JsonArray ?? [];
        When(card[name] is not (null or JsonArray), $"{path}.{name}", "this has to be a list of sentences.");
        When(lines.Count > CoachBook.MostLines, $"{path}.{name}", $"at most {CoachBook.MostLines} sentences: the clerk reads them while the customer waits.");
        return [.. lines.Select((line, index) => Line(line, $"{path}.{name}[{index}]", spoken))];
    }

    private string Line(JsonNode? node, string path, bool spoken)
    {
        var text = node is JsonValue value && value.TryGetValue<string>(out var said) ? said.Trim() : "";
        When(text.Length == 0, path, "a sentence is missing here.");
        When(text.Length > SpokenCheck.Longest, path, $"this is too long to be read in passing: {text.Length} characters, at most {SpokenCheck.Longest}.");
        var outside = Bracket().Replace(text, "");
        When(outside.Contains("{name}", StringComparison.Ordinal), path, "put {name} into square brackets together with what goes with it, as in [, {name}]: not every customer says a name.");
        When(outside.Replace("{name}", "", StringComparison.Ordinal).IndexOfAny(['[', ']', '{', '}']) >= 0, path, "only {name} is filled in, and square brackets only stand around it.");
        When(Bracket().Matches(text).Any(part => !part.Value.Contains("{name}", StringComparison.Ordinal)), path, "square brackets only stand around {name}.");
        When(!spoken && text.Contains("{name}", StringComparison.Ordinal), path, "only what is said to the customer can hold {name}.");
        return text;
    }

    private List<string>? Strings(JsonObject card, string path, string name)
    {
        if (card[name] is null)
        {
            return null;
        }

        var words = (card[name] as JsonArray)?.Select(word => word?.ToString() ?? "").ToList();
        When(words is null or { Count: 0 } || words.Any(string.IsNullOrWhiteSpace), $"{path}.{name}", "this has to be a list of words, or be left out when it does not matter.");
        return words ?? [];
    }

    private bool Flag(JsonObject card, string path, string name)
    {
        var yes = false;
        When(card[name] is { } node && !(node is JsonValue value && value.TryGetValue(out yes)), $"{path}.{name}", "this is true or false.");
        return yes;
    }

    private IEnumerable<(JsonObject Value, string Path)> Entries(JsonObject file, string name)
    {
        When(file[name] is not JsonArray, "$." + name, "this has to be a list.");
        foreach (var (entry, index) in (file[name] as JsonArray ?? []).Select((entry, index) => (entry, index)))
        {
            When(entry is not JsonObject, $"$.{name}[{index}]", "this has to be an object.");
            if (entry is JsonObject there)
            {
                yield return (there, $"$.{name}[{index}]");
            }
        }
    }

    private void Known(JsonObject entry, string path, string[] names)
    {
        foreach (var (name, _) in entry.Where(property => !names.Contains(property.Key)))
        {
            problems.Add($"{path}.{name}: there is no such property; there are {string.Join(", ", names)}.");
        }
    }

    private void Twice(string path, IEnumerable<string> ids) =>
        problems.AddRange(ids.GroupBy(id => id).Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => $"{path}: the id '{group.Key}' is there twice."));

    private void When(bool wrong, string path, string sentence)
    {
        if (wrong)
        {
            problems.Add($"{path}: {sentence}");
        }
    }

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Bracket();
}
