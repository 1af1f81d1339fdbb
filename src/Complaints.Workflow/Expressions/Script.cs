using Jint.Parser;
using Jint.Parser.Ast;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// A checked ECMAScript 5.1 script. The parsed form is kept, but lent to one run at a time, because the interpreter
/// remembers things in it; of those that were needed at once a few are kept.
/// </summary>
internal sealed class Script
{
    public const string NoPatterns = "Regular expressions are not allowed in scripts: nothing can stop one that runs without end.";

    /// <summary>Stands before a body that may return.</summary>
    public const string Opening = "(function(){";

    private const string TooLarge = "The script holds a hexadecimal or octal number that is too large to be read.";

    private readonly ScriptSource _source;
    private readonly string _text;
    private readonly HashSet<string> _names;
    private readonly bool _namesAnything;
    private readonly Pool<Program> _parsed = new(16);

    private Script(ScriptSource source, string text, Program parsed)
    {
        _source = source;
        _text = text;
        _names = source.Words.Where(w => w.IsName).Select(w => w.Text).ToHashSet(StringComparer.Ordinal);
        _namesAnything = _names.Contains("this") || _names.Any(n => n.Contains('\\'));
        NamesAccessors = _namesAnything || _names.Any(n => n == "variables" || n.StartsWith("get", StringComparison.Ordinal) || n.StartsWith("set", StringComparison.Ordinal));
        ReadsOutputs = _namesAnything || _names.Any(n => n == "getOutputFrom" || Accessors.Readings(n).Any());
        _parsed.Give(parsed);
    }

    /// <summary>Its parsed forms that no run uses now.</summary>
    public int Idle => _parsed.Count;

    /// <summary>What it seems to use although that is refused when it runs; null if nothing.</summary>
    public Remark? Doubt => ModernSyntax.FindRefused(_source);

    /// <summary>What it calls by name that only the definition can give; nothing if it may make such names itself.</summary>
    public IEnumerable<ScriptCall> Calls => _namesAnything ? [] : ScriptCall.Find(_source);

    /// <summary>Whether it may ask for the output of an earlier activity.</summary>
    public bool ReadsOutputs { get; }

    /// <summary>Whether it may use a function whose name comes from the definition.</summary>
    public bool NamesAccessors { get; }

    /// <summary>The script, or null and a sentence that says what is wrong with it.</summary>
    public static Script? Read(string text, out Remark? problem)
    {
        if (text.Length > ScriptGuard.MaxLength)
        {
            problem = $"The script is longer than {ScriptGuard.MaxLength} characters.";
            return null;
        }

        var source = ScriptSource.Read(text, out problem);
        problem ??= ScriptGuard.Check(source.Text) ?? ModernSyntax.Find(source);
        var newer = problem is null ? NewerSyntax.Read(source, out problem) : null;
        if (newer is { IsUsed: true })
        {
            source = newer.Rewritten(out problem);
            problem ??= ScriptGuard.Check(source.Text);
        }

        if (problem is not null)
        {
            return null;
        }

        try
        {
            return Read(source, source.Text, newer!, out problem);
        }
        catch (ParserException e) when (e.Message.Contains("return", StringComparison.Ordinal))
        {
            // Elsa allows a "return" at top level, which JavaScript does not: such a body becomes a function.
            return ReadBody(source, newer!, out problem);
        }
        catch (ParserException e)
        {
            problem = Problem(source, e, 0);
            return null;
        }
        catch (OverflowException)
        {
            problem = TooLarge;
            return null;
        }
    }

    /// <summary>The parts of a script that is not going to run; none, and a sentence, if there is something wrong with it.</summary>
    public static List<SyntaxNode> ParseSketch(ScriptSource sketch, out Remark? problem)
    {
        problem = ScriptGuard.Check(sketch.Text);
        try
        {
            return problem is null ? [.. new JavaScriptParser().Parse(Body(sketch)).Body.SelectMany(SyntaxTree.WithParts)] : [];
        }
        catch (ParserException e)
        {
            problem = Problem(sketch, e, Opening.Length);
        }
        catch (OverflowException)
        {
            problem = TooLarge;
        }

        return [];
    }

    /// <summary>Whether the script may mean this name; it always may if it can put names together.</summary>
    public bool Names(string name) => _namesAnything || _names.Contains(name);

    /// <summary>Whether it may mean the accessor of this variable or input.</summary>
    public bool NamesAccessor(string verb, string name) => Names(verb + Accessors.Pascal(name));

    /// <summary>The outputs of activities that it names as getXFromY.</summary>
    public IEnumerable<(string Activity, string Output, string Name)> OutputsNamed(WorkflowDefinition definition)
    {
        foreach (var name in _names)
        {
            foreach (var (output, activity) in Accessors.Readings(name))
            {
                if (definition.AllActivities().FirstOrDefault(a => Accessors.Pascal(a.Name) == activity || a.Id == activity) is { } found)
                {
                    yield return (found.Id, output, name);
                    break;
                }
            }
        }
    }

    /// <summary>For people: the place that the interpreter means, in the author's text.</summary>
    public Remark Place(int line, int column) => _source.Place(line, column, _text.Length == _source.Text.Length ? 0 : Opening.Length);

    public T Borrow<T>(Func<Program, T> use)
    {
        var parsed = _parsed.Take() ?? Parse(_text);
        try
        {
            return use(parsed);
        }
        finally
        {
            _parsed.Give(parsed);
        }
    }

    private static Script? Read(ScriptSource source, string text, NewerSyntax newer, out Remark? problem)
    {
        var program = new JavaScriptParser().Parse(text);
        problem = newer.IsUsed ? LexicalNames.Check(program, source, newer, text.Length == source.Text.Length ? 0 : Opening.Length) : null;
        if (problem is not null)
        {
            return null;
        }

        ScriptGuards.Install(program);
        return new Script(source, text, program);
    }

    private static Script? ReadBody(ScriptSource source, NewerSyntax newer, out Remark? problem)
    {
        try
        {
            return Read(source, Body(source), newer, out problem);
        }
        catch (ParserException e)
        {
            problem = Problem(source, e, Opening.Length);
            return null;
        }
        catch (OverflowException)
        {
            problem = TooLarge;
            return null;
        }
    }

    private static string Body(ScriptSource source) => Opening + source.Text + "\n})()";

    private static Remark Problem(ScriptSource source, ParserException e, int before)
    {
        var origin = source.Origin(e.Index - before);
        var place = source.SourcePlace(origin);
        var said = before > 0 && e.Index - before >= source.Text.Length ? "Unexpected end of input" : e.Description.TrimEnd('.');
        return e.Description == NoPatterns
            ? Remark.Of($"{place}: {Remark.Of(NoPatterns)}")
            : ModernSyntax.Guess(source, origin) ?? Remark.Of($"{place}: The script is not JavaScript (ECMAScript 5.1): {said}.");
    }

    private static Program Parse(string text)
    {
        var program = new JavaScriptParser().Parse(text);
        ScriptGuards.Install(program);
        return program;
    }
}
