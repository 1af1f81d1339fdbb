using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Definitions;

/// <summary>Reads the root activity and all that is inside, each under the variables in sight.</summary>
internal sealed class ActivityTree(IReadOnlyList<VariableDefinition> workflowVariables, IReadOnlySet<string> outputNames)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<VariableDefinition>> _inSight = [workflowVariables];
    private readonly HashSet<string> _variableIds = workflowVariables.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The activity, or null (with a problem) if it is not even an object.</summary>
    public Activity? Read(Place place)
    {
        if (!place.IsObject)
        {
            place.Problem($"Expected an activity, found {place.Kind}.");
            return null;
        }

        var type = ReadType(place);
        var variables = VariableReader.Read(place.Property("variables"));
        foreach (var variable in variables)
        {
            if (!_variableIds.Add(variable.Id))
            {
                place.Property("variables").Problem($"The id {variable.Id} belongs to another variable already.");
            }
        }

        var id = ReadId(place);
        var read = ActivityRegistry.Find(type) ?? (SubWorkflow.Is(place) ? SubWorkflow.Read : null);
        var metadata = place.Property("metadata");
        var position = metadata.Property("designer").Property("position");
        var reader = new ActivityReader(place, this);
        var activity = new Activity(place)
        {
            Id = id,
            Type = type,
            Name = place.Property("name").Text() is { Length: > 0 } name ? name : id,
            DisplayText = metadata.Property("displayText").Text(),
            Description = metadata.Property("description").Text(),
            X = position.Property("x").Number(),
            Y = position.Property("y").Number(),
            Variables = variables,
            CanStartWorkflow = Flag(place, "canStartWorkflow"),
        };

        _inSight.Add(variables);
        activity.Behaviour = read is null ? new Unknown(type) : read(reader);
        _inSight.RemoveAt(_inSight.Count - 1);
        activity.Variables = [.. activity.Variables, .. activity.Behaviour.OwnVariables(id).Where(own => !variables.Exists(v => v.Name == own.Name))];
        activity.Merge = MergeModes.Read(place, activity.Behaviour);
        activity.Children = reader.ChildrenRead;
        activity.Connections = reader.ConnectionsRead;
        return activity;
    }

    public bool IsVariable(string id) => FindVariable(id) is not null;

    public VariableDefinition? FindVariable(string id) => _inSight.SelectMany(variables => variables).LastOrDefault(v => v.Id == id);

    public bool IsOutput(string name) => outputNames.Contains(name);

    private static string ReadType(Place place)
    {
        var type = place.Property("type");
        var name = type.Text();
        if (string.IsNullOrWhiteSpace(name))
        {
            if (type.IsAbsent || type.IsText)
            {
                place.Problem("The activity has no type.");
            }

            return "";
        }

        if (ActivityRegistry.Find(name) is null && !SubWorkflow.Is(place))
        {
            type.Problem($"This engine does not run activities of type {name}; the definition is kept and shown but cannot start.");
        }

        return name;
    }

    private string ReadId(Place place)
    {
        var idPlace = place.Property("id");
        var id = idPlace.Text();
        if (string.IsNullOrWhiteSpace(id))
        {
            // Nothing can refer to it, so its place in the file is as good a name as any.
            return place.Path;
        }

        if (!_ids.Add(id))
        {
            idPlace.Problem($"There are two activities with the id {id}.");
        }

        return id;
    }

    /// <summary>Flags stand in customProperties, in old files beside the id.</summary>
    public static bool Flag(Place place, string name)
    {
        var custom = place.Property("customProperties").Property(name);
        return (custom.IsAbsent ? place.Property(name) : custom).Truth();
    }
}
