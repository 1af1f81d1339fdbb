using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Definitions;

/// <summary>What an activity's Read function asks for. Every problem is noted; what comes back is always usable.</summary>
internal sealed partial class ActivityReader(Place place, ActivityTree tree)
{
    // Any will do: what never comes after this one never comes.
    private static readonly DateTime SomeDay = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<Activity> _children = [];

    public Place Place { get; } = place;

    public IReadOnlyList<Activity> ChildrenRead => _children;

    public IReadOnlyList<Connection> ConnectionsRead { get; private set; } = [];

    /// <summary>An input of any type.</summary>
    public Input Value(string name) => new(name, ExpressionReader.ReadInput(Place.Property(name), tree.IsVariable));

    /// <summary>An input that gives a text.</summary>
    public Input Text(string name) => Checked(name, v => v.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array), "a text");

    /// <summary>An input that gives true or false.</summary>
    public Input Truth(string name) => Checked(name, IsTruth, "true or false");

    /// <summary>An input that gives a whole number.</summary>
    public Input Whole(string name) => Checked(name, IsWhole, "a whole number");

    /// <summary>An input that gives a whole number other than 0.</summary>
    public Input Step(string name) => Checked(name, v => IsWhole(v) && !IsZero(v), "a whole number other than 0");

    /// <summary>An input that gives an object.</summary>
    public Input Object(string name) => Packed(name, value => value is JsonObject, "an object");

    /// <summary>An input that gives a list.</summary>
    public Input List(string name) => Packed(name, value => value is JsonArray, "a list");

    /// <summary>An input that gives a list of names, or one name.</summary>
    public Input NameList(string name) => Packed(name, value => value is not JsonObject, "a list of names");

    /// <summary>An input that gives a moment.</summary>
    public Input Moment(string name) => Checked(name, v => v.ValueKind == JsonValueKind.String && Moments.TryParse(v.GetString(), out _), "a moment like 2026-03-02T09:00:00Z");

    /// <summary>An input that gives a cron expression.</summary>
    public Input Cron(string name)
    {
        var input = Value(name);
        if (input.Known is not { } text)
        {
            return input;
        }

        if (!CronSchedule.TryParse(text.ToString(), out var schedule, out var problem))
        {
            Place.Property(name).Problem($"{problem} One like 0 0 9 * * MON-FRI or @daily is expected; the README of the engine says what it may hold.");
        }
        else if (schedule.Next(SomeDay) is null)
        {
            Place.Property(name).Problem($"The cron expression {text} names no moment that ever comes.");
        }

        return input;
    }

    /// <summary>An input that gives a span of time.</summary>
    public Input Span(string name) => Checked(name, v => v.ValueKind == JsonValueKind.String && Durations.TryParse(v.GetString(), out _), "a duration like 1.12:00:00 or P1DT12H");

    /// <summary>An input that gives a span of time, longer than nothing where the activity sets its process off again and again.</summary>
    public Input Interval(string name)
    {
        var input = Span(name);
        if (Flag("canStartWorkflow") && Durations.TryParse(input.Known?.ToString(), out var span) && span == TimeSpan.Zero)
        {
            Place.Property(name).Problem("A process cannot be set off at intervals of nothing.");
        }

        return input;
    }

    /// <summary>The same input; a problem if it is unset.</summary>
    public Input Required(Input input)
    {
        var place = Place.Property(input.Name);
        var isUnset = input.Expression is null or Constant { Value.ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };
        if (isUnset && !place.HasProblem())
        {
            place.Problem($"The activity needs its input {input.Name}.");
        }
        else if (input.Expression is Constant { Value: { ValueKind: JsonValueKind.String } value } && string.IsNullOrWhiteSpace(value.GetString()))
        {
            place.ProblemOnce($"The input {input.Name} is empty.");
        }

        return input;
    }

    /// <summary>An input whose text is itself the script to run.</summary>
    public Input Script(string name)
    {
        var place = Place.Property(name);
        var input = Value(name);
        if (input.Expression is null)
        {
            return input;
        }

        if (input.Known is not { } text)
        {
            place.Problem("The script has to be written down as a Literal.");
            return new Input(name, null);
        }

        return new Input(name, ExpressionReader.ReadScript(place, text.ToString()));
    }

    /// <summary>A condition that stands alone, without the wrapper of an input.</summary>
    public Input Condition(Place place) =>
        new("condition", place.Property("expression").IsAbsent ? ExpressionReader.ReadExpression(place, tree.IsVariable) : ExpressionReader.ReadInput(place, tree.IsVariable));

    /// <summary>An input that has to be known without running: one of these words, the first if it is unset.</summary>
    public string Choice(string name, params string[] words)
    {
        var place = Place.Property(name);
        if (Value(name).Expression is not { } expression)
        {
            return words[0];
        }

        var word = expression.Known(out var value) && value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        if (word is null && expression.Known(out value) && value is null)
        {
            return words[0];
        }

        if (Array.Find(words, w => w.Equals(word, StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            place.Problem($"Expected one of {string.Join(", ", words)}.");
            return words[0];
        }

        return known;
    }

    /// <summary>The names an input lists; null if they are known only when it runs.</summary>
    public IReadOnlyList<string>? Names(Input input)
    {
        if (input.Expression is not { } expression || !expression.Known(out var value))
        {
            return null;
        }

        if (ActivityContext.Unpacked(value) is JsonObject)
        {
            Place.Property(input.Name).Problem("Expected a list of names, found an object.");
            return [];
        }

        return ActivityContext.Names(value);
    }

    /// <summary>Whether a flag of customProperties is set; where there is none, the old place beside the id.</summary>
    public bool Flag(string name) => ActivityTree.Flag(Place, name);

    /// <summary>The activity inside this port, if any.</summary>
    public Activity? Child(string name) => ChildAt(Place.Property(name));

    /// <summary>The activities in this list.</summary>
    public IReadOnlyList<Activity> Children(string name)
    {
        var children = Place.Property(name).Items().Select(tree.Read).OfType<Activity>().ToList();
        _children.AddRange(children);
        return children;
    }

    /// <summary>An activity that stands elsewhere than in a property of this one: in a case of a switch.</summary>
    public Activity? ChildAt(Place place)
    {
        var child = place.IsAbsent ? null : tree.Read(place);
        if (child is not null)
        {
            _children.Add(child);
        }

        return child;
    }

    /// <summary>The arrows between these activities.</summary>
    public void Connections(IReadOnlyList<Activity> between) =>
        ConnectionsRead = ConnectionReader.Read(Place.Property("connections"), Place.Property("customProperties").Property("notFoundConnections"), between);

    private Input Checked(string name, Func<JsonElement, bool> fits, Remark what)
    {
        var input = Value(name);
        if (input.Expression is Constant { Value: { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value } && !fits(value))
        {
            Place.Property(name).Problem($"The input {name} has to be {what}, not {value.GetRawText()}.");
        }

        return input;
    }

    /// <summary>Lists and objects may be written down as text.</summary>
    private Input Packed(string name, Func<JsonNode, bool> fits, Remark what)
    {
        var input = Value(name);
        if (ActivityContext.Unpacked(input.Known) is { } value && !fits(value))
        {
            Place.Property(name).Problem($"The input {name} has to be {what}, not {value.ToJsonString(JsonTexts.Readable)}.");
        }

        return input;
    }

    private static bool IsWhole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => long.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool IsZero(JsonElement value) => long.Parse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) == 0;

    private static bool IsTruth(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
        || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out _));
}
