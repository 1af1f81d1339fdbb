using System.Text.Json;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Definitions;

/// <summary>Reads the root activity and all that is inside, each under the variables in sight.</summary>
internal sealed class ActivityTree(IReadOnlyList<VariableDefinition> workflowVariables, IReadOnlySet<string> outputNames)
{
    private const string Placeholder = "Elsa.NotFoundActivity";

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<VariableDefinition>> _inSight = [workflowVariables];
    private bool _isInOriginal;

    /// <summary>The activity, or null (with a problem) if it is not even an object.</summary>
    public Activity? Read(Place place)
    {
        if (!place.IsObject)
        {
            place.Problem($"Expected an activity, found {place.Kind}.");
            return null;
        }

        if (!_isInOriginal && Original(place) is { } original)
        {
            return Restored(original);
        }

        var type = ReadType(place);
        var variables = VariableReader.Read(place.Property("variables"));
        var id = ReadId(place);
        var read = Is(place.Property("type"), Placeholder) ? null : ActivityRegistry.Find(type) ?? (SubWorkflow.Is(place) ? SubWorkflow.Read : null);
        var activity = ReadHead(place, type, id, variables, isKnown: read is not null);
        var reader = new ActivityReader(place, this);

        _inSight.Add(variables);
        activity.Behaviour = read is null ? new Unknown(type) : read(reader);
        _inSight.RemoveAt(_inSight.Count - 1);
        if (read is not null)
        {
            CheckUnread(place);
        }

        activity.Variables = [.. activity.Variables, .. activity.Behaviour.OwnVariables(id).Where(own => !variables.Exists(v => v.Name == own.Name))];
        activity.Merge = MergeModes.Read(place, activity.Behaviour);
        activity.Children = reader.ChildrenRead;
        activity.Connections = reader.ConnectionsRead;
        return activity;
    }

    /// <summary>What stood here before, without its own original: a text in a text in a text would be deeper than JSON may be.</summary>
    private Activity? Restored(Place original)
    {
        _isInOriginal = true;
        var restored = Read(original);
        _isInOriginal = false;
        return restored;
    }

    /// <summary>The activity with what all types have in common; what it does is not read yet.</summary>
    private static Activity ReadHead(Place place, string type, string id, List<VariableDefinition> variables, bool isKnown)
    {
        var metadata = place.Property("metadata");
        var position = metadata.Property("designer").Property("position");
        return new Activity(place)
        {
            Id = id,
            Type = type,
            Name = NameOf(place, isKnown) is { Length: > 0 } name ? name : id,
            DisplayText = metadata.Property("displayText").Text(),
            Description = metadata.Property("description").Text(),
            X = position.Property("x").Number(),
            Y = position.Property("y").Number(),
            Variables = variables,
            CanStartWorkflow = Flag(place, "canStartWorkflow"),
        };
    }

    public bool IsVariable(string id) => FindVariable(id) is not null;

    public VariableDefinition? FindVariable(string id) => _inSight.SelectMany(variables => variables).LastOrDefault(v => v.Id == id);

    public bool IsOutput(string name) => outputNames.Contains(name);

    /// <summary>
    /// What stood here before Elsa put a placeholder in its place, because it did not know that type: it is known here.
    /// The path of everything in it leads through the text in which it was kept. Null where there is no such thing.
    /// </summary>
    private static Place? Original(Place place)
    {
        var kept = place.Property("originalActivityJson");
        if (!Is(place.Property("type"), Placeholder) || kept.IsAbsent || ExpressionReader.ReadJson(kept) is not { } json)
        {
            return null;
        }

        var original = kept.At(json.Value);
        var type = original.Property("type");
        return original.IsObject && type.IsText && (ActivityRegistry.Find(type.Text()!) is not null || SubWorkflow.Is(original)) ? original : null;
    }

    private static bool Is(Place place, string text) => place.IsText && place.Text() == text;

    /// <summary>An input that nothing here uses may hold an expression that nothing here could read: told as it would be elsewhere.</summary>
    private static void CheckUnread(Place activity)
    {
        foreach (var property in activity.Element.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && p.Name is not ("customProperties" or "metadata")))
        {
            // What has a type is an activity.
            if (activity.Property(property.Name) is var place && place.Property("type").IsAbsent)
            {
                ExpressionReader.CheckUnread(place);
            }
        }
    }

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

        var missing = place.Property("missingTypeName");
        if (name == Placeholder && missing.IsText && missing.Text() is { Length: > 0 } missingName)
        {
            missing.Problem(ActivityRegistry.Find(missingName) is null
                ? Remark.Of($"This engine does not run activities of type {missingName}; the definition is kept and shown but cannot start.")
                : Remark.Of($"Elsa did not know activities of type {missingName} when it saved this file, and what stood here was not kept with it."));
            return missingName;
        }

        if (name == Placeholder || (ActivityRegistry.Find(name) is null && !SubWorkflow.Is(place)))
        {
            type.Problem($"This engine does not run activities of type {name}; the definition is kept and shown but cannot start.");
        }

        return name;
    }

    /// <summary>An activity of somebody else's may have an input called Name.</summary>
    private static string? NameOf(Place place, bool isKnown) => place.Property("name") is var name && (isKnown || name.IsText) ? name.Text() : null;

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
