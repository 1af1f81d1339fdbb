using System.Text.Json;

namespace Complaints.Workflow.Definitions;

/// <summary>
/// A position in the JSON being read: the element (absent if there is none), its path, and the list of problems.
/// Every accessor answers something usable and notes a problem where the type is wrong, so a reader never throws.
/// </summary>
internal readonly struct Place(JsonElement element, string path, List<DefinitionProblem> problems)
{
    public JsonElement Element { get; } = element;

    public string Path { get; } = path;

    public bool IsAbsent => Element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public void Warning(Remark remark) => problems.Add(new DefinitionProblem(Path, remark, IsWarning: true));

    /// <summary>Whether something is known to be wrong here, or inside.</summary>
    public bool HasProblem()
    {
        var (path, inside) = (Path, Path + ".");
        return problems.Exists(problem => !problem.IsWarning && (problem.Path == path || problem.Path.StartsWith(inside, StringComparison.Ordinal)));
    }

    /// <summary>Unless something is known to be wrong here already.</summary>
    public void ProblemOnce(Remark remark)
    {
        var path = Path;
        if (!problems.Exists(problem => problem.Path == path))
        {
            Problem(remark);
        }
    }

    public void Problem(Remark remark) => problems.Add(new DefinitionProblem(Path, remark));

    /// <summary>The same place, looking at something else: a text of JSON, unwrapped.</summary>
    public Place At(JsonElement element) => new(element, Path, problems);

    /// <summary>The property of this name, the exact spelling first, then any other case.</summary>
    public Place Property(string name)
    {
        var child = default(JsonElement);
        if (IsObject && !Element.TryGetProperty(name, out child))
        {
            child = Element.EnumerateObject().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return new Place(child, Path + "." + name, problems);
    }

    /// <summary>What the <c>customProperties</c> here say under this name, of whatever kind; null when they say nothing.</summary>
    public JsonElement? Custom(string name) => Property("customProperties").Property(name).Element is { ValueKind: not JsonValueKind.Undefined } said ? said : null;

    /// <summary>All properties in file order.</summary>
    public IEnumerable<(string Name, Place Place)> Properties()
    {
        var place = this;
        return IsObject ? Element.EnumerateObject().Select(p => (p.Name, place.Property(p.Name))) : [];
    }

    /// <summary>A text, or null if it is absent or (with a problem) something else.</summary>
    public string? Text()
    {
        if (IsText)
        {
            return Element.GetString();
        }

        Expect("a text");
        return null;
    }

    public bool Truth()
    {
        if (Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return Element.GetBoolean();
        }

        Expect("true or false");
        return false;
    }

    public double? Number()
    {
        if (Element.ValueKind == JsonValueKind.Number)
        {
            return Element.GetDouble();
        }

        Expect("a number");
        return null;
    }

    /// <summary>The entries of a list; a wrapper {"$values": [...]} or {"items": [...]} is taken off.</summary>
    public IReadOnlyList<Place> Items()
    {
        var list = this;
        foreach (var wrapper in IsObject ? (string[])["$values", "values", "items"] : [])
        {
            if (Property(wrapper) is { IsArray: true } inner)
            {
                list = inner;
                break;
            }
        }

        if (!list.IsArray)
        {
            list.Expect("a list");
            return [];
        }

        var items = new List<Place>();
        foreach (var element in list.Element.EnumerateArray())
        {
            items.Add(new Place(element, $"{list.Path}[{items.Count}]", problems));
        }

        return items;
    }

    /// <summary>Notes a problem if something is here although it was not what is expected.</summary>
    public void Expect(Remark what)
    {
        if (!IsAbsent)
        {
            Problem($"Expected {what}, found {Kind}.");
        }
    }

    public Remark Kind => Element.ValueKind switch
    {
        JsonValueKind.Object => Remark.Of("an object"),
        JsonValueKind.Array => Remark.Of("a list"),
        JsonValueKind.String => Remark.Of("a text"),
        JsonValueKind.Number => Remark.Of("a number"),
        JsonValueKind.True => Remark.Of("true"),
        JsonValueKind.False => Remark.Of("false"),
        _ => Remark.Of("nothing"),
    };
}
