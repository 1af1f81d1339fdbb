namespace Complaints.Workflow.Expressions;

/// <summary>Refuses, before parsing, what would exhaust the parser's stack.</summary>
internal static class ScriptGuard
{
    public const int MaxLength = 20_000;
    private const int MaxNesting = 1_000;
    private const int BracketWeight = 5;   // one bracket takes about as much stack as five operators

    /// <summary>An upper bound of the nesting: things between separators, added up over open brackets.</summary>
    public static Remark? Check(string text)
    {
        var bases = new Stack<int>([0]);
        var depth = 0;
        var keywords = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\'')
            {
                i = EndOfText(text, i);
                depth++;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
            {
                i = EndOfComment(text, i);
            }
            else if (c is '(' or '[' or '{')
            {
                bases.Push(depth);
                depth += BracketWeight;
            }
            else if (c is ')' or ']' or '}')
            {
                depth = (bases.Count > 1 ? bases.Pop() : 0) + 1;
            }
            else if (c is ',' or ';')
            {
                depth = bases.Peek() + (bases.Count > 1 ? BracketWeight : 0);
            }
            else if (!char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c))
            {
                depth++;
            }
            else if (char.IsLetter(c) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                depth++;
                keywords += StartsStatement(text.AsSpan(i)) ? 1 : 0;
            }

            if (depth > MaxNesting || keywords > MaxNesting)
            {
                return "The script is nested too deeply.";
            }
        }

        return null;
    }

    private static bool StartsStatement(ReadOnlySpan<char> text) =>
        text.StartsWith("for") || text.StartsWith("else") || text.StartsWith("do") || text.StartsWith("while") || text.StartsWith("if");

    public static int EndOfText(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start] || text[i] == '\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    public static int EndOfComment(string text, int start)
    {
        var end = text[start + 1] == '/' ? text.IndexOf('\n', start) : text.IndexOf("*/", start + 2, StringComparison.Ordinal) is var i and >= 0 ? i + 1 : -1;
        return end < 0 ? text.Length : end;
    }
}
