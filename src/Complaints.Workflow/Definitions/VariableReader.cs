namespace Complaints.Workflow.Definitions;

/// <summary>Reads the variables of a workflow or a container.</summary>
internal static class VariableReader
{
    public static List<VariableDefinition> Read(Place place)
    {
        var variables = new List<VariableDefinition>();
        foreach (var item in place.Items())
        {
            if (DefinitionHead.ReadName(item, "variable") is not { } name)
            {
                continue;
            }

            // Old files know variables by name only.
            var id = item.Property("id").Text() is { Length: > 0 } written ? written : name;
            if (variables.Exists(v => v.Name == name))
            {
                item.Problem($"There are two variables called {name}.");
            }

            if (variables.Exists(v => v.Id == id))
            {
                item.Problem($"There are two variables with the id {id}.");
            }

            var type = item.Property("typeName").Text() ?? "Object";
            var isArray = item.Property("isArray").Truth();
            var value = item.Property("value");
            if (!VariableTypes.TryReadDefault(value.Element, type, isArray, out var json))
            {
                value.Problem(isArray ? Remark.Of($"The value of {name} is no list.") : Remark.Of($"The value of {name} is no {VariableTypes.ShortName(type)}."));
            }

            variables.Add(new VariableDefinition(id, name, type, isArray, json));
        }

        return variables;
    }
}
