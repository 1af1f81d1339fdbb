namespace Complaints.Workflow.Definitions;

/// <summary>What stands beside the root: identity, variables, inputs.</summary>
internal sealed record DefinitionHead(
    string Id,
    int Version,
    string Name,
    string? Description,
    IReadOnlyList<VariableDefinition> Variables,
    IReadOnlyList<InputDefinition> Inputs,
    IReadOnlySet<string> OutputNames,
    string? VersionId,
    bool ContinuesWithIncidents,
    ActivationStrategy Activation)
{
    public static DefinitionHead Read(Place place)
    {
        var id = place.Property("definitionId");
        _ = id.Text();   // a problem if it is something else
        var version = place.Property("version");
        var number = version.Number() ?? 1;
        if (number is < 1 or > int.MaxValue || number != Math.Floor(number))
        {
            version.Problem("A version is a whole number from 1 up.");
            number = 1;
        }

        var idText = id.IsText ? id.Text()! : "";
        var name = place.Property("name").Text()?.Trim();
        return new DefinitionHead(
            idText,
            (int)number,
            string.IsNullOrEmpty(name) ? idText : name,
            place.Property("description").Text()?.Trim(),
            VariableReader.Read(place.Property("variables")),
            ReadInputs(place.Property("inputs")),
            place.Property("outputs").Items().Select(o => o.Property("name").Text() ?? "").ToHashSet(StringComparer.Ordinal),
            place.Property("id").Text(),
            ReadStrategy(place.Property("options").Property("incidentStrategyType")),
            ReadActivation(place.Property("options").Property("activationStrategyType")));
    }

    /// <summary>Strategies are named by .NET type, with or without namespace and assembly.</summary>
    private static bool ReadStrategy(Place place)
    {
        var name = place.Text();
        var isContinue = name?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;
        if (!string.IsNullOrWhiteSpace(name) && !isContinue && !name.Contains("FaultStrategy", StringComparison.Ordinal))
        {
            place.Problem($"There is no incident strategy {name}; there are FaultStrategy and ContinueWithIncidentsStrategy.");
        }

        return isContinue;
    }

    private static ActivationStrategy ReadActivation(Place place)
    {
        var name = place.Text();
        if (string.IsNullOrWhiteSpace(name))
        {
            return ActivationStrategy.AllowAlways;
        }

        // "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime, ..."
        var type = name.Split(',')[0].Split('.')[^1].Trim();
        if (Enum.GetValues<ActivationStrategy>().Where(strategy => type == $"{strategy}Strategy" || type == $"{strategy}").ToList() is [var known])
        {
            return known;
        }

        place.Problem($"There is no activation strategy {name}; there are {string.Join(", ", Enum.GetNames<ActivationStrategy>().Select(strategy => strategy + "Strategy"))}.");
        return ActivationStrategy.AllowAlways;
    }

    private static List<InputDefinition> ReadInputs(Place place)
    {
        var inputs = new List<InputDefinition>();
        foreach (var item in place.Items())
        {
            if (ReadName(item, "input") is not { } name)
            {
                continue;
            }

            if (inputs.Exists(i => i.Name == name))
            {
                item.Problem($"There are two inputs called {name}.");
            }

            inputs.Add(new InputDefinition(name, item.Property("type").Text() ?? "Object", item.Property("displayName").Text()));
        }

        return inputs;
    }

    /// <summary>The name of a variable or input; a problem if there is none.</summary>
    public static string? ReadName(Place item, Remark what)
    {
        if (!item.IsObject)
        {
            item.Problem($"Expected an object that describes the {what}, found {item.Kind}.");
            return null;
        }

        var place = item.Property("name");
        var name = place.Text();
        if (string.IsNullOrWhiteSpace(name) && (place.IsAbsent || place.IsText))
        {
            item.Problem($"The {what} has no name.");
        }

        return string.IsNullOrWhiteSpace(name) ? null : name;
    }
}
