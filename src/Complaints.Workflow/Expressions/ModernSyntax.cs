namespace Complaints.Workflow.Expressions;

/// <summary>Finds what ECMAScript 5.1 does not have, names it, and says what to write instead.</summary>
internal static class ModernSyntax
{
    /// <summary>The first such thing, or null.</summary>
    public static Remark? Find(ScriptSource source)
    {
        var words = source.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (Advice(words, i) is { } advice)
            {
                return Sentence(source.SourcePlace(words[i].Start), advice);
            }
        }

        return null;
    }

    /// <summary>The first use of something that ECMAScript 5.1 has and scripts do not, or null. An object of the author may have a function of that name.</summary>
    public static Remark? FindRefused(ScriptSource source)
    {
        var words = source.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var before = i > 0 ? words[i - 1].Text : "";
            var after = i + 1 < words.Count ? words[i + 1].Text : "";
            var refused = words[i].Text switch
            {
                "random" when before == "." && i > 1 && words[i - 2].Text == "Math" => Remark.Of("Math.random: a replay has to give the same"),
                "match" or "search" when before == "." && after == "(" => Remark.Of($"{words[i].Text} of texts, which needs regular expressions: write indexOf"),
                "RegExp" when before != "." && after != ":" => Remark.Of("regular expressions: write indexOf, split or a loop"),
                _ => null,
            };
            if (refused is not null)
            {
                return $"{source.SourcePlace(words[i].Start)}: Scripts have no {refused}.";
            }
        }

        return null;
    }

    /// <summary>What the author of a script may have meant that the parser stopped at, or null.</summary>
    public static Remark? Guess(ScriptSource source, int origin)
    {
        var words = source.Words;
        for (var i = 2; i < words.Count; i++)
        {
            if (words[i].Start != origin || words[i - 2].Text is not ("{" or ","))
            {
                continue;
            }

            var advice = words[i].Text switch
            {
                "," or "}" when words[i - 1].IsName => Remark.Of($"shorthand properties: write {{{words[i - 1].Text}: {words[i - 1].Text}}}"),
                "(" when words[i - 1].IsName => Remark.Of($"methods in objects: write {words[i - 1].Text}: function (...) {{ ... }}"),
                _ => null,
            };
            return advice is null ? null : Sentence(source.SourcePlace(origin), advice);
        }

        return null;
    }

    public static Remark Sentence(Remark place, Remark advice) => $"{place}: Scripts are ECMAScript 5.1, which has no {advice}.";

    private static Remark? Advice(IReadOnlyList<ScriptSource.Word> words, int i)
    {
        var word = words[i].Text;
        var before = i > 0 ? words[i - 1].Text : "";
        var after = i + 1 < words.Count ? words[i + 1] : new ScriptSource.Word("", 0, 0, 0);
        if (words[i].IsName && (before == "." || after.Text == ":"))
        {
            return null;   // the name of a property
        }

        return word switch
        {
            "..." => Remark.Of("spread or rest (...): write concat, apply or arguments"),
            "?." => Remark.Of("optional chaining (?.): write a && a.b"),
            "??" => Remark.Of("?? operator: write a != null ? a : b"),
            "**" => Remark.Of("** operator: write Math.pow(a, b)"),
            "let" or "const" when after.Text is "{" or "[" => Remark.Of("destructuring: write var a = x.a, b = x.b"),
            "let" or "const" when !after.IsName => Remark.Of($"{word} without a name: write var"),
            "class" => Remark.Of("classes: write a function"),
            "async" when after.Text == "function" || after.IsName => Remark.Of("async functions: a script waits for nothing"),
            "await" when after.IsName => Remark.Of("await: a script waits for nothing"),
            "import" or "export" => Remark.Of($"{word}: everything a script can use is there already"),
            "of" when i > 1 && words[i - 1].IsName && IsInFor(words, i - 2) => Remark.Of("for ... of: write for (var i = 0; i < list.length; i++)"),
            "var" when after.Text is "{" or "[" => Remark.Of("destructuring: write var a = x.a, b = x.b"),
            "function" => Parameters(words, i + 1),
            "{" or "," when after.Text == "[" && IsComputedKey(words, i + 1) => Remark.Of("computed property names: write o[name] = value"),
            _ => null,
        };
    }

    private static bool IsInFor(IReadOnlyList<ScriptSource.Word> words, int i) =>
        words[i].Text is "(" or "var" or "let" or "const" && words.Take(i + 1).Reverse().Take(3).Any(w => w.Text == "for");

    private static bool IsComputedKey(IReadOnlyList<ScriptSource.Word> words, int open)
    {
        var depth = 0;
        for (var i = open; i < words.Count; i++)
        {
            depth += words[i].Text switch { "[" => 1, "]" => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1 < words.Count && words[i + 1].Text == ":" && words[open - 1].Text == "{";
            }
        }

        return false;
    }

    private static Remark? Parameters(IReadOnlyList<ScriptSource.Word> words, int i)
    {
        if (i < words.Count && words[i].Text == "*")
        {
            return "generators: write a function that gives a list";
        }

        for (; i < words.Count && words[i].Text != ")"; i++)
        {
            if (words[i].Text is "{" or "[")
            {
                return "destructuring of parameters: write function (x) { var a = x.a; ... }";
            }

            if (words[i].Text == "=")
            {
                return "default values of parameters: write if (a === undefined) { a = ...; }";
            }
        }

        return null;
    }
}
