using System.Globalization;
using System.Text;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// A script as its author wrote it and as the parser gets it: ECMAScript 5.1, in which `a${b}c` has become
/// "".concat("a",(b),"c"), which makes texts of its parts just as a template does. Knows where each character came from.
/// </summary>
internal sealed class ScriptSource
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<int> _origins = [];
    private readonly List<Word> _words = [];
    private readonly Stack<(int Braces, int Start)> _templates = new();
    private int _at;
    private int _braces;

    private ScriptSource(string source) => _source = source;

    /// <summary>A word, number, text, or sign of the source, with where it begins there, and from where to where it stands in what was read.</summary>
    public readonly record struct Word(string Text, int Start, int From, int To)
    {
        public bool IsName => Text.Length > 0 && (char.IsLetter(Text[0]) || Text[0] is '_' or '$' or '\\');

        /// <summary>Whether it ends something that can be divided, so that a / behind it divides.</summary>
        public bool EndsOperand =>
            Text is ")" or "]" or "}" or "`" or "++" or "--"
            || Text[0] is '"' or '\''
            || (char.IsLetterOrDigit(Text[0]) || Text[0] is '_' or '$')
                && Text is not ("return" or "typeof" or "case" or "in" or "instanceof" or "new" or "delete" or "void" or "throw" or "else" or "do" or "${");
    }

    /// <summary>Other text for so many characters of what was read.</summary>
    public readonly record struct Edit(int From, int Length, string Text);

    public string Text => _text.ToString();

    public IReadOnlyList<Word> Words => _words;

    /// <summary>Never fails; a problem is a sentence that says where.</summary>
    public static ScriptSource Read(string source, out Remark? problem)
    {
        var result = new ScriptSource(source);
        problem = result.Read();
        return result;
    }

    /// <summary>What was read, edited; edits of one place follow each other as given.</summary>
    public ScriptSource With(IEnumerable<Edit> edits)
    {
        var result = new ScriptSource(_source);
        result._words.AddRange(_words);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.From).Append(new Edit(_text.Length, 0, "")))
        {
            for (; at < edit.From; at++)
            {
                result._text.Append(_text[at]);
                result._origins.Add(_origins[at]);
            }

            result._text.Append(edit.Text);
            result._origins.AddRange(Enumerable.Repeat(Origin(edit.From), edit.Text.Length));
            at += edit.Length;
        }

        return result;
    }

    /// <summary>Where in the author's text a place in <see cref="Text"/> came from.</summary>
    public int Origin(int index) => index < 0 || _origins.Count == 0 ? 0 : index < _origins.Count ? _origins[index] : _source.Length;

    /// <summary>Whether a line ends between a word and the one before it.</summary>
    public bool BreaksBefore(int word) =>
        word > 0 && _source.AsSpan(_words[word - 1].Start + _words[word - 1].Text.Length, _words[word].Start - _words[word - 1].Start - _words[word - 1].Text.Length).IndexOfAny("\r\n\u2028\u2029") >= 0;

    /// <summary>For people: the line and column in the author's text of a place in <see cref="Text"/>.</summary>
    public Remark Place(int index) => SourcePlace(Origin(index));

    /// <summary>The same for a place that the interpreter names, in a <see cref="Text"/> with something put before it.</summary>
    public Remark Place(int line, int column, int before)
    {
        var index = 0;
        for (var i = 0; i < _text.Length && line > 1; i++)
        {
            if (_text[i] is '\n' or '\u2028' or '\u2029' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
            {
                line--;
                index = i + 1;
            }
        }

        return Place(index + column - (index == 0 ? before : 0));
    }

    public Remark SourcePlace(int start)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < start && i < _source.Length; i++)
        {
            (line, column) = _source[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return $"Line {line}, column {column}";
    }

    private Remark? Read()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at];
            var next = _at + 1 < _source.Length ? _source[_at + 1] : '\0';
            if (c is '"' or '\'')
            {
                Take(Math.Min(ScriptGuard.EndOfText(_source, _at) + 1, _source.Length) - _at, true);
            }
            else if (c == '/' && next is '/' or '*')
            {
                Take(Math.Min(ScriptGuard.EndOfComment(_source, _at) + 1, _source.Length) - _at, false);
            }
            else if (c == '/' && !EndsOperand())
            {
                return $"{SourcePlace(_at)}: {Remark.Of(Script.NoPatterns)}";
            }
            else if (c == '`')
            {
                if (EndsOperand())
                {
                    return $"{SourcePlace(_at)}: Scripts have no tagged templates: call the function with its arguments.";
                }

                _templates.Push((_braces, _at++));
                Add("\"\".concat(\"");
                ReadTemplate();
            }
            else if (c == '}' && _templates.TryPeek(out var template) && template.Braces == _braces)
            {
                _at++;
                Add("),\"");
                ReadTemplate();
            }
            else if (char.IsLetterOrDigit(c) || c is '_' or '$' or '\\')
            {
                Take(LengthOfWord(), true);
            }
            else
            {
                _braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                Take(LengthOfSign(c, next), !char.IsWhiteSpace(c));
            }
        }

        return _templates.TryPeek(out var open) ? Remark.Of($"{SourcePlace(open.Start)}: The template string that begins here has no end.") : null;
    }

    /// <summary>The fixed part of a template, up to its end or the next ${.</summary>
    private void ReadTemplate()
    {
        for (; _at < _source.Length; _at++)
        {
            var c = _source[_at];
            var next = _at + 1 < _source.Length ? _source[_at + 1] : '\0';
            switch (c)
            {
                case '`':
                    AddWord("`", "\")");
                    _at++;
                    _templates.Pop();
                    return;
                case '$' when next == '{':
                    AddWord("${", "\",(");
                    _at += 2;
                    _templates.Push((_braces, _templates.Pop().Start));
                    return;
                case '\\' when next is '\r' or '\n':
                    _at += next == '\r' && _at + 2 < _source.Length && _source[_at + 2] == '\n' ? 2 : 1;
                    break;
                case '\\':
                    Add(c.ToString() + next);
                    _at++;
                    break;
                case '"':
                    Add("\\\"");
                    break;
                case '\r' when next == '\n':
                    break;
                case '\r' or '\n':
                    Add("\\n");
                    break;
                case '\u2028' or '\u2029':
                    Add("\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    Add(c.ToString());
                    break;
            }
        }
    }

    private void Take(int length, bool isWord)
    {
        if (isWord)
        {
            _words.Add(new Word(_source.Substring(_at, length), _at, _text.Length, _text.Length + length));
        }

        for (var end = _at + length; _at < end; _at++)
        {
            _text.Append(_source[_at]);
            _origins.Add(_at);
        }
    }

    private void AddWord(string word, string text)
    {
        _words.Add(new Word(word, _at, _text.Length, _text.Length + text.Length));
        Add(text);
    }

    private void Add(string text)
    {
        _text.Append(text);
        _origins.AddRange(Enumerable.Repeat(Math.Min(_at, _source.Length), text.Length));
    }

    private int LengthOfWord()
    {
        var isNumber = char.IsDigit(_source[_at]);
        var end = _at + 1;
        while (end < _source.Length && (char.IsLetterOrDigit(_source[end]) || _source[end] is '_' or '$' or '\\' || (isNumber && _source[end] == '.')))
        {
            end++;
        }

        return end - _at;
    }

    private int LengthOfSign(char c, char next) => (c, next) switch
    {
        ('.', '.') when _source.AsSpan(_at).StartsWith("...") => 3,
        ('=', '=') or ('!', '=') => _source.AsSpan(_at + 2).StartsWith("=") ? 3 : 2,
        ('=', '>') or ('?', '?') or ('*', '*') or ('<', '=') or ('>', '=') or ('+', '+') or ('-', '-') => 2,
        ('?', '.') when _at + 2 < _source.Length && !char.IsDigit(_source[_at + 2]) => 2,
        _ => 1,
    };

    private bool EndsOperand() => _words.Count > 0 && _words[^1].EndsOperand;
}
