using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Definitions;

/// <summary>Where an activity puts what comes of it.</summary>
internal sealed partial class ActivityReader
{
    /// <summary>Where an output goes: a variable, a workflow output, or nowhere.</summary>
    public Output Output(string name)
    {
        var converter = Place.Property(name).Property("converter");
        if (!converter.IsAbsent)
        {
            converter.Problem("This engine does not run the converters of outputs; let a script convert the value afterwards.");
        }

        var reference = Place.Property(name).Property("memoryReference").Property("id");
        var id = reference.Text();
        if (string.IsNullOrEmpty(id) || (id.Contains(':') && !tree.IsVariable(id)))
        {
            return new Output(name, null);   // Elsa names the places of unbound outputs "activity:output-1"
        }

        if (!tree.IsVariable(id) && tree.IsOutput(id))
        {
            return new Output(name, null, id);
        }

        if (!tree.IsVariable(id))
        {
            reference.Problem($"There is no variable with the id {id} in sight.");
            return new Output(name, null);
        }

        return new Output(name, id);
    }

    /// <summary>An output that is always a text.</summary>
    public Output TextOutput(string name)
    {
        var output = Output(name);
        if (output.VariableId is not { } id || tree.FindVariable(id) is not { } variable || VariableTypes.TakesTexts(variable))
        {
            return output;
        }

        var type = VariableTypes.ShortName(variable.TypeName);
        Place.Property(name).Problem(variable.IsArray
            ? Remark.Of($"The output {name} is a text, which the variable {variable.Name} (a list of {type}) cannot hold.")
            : Remark.Of($"The output {name} is a text, which the variable {variable.Name} ({type}) cannot hold."));
        return new Output(name, null);
    }

    /// <summary>The id of the variable described here.</summary>
    public string? Variable(string name)
    {
        var place = Place.Property(name);
        if (!place.IsObject)
        {
            place.Problem($"Expected the variable to set, found {place.Kind}.");
            return null;
        }

        var id = place.Property("id").Text() ?? place.Property("name").Text();
        if (id is null || !tree.IsVariable(id))
        {
            place.Problem(id is null ? Remark.Of("The variable to set has no id.") : Remark.Of($"There is no variable with the id {id} in sight."));
            return null;
        }

        return id;
    }
}
