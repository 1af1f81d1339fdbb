using Jint.Parser.Ast;

namespace Complaints.Workflow.Expressions;

/// <summary>What a function declares, or the script, or a catch; with what may run before the end of its text.</summary>
internal sealed class LexicalScope(LexicalScope? outer, int begin)
{
    private (int First, int Last)? _calls;
    private readonly Dictionary<string, List<LexicalName>> _names = new(StringComparer.Ordinal);

    public LexicalScope? Outer { get; } = outer;

    /// <summary>Where it can be called first, if it is a function expression.</summary>
    public int Begin { get; } = begin;

    public bool IsFunction { get; init; } = outer is null;

    /// <summary>Whether it can be called from the beginning of the function around it.</summary>
    public bool IsHoisted { get; init; }

    public bool IsArrow { get; init; }

    public LexicalScope Function => IsFunction ? this : Outer!.Function;

    public HashSet<string> Hoisted { get; } = new(StringComparer.Ordinal);

    public IEnumerable<LexicalName> Names => _names.Values.SelectMany(n => n);

    public IReadOnlyList<LexicalName>? Find(string name) => _names.GetValueOrDefault(name);

    public void Add(LexicalName name)
    {
        if (_names.TryGetValue(name.Name, out var known))
        {
            known.Add(name);
        }
        else
        {
            _names.Add(name.Name, [name]);
        }
    }

    public void Hoist(FunctionDeclaration function)
    {
        Hoisted.Add(function.Id.Name);
        Add(new LexicalName(function.Id.Name, function.Id.Range[0], 0, int.MaxValue));
    }

    /// <summary>Whether a catch of this function has this name here.</summary>
    public bool IsCaught(string name) => !IsFunction && (_names.ContainsKey(name) || Outer!.IsCaught(name));

    /// <summary>Each let or const whose name another has, except in blocks side by side.</summary>
    public IEnumerable<LexicalName> DeclaredTwice() => _names.Values
        .Where(same => same.Exists(n => n.Kind is not null))
        .SelectMany(same => same.Where((n, i) => same.Take(i).Any(before => before.Clashes(n))));

    /// <summary>Whether the functions that this declares can run only where the name has a value: whatever runs them names one, outside of them.</summary>
    public bool IsCalledOnlyIn(LexicalName name, IReadOnlyList<LexicalUse> uses)
    {
        if (_calls is null)
        {
            var calls = uses.Where(u => Hoisted.Contains(u.Name) && Holds(u.Scope, out var through) && through is not { IsHoisted: true }).Select(u => u.Index).ToList();
            _calls = calls.Count == 0 ? (int.MaxValue, 0) : (calls.Min(), calls.Max());
        }

        return name.Usable <= _calls.Value.First && _calls.Value.Last < name.To;
    }

    /// <summary>The function inside this scope that holds the other one, or null; false if nothing here does.</summary>
    public bool Holds(LexicalScope other, out LexicalScope? through)
    {
        through = null;
        for (var scope = other; scope is not null; scope = scope.Outer)
        {
            if (scope == this)
            {
                return true;
            }

            through = scope.IsFunction ? scope : through;
        }

        return false;
    }
}

/// <summary>A name with the place where it is declared, and where the block begins and ends in which it is known, if it is a let or const.</summary>
internal sealed record LexicalName(string Name, int Index, int From, int To)
{
    /// <summary>let or const; null for all else.</summary>
    public string? Kind { get; init; }

    /// <summary>From where on it has a value.</summary>
    public int Usable { get; init; }

    public int Block { get; init; }

    public bool InLoop { get; init; }

    public bool IsArrow { get; init; }

    public bool Clashes(LexicalName other) =>
        (Kind is not null || other.Kind is not null)
        && (Kind is null || other.Kind is null || Block == other.Block || (From < other.To && other.From < To));
}
