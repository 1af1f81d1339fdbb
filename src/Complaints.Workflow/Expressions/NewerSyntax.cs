using Jint.Parser.Ast;
using Edit = Complaints.Workflow.Expressions.ScriptSource.Edit;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// The let, const, arrow functions and shorthand properties of a script, and what they become in ECMAScript 5.1: var,
/// function, {a: a}. Lines stay lines, so a semicolon may be missing where it might before.
/// </summary>
internal sealed class NewerSyntax
{
    private readonly ScriptSource _source;
    private readonly IReadOnlyList<ScriptSource.Word> _words;
    private readonly List<int> _starts;
    private readonly List<ArrowFunction> _arrows;
    private readonly Dictionary<int, string> _kinds = [];
    private readonly List<Edit> _edits;

    private NewerSyntax(ScriptSource source, List<ArrowFunction> arrows)
    {
        (_source, _words, _arrows) = (source, source.Words, arrows);
        _starts = [.. _words.Select(w => w.Start)];
        _edits = [.. ShorthandProperties.In(_words)];
        for (var i = 0; i + 1 < _words.Count; i++)
        {
            if (_words[i].Text is "let" or "const" && (i == 0 || _words[i - 1].Text != ".") && _words[i + 1].IsName)
            {
                _kinds.Add(_words[i].Start, _words[i].Text);
                _edits.Add(new Edit(_words[i].From, _words[i].Text.Length, "var"));
            }
        }
    }

    public bool IsUsed => _edits.Count > 0 || _arrows.Count > 0;

    /// <summary>Null and a sentence if it is wrong already.</summary>
    public static NewerSyntax? Read(ScriptSource source, out Remark? problem)
    {
        var arrows = ArrowFunction.In(source, out problem);
        return problem is null ? new NewerSyntax(source, arrows) : null;
    }

    /// <summary>Which of let and const begins here in the author's text; null for a var.</summary>
    public string? KindAt(int start) => _kinds.GetValueOrDefault(start);

    /// <summary>Whether an arrow function begins here in the author's text.</summary>
    public bool IsArrow(int start) => _arrows.Exists(a => _words[a.First].Start == start);

    /// <summary>The script in ECMAScript 5.1.</summary>
    public ScriptSource Rewritten(out Remark? problem)
    {
        problem = null;
        if (_kinds.Count == 0 && _arrows.Count == 0)
        {
            return _source.With(_edits);
        }

        var sketch = _source.With([.. _edits, .. _arrows.Select(Sketched), .. Semicolons(_arrows.Select(a => a.BlockEnd).OfType<int>())]);
        var nodes = Script.ParseSketch(sketch, out problem);
        var edits = new List<Edit>(_edits);
        var open = _arrows.ToDictionary(a => _words[a.First].Start);
        var ends = new List<(ArrowFunction Arrow, int Last, bool BeginsStatement)>();
        var statements = nodes.OfType<ExpressionStatement>().Select(s => s.Range[0]).ToHashSet();
        var each = nodes.OfType<ForInStatement>().Select(f => f.Left).ToHashSet();
        foreach (var node in nodes)
        {
            switch (node)
            {
                case AssignmentExpression { Left: Identifier { Name: "_" } left } assignment when open.Remove(Start(left), out var arrow):
                    ends.Add((arrow, arrow.BlockEnd ?? WordAt(Origin(assignment.Range[1] - 1)), statements.Contains(left.Range[0])));
                    break;
                case VariableDeclaration declaration when KindAt(Start(declaration)) == "let" && !each.Contains(declaration):
                    edits.AddRange(declaration.Declarations.Where(d => d.Init is null).Select(d => new Edit(_words[WordAt(Start(d.Id))].To, 0, " = void 0")));
                    break;
            }
        }

        if (problem is null && open.Count > 0)
        {
            problem = $"{_source.SourcePlace(open.Keys.Min())}: An arrow function cannot stand here without parentheses around it.";
        }

        edits.AddRange(ends.OrderByDescending(e => e.Arrow.First).SelectMany(Written));   // of two that end together, the inner one first
        return _source.With([.. edits, .. Semicolons(ends.Select(e => e.Last))]);

        int Start(SyntaxNode node) => Origin(node.Range[0]);
        int Origin(int index) => sketch.Origin(index - Script.Opening.Length);
    }

    /// <summary>An assignment binds just as an arrow does, so the parser of ECMAScript 5.1 can say where this ends.</summary>
    private Edit Sketched(ArrowFunction arrow) =>
        new(_words[arrow.First].From, _words[arrow.Sign].To - _words[arrow.First].From, arrow.BlockEnd is null ? "_=" : "_=function()");

    private IEnumerable<Edit> Written((ArrowFunction Arrow, int Last, bool BeginsStatement) end)
    {
        var (first, sign) = (_words[end.Arrow.First], _words[end.Arrow.Sign]);
        var (isBlock, isList) = (end.Arrow.BlockEnd is not null, first.Text == "(");
        yield return new Edit(first.From, 0, (end.BeginsStatement ? "void 0,(" : "(") + (isList ? "function " : "function ("));   // a ( alone would call the line before
        yield return new Edit(sign.From, sign.Text.Length, (isList ? "" : ") ") + (isBlock ? "" : "{ return ("));
        yield return new Edit(_words[end.Last].To, 0, isBlock ? ")" : "); })");
    }

    /// <summary>Where a line ends behind an arrow function, the next begins a statement, even with what could go on behind a function.</summary>
    private IEnumerable<Edit> Semicolons(IEnumerable<int> ends) =>
        ends.Where(e => !ArrowFunction.Ends(_words, e)).Distinct().Select(e => new Edit(_words[e].To, 0, ";"));

    private int WordAt(int start)
    {
        var index = _starts.BinarySearch(start);
        return index < 0 ? ~index - 1 : index;
    }
}
