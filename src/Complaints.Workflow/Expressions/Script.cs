using Jint.Parser;
using Jint.Parser.Ast;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// A checked ECMAScript 5.1 script. The parsed form is kept, but lent to one run at a time: the interpreter
/// remembers things in it.
/// </summary>
internal sealed class Script
{
    private readonly string _source;
    private Program? _parsed;

    private Script(string source, Program parsed) => (_source, _parsed) = (source, parsed);

    public bool ReadsOutputs => _source.Contains("getOutputFrom", StringComparison.Ordinal);

    /// <summary>The script, or null and a sentence that says what is wrong with it.</summary>
    public static Script? Read(string text, out string? problem)
    {
        problem = ScriptGuard.Check(text);
        if (problem is not null)
        {
            return null;
        }

        try
        {
            // Elsa allows a "return" at top level, which JavaScript does not: such a body becomes a function.
            var source = text;
            Program parsed;
            try
            {
                parsed = Parse(source);
            }
            catch (ParserException e) when (e.Message.Contains("return", StringComparison.Ordinal))
            {
                source = "(function(){" + text + "\n})()";
                parsed = Parse(source);
            }

            problem = ScriptGuard.Check(parsed.Tokens);
            parsed.Tokens = null;
            return problem is null ? new Script(source, parsed) : null;
        }
        catch (ParserException e)
        {
            problem = "The script is not JavaScript: " + e.Message.TrimEnd('.') + "." + ScriptGuard.Hint(text);
            return null;
        }
    }

    public T Borrow<T>(Func<Program, T> use)
    {
        var parsed = Interlocked.Exchange(ref _parsed, null) ?? Parse(_source);
        try
        {
            return use(parsed);
        }
        finally
        {
            _parsed = parsed;
        }
    }

    private static Program Parse(string source) => new JavaScriptParser().Parse(source, new ParserOptions { Tokens = true });
}
