namespace Complaints.Demo;

/// <summary>
/// What people of one language say and write. The texts stand in one block: a key in brackets, then its variants, one a
/// line. Variants take turns, so that the same sentence comes back as late as possible.
/// </summary>
internal sealed class DemoTexts
{
    private readonly Dictionary<string, List<string>> variants = [];
    private readonly Dictionary<string, int> turns = [];

    private DemoTexts(string block, string separator)
    {
        Separator = separator;
        List<string> current = [];
        foreach (var line in block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                variants[line[1..^1]] = current = [];
            }
            else
            {
                current.Add(line);
            }
        }
    }

    /// <summary>What stands between two sentences.</summary>
    public string Separator { get; }

    public static DemoTexts Of(string language) => language switch
    {
        "zh" => new(ChineseTexts.Block, ""),
        "de" => new(GermanTexts.Block, " "),
        _ => new(EnglishTexts.Block, " "),
    };

    /// <summary>The next variant of the first of these keys that has any.</summary>
    public string Say(params string[] keys)
    {
        foreach (var key in keys)
        {
            if (variants.TryGetValue(key, out var choices))
            {
                var turn = turns.GetValueOrDefault(key);
                turns[key] = turn + 1;
                return choices[turn % choices.Count];
            }
        }

        return "–";
    }
}
