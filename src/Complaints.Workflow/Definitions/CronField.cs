using System.Globalization;

namespace Complaints.Workflow.Definitions;

/// <summary>One field of a cron expression: the numbers it allows.</summary>
internal sealed class CronField
{
    private readonly Remark _what;
    private readonly int _least;
    private readonly int _most;
    private readonly string[] _names;
    private readonly bool[] _allowed;

    /// <exception cref="UnreadableCron">With a sentence for the author.</exception>
    public CronField(Remark what, string text, int least, int most, string[] names, Func<string, CronField, bool>? isTaken = null)
    {
        // A part that is more than numbers belongs to whoever takes it, in capitals.
        (_what, _least, _most, _names) = (what, least, most, names);
        _allowed = new bool[most + 1];
        foreach (var part in text.Split(',').Where(part => isTaken?.Invoke(part.ToUpperInvariant(), this) != true))
        {
            Allow(part);
        }
    }

    public bool Has(int number) => _allowed[number];

    private void Allow(string part)
    {
        var step = part.Split('/');
        if (step.Length > 2)
        {
            throw Unreadable(part);
        }

        var range = step[0].Split('-');
        var all = step[0] is "*" or "?";
        var from = all ? _least : Number(range[0], part);
        var to = all || (range.Length == 1 && step.Length == 2) ? _most : range.Length switch
        {
            1 => from,
            2 => Number(range[1], part),
            _ => throw Unreadable(part),
        };
        var every = step.Length == 1 ? 1 : int.TryParse(step[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : throw Unreadable(part);

        // A range may lead over the end: FRI-MON, 22-2. Sunday is 0 and 7, and yet a single day.
        var size = _names.Length > 0 ? _names.Length : _most - _least + 1;
        var last = to - from >= size ? size - 1 : (to - from + size) % size;
        for (var i = 0; i <= last; i += every)
        {
            _allowed[_least + ((from - _least + i) % size)] = true;
        }
    }

    /// <summary>The number that this text is or names.</summary>
    /// <exception cref="UnreadableCron">It is none, or out of range.</exception>
    public int Number(string text, string part)
    {
        var named = Array.FindIndex(_names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        var number = named >= 0 ? named + _least : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : throw Unreadable(part);
        return number >= _least && number <= _most ? number : throw new UnreadableCron($"the {_what} goes from {_least} to {_most}, not {number}.");
    }

    private UnreadableCron Unreadable(string part) => new(part.Length == 0 ? Remark.Of($"beside a comma the {_what} is missing.") : Remark.Of($"{part} is no {_what}."));
}

/// <summary>A cron expression is none.</summary>
internal sealed class UnreadableCron(Remark why) : Exception(why.ToString())
{
    public Remark Why { get; } = why;
}
