namespace Complaints.Workflow.Expressions;

/// <summary>An arrow function among the words of a script: its first word, its =>, and the } that ends it if its body is a block.</summary>
internal sealed record ArrowFunction(int First, int Sign, int? BlockEnd)
{
    /// <summary>All of a script, in the order of their =>.</summary>
    public static List<ArrowFunction> In(ScriptSource source, out Remark? problem)
    {
        var found = new List<ArrowFunction>();
        problem = null;
        for (var i = 0; i < source.Words.Count && problem is null; i++)
        {
            if (source.Words[i].Text == "=>" && Read(source, i, out problem) is { } arrow)
            {
                found.Add(arrow);
            }
        }

        return found;
    }

    /// <summary>Whether what follows the word ends what the word ends, without a semicolon.</summary>
    public static bool Ends(IReadOnlyList<ScriptSource.Word> words, int last) =>
        last + 1 >= words.Count || words[last + 1].Text is "," or ")" or "]" or "}" or ";" or ":" or "${" or "`";

    private static ArrowFunction? Read(ScriptSource source, int sign, out Remark? problem)
    {
        var words = source.Words;
        var first = FirstOf(words, sign, out problem);
        problem ??= source.BreaksBefore(sign) ? Remark.Of("A line must not end before =>.") : null;
        var end = problem is null && sign + 1 < words.Count && words[sign + 1].Text == "{" ? EndOfBlock(words, sign + 1) : null;
        if (end is { } last && !Ends(words, last) && !source.BreaksBefore(last + 1))
        {
            problem = Unexpected(words[last + 1].Text);
            first = last + 1;
        }

        if (problem is null)
        {
            return new ArrowFunction(first, sign, end);
        }

        var place = source.SourcePlace(words[first].Start);
        problem = problem.ToString().EndsWith('.') ? Remark.Of($"{place}: {problem}") : ModernSyntax.Sentence(place, problem);
        return null;
    }

    /// <summary>The name or the ( before an arrow; with a problem if other things than names stand there.</summary>
    private static int FirstOf(IReadOnlyList<ScriptSource.Word> words, int sign, out Remark? problem)
    {
        problem = null;
        if (sign > 0 && words[sign - 1].IsName)
        {
            return sign - 1;
        }

        if (sign == 0 || words[sign - 1].Text != ")")
        {
            problem = Unexpected("=>");
            return sign;
        }

        var first = sign - 1;
        for (var depth = 1; depth > 0 && first > 0;)
        {
            first--;
            depth += words[first].Text switch { ")" => 1, "(" => -1, _ => 0 };
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = first + 1; i < sign - 1 && problem is null; i++)
        {
            problem = words[i].Text switch
            {
                "{" or "[" => Remark.Of("destructuring of parameters: write x => { var a = x.a; ... }"),
                "=" => Remark.Of("default values of parameters: write if (a === undefined) { a = ...; }"),
                "," => null,
                var name when words[i].IsName => names.Add(name) ? null : Remark.Of($"Two parameters are called {name}."),
                _ => Unexpected("=>"),
            };
        }

        problem ??= first > 0 && words[first - 1] is { EndsOperand: true } before
            ? before.Text == "async" ? Remark.Of("async functions: a script waits for nothing") : Unexpected("=>")
            : null;
        return first;
    }

    private static int? EndOfBlock(IReadOnlyList<ScriptSource.Word> words, int open)
    {
        var depth = 0;
        for (var i = open; i < words.Count; i++)
        {
            depth += words[i].Text switch { "{" => 1, "}" => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return null;   // the parser will say so
    }

    private static Remark Unexpected(string word) => $"The script is not JavaScript: Unexpected token {word}.";
}
