namespace Complaints.Workflow.Expressions;

/// <summary>A name where it is used.</summary>
internal sealed record LexicalUse(string Name, int Index, LexicalScope Scope, How How)
{
    /// <summary>Why this use could tell a let or const from a var, or an arrow function from another, or null.</summary>
    public Remark? Fault(IReadOnlyList<LexicalUse> all)
    {
        var scope = Scope;
        while (scope is not null && scope.Find(Name) is null)
        {
            scope = scope.Outer;
        }

        if (How == How.OfThis || scope?.Find(Name) is not { } names || !scope.Holds(Scope, out var through))
        {
            return null;
        }

        if (How == How.Created && names.Any(n => n.IsArrow))
        {
            return $"{Name} is an arrow function, and new makes nothing of those: write function.";
        }

        if (names[0].Kind is null)
        {
            return null;
        }

        if (names.FirstOrDefault(n => n.From <= Index && Index < n.To) is not { } name)
        {
            return $"{Name} is used outside the block that declares it: declare it in front of the block.";
        }

        if (How == How.Written && name.Kind == "const")
        {
            return $"{Name} is a const and cannot be changed: write let.";
        }

        if (through is null)
        {
            return Index < name.Usable ? TooEarly : null;
        }

        return name.InLoop ? Remark.Of($"{Name} belongs to one round of a loop, and a function keeps it: call a function declared in front of the loop that takes {Name} as a parameter.")
            : names.Count > 1 ? Remark.Of($"{Name} is declared more than once in this function, and a function keeps one of them: give it another name.")
            : (through.IsHoisted ? scope.IsCalledOnlyIn(name, all) : through.Begin >= name.Usable) ? null
            : TooEarly;
    }

    private Remark TooEarly => $"{Name} may be used here before it has a value: move its declaration up.";
}

internal enum How
{
    Read,
    Written,
    Created,
    OfThis,
}
