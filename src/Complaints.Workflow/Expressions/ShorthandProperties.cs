namespace Complaints.Workflow.Expressions;

/// <summary>{a, b} becomes {a: a, b: b}.</summary>
internal static class ShorthandProperties
{
    public static IEnumerable<ScriptSource.Edit> In(IReadOnlyList<ScriptSource.Word> words)
    {
        var open = new Stack<Opened>([new Opened(Bracket.Block)]);
        for (var i = 0; i < words.Count; i++)
        {
            var around = open.Peek();
            switch (words[i].Text)
            {
                case "(" or "[":
                    open.Push(new Opened(Bracket.Other));
                    break;
                case "{":
                    open.Push(new Opened(i > 0 && BeginsObject(words[i - 1], around) ? Bracket.Object : Bracket.Block));
                    break;
                case ")" or "]" or "}" when open.Count > 1:
                    open.Pop();
                    break;
                case "?":
                    around.Choices++;
                    break;
                case ":":
                    around.AfterChoice = around.Choices > 0;
                    around.Choices -= around.AfterChoice ? 1 : 0;
                    break;
                case ";":
                    around.Choices = 0;
                    break;
                case var name when around.Bracket == Bracket.Object && IsShorthand(words, i):
                    yield return new ScriptSource.Edit(words[i].From, 0, name + ": ");
                    break;
            }
        }
    }

    /// <summary>What no variable is called stays as it is, for the parser to refuse. So does __proto__, which means something else behind a name.</summary>
    private static bool IsShorthand(IReadOnlyList<ScriptSource.Word> words, int i) =>
        words[i].IsName && i > 0 && i + 1 < words.Count
        && words[i - 1].Text is "{" or "," && words[i + 1].Text is "," or "}"
        && words[i].Text is not ("this" or "null" or "true" or "false" or "__proto__") && !words[i].Text.Contains('\\');

    /// <summary>Whether a { behind this word begins an object, and no block.</summary>
    private static bool BeginsObject(ScriptSource.Word before, Opened around) => before.Text switch
    {
        ":" => around.Bracket != Bracket.Block || around.AfterChoice,   // in a block it may end a label or a case
        ";" or "{" or "=>" or "else" or "do" => false,
        _ => !before.EndsOperand,
    };

    private enum Bracket
    {
        Block,
        Object,
        Other,
    }

    private sealed class Opened(Bracket bracket)
    {
        public Bracket Bracket { get; } = bracket;

        /// <summary>How many ? still wait for their colon.</summary>
        public int Choices { get; set; }

        public bool AfterChoice { get; set; }
    }
}
