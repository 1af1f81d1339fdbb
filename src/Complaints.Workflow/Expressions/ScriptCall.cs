namespace Complaints.Workflow.Expressions;

/// <summary>
/// A call of getX or setX that can mean nothing but what the definition gives, with its place and with the text it is given first
/// if that is written down. A script that uses the name in any other way may have a function of its own that is called so.
/// </summary>
internal sealed record ScriptCall(string Function, string? Text, Remark Place)
{
    public static IEnumerable<ScriptCall> Find(ScriptSource source)
    {
        var words = source.Words;
        if (words.Any(word => word.Text == "with"))
        {
            return [];   // whatever is inside may be a property of anything
        }

        return Enumerable.Range(0, words.Count).Where(at => IsAccess(words[at]))
            .GroupBy(at => words[at].Text, StringComparer.Ordinal)
            .Where(uses => uses.All(at => IsCall(words, at)))
            .SelectMany(uses => uses.Select(at => new ScriptCall(uses.Key, FirstText(words, at), source.SourcePlace(words[at].Start))));
    }

    private static bool IsAccess(ScriptSource.Word word) =>
        word.IsName && word.Text.Length > 3 && !char.IsLower(word.Text[3])
        && (word.Text.StartsWith("get", StringComparison.Ordinal) || word.Text.StartsWith("set", StringComparison.Ordinal));

    private static bool IsCall(IReadOnlyList<ScriptSource.Word> words, int at) =>
        at + 1 < words.Count && words[at + 1].Text == "(" && (at == 0 || words[at - 1].Text is not ("." or "function" or "get" or "set"));

    private static string? FirstText(IReadOnlyList<ScriptSource.Word> words, int at) =>
        at + 3 < words.Count && words[at + 2].Text is ['"' or '\'', .. var text, _] && !text.Contains('\\') && words[at + 3].Text is ")" or "," ? text : null;
}
