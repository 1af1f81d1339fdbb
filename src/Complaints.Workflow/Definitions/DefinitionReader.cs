using System.Text;
using System.Text.Json;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow;

/// <summary>
/// Reads Elsa 3 workflow definitions. Total: any text gives a definition, a list of located problems, or both,
/// never an exception, and every problem is found in one reading.
/// </summary>
public static class DefinitionReader
{
    /// <summary>How deep the JSON may be nested.</summary>
    public const int MaxDepth = 128;

    private const string BrokenCharacter = "The file holds a broken character (half of a surrogate pair).";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Reads a definition from UTF-8 bytes; a byte order mark is skipped.</summary>
    public static DefinitionReading Read(ReadOnlySpan<byte> utf8) => Read(Utf8.GetString(utf8));

    /// <summary>Reads a definition from text; a byte order mark is skipped.</summary>
    public static DefinitionReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return WhyNotJson(json, out var source) is { } remark ? Nothing(remark) : Read(source);
    }

    /// <summary>Why this is not the JSON of an object, in a sentence; null where it is.</summary>
    private static Remark? WhyNotJson(string json, out JsonElement source)
    {
        source = default;

        // Half surrogates in the text itself would not survive the way to UTF-8, so they go here, visibly.
        var utf8 = Utf8.GetBytes(json.TrimStart('\uFEFF'));
        try
        {
            using var document = JsonDocument.Parse(utf8, CanonicalJson.Strict);
            source = document.RootElement.Clone();
        }
        catch (JsonException) when (DuplicateProperty.Find(utf8) is { } twice)
        {
            return $"This is not JSON that can be meant: {twice}";
        }
        catch (JsonException e)
        {
            return e.LineNumber is { } line
                ? Remark.Of($"This is not JSON, line {line + 1}, column {e.BytePositionInLine + 1}: {WithoutPosition(e.Message)}")
                : Remark.Of($"This is not JSON, {WithoutPosition(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            return BrokenCharacter;   // in the name of a property
        }

        if (!JsonTexts.AreWhole(source))
        {
            return BrokenCharacter;
        }

        return source.ValueKind == JsonValueKind.Object ? null : Remark.Of("A workflow definition is a JSON object.");
    }

    private static DefinitionReading Read(JsonElement source)
    {
        var problems = new List<DefinitionProblem>();
        var place = new Place(source, "$", problems);
        var hasRoot = !place.Property("root").IsAbsent;
        if (!hasRoot && IsElsa2(place))
        {
            return Nothing("This is a definition of Elsa 2, which had other activities and no \"root\"; it has to be drawn anew for Elsa 3.");
        }

        if (!hasRoot)
        {
            // Elsa makes an empty Sequence of it, which is hardly what a file was saved for.
            place.Problem(place.Property("type").IsText
                ? Remark.Of("This is an activity, not a definition: put it under \"root\".")
                : Remark.Of("The definition has no \"root\" activity."));
        }

        var head = DefinitionHead.Read(place);
        if (!hasRoot)
        {
            return new DefinitionReading(null, problems);
        }

        var root = new ActivityTree(head.Variables, head.OutputNames).Read(place.Property("root"));
        if (root is null)
        {
            return new DefinitionReading(null, problems);
        }

        CheckBreaks(root, inLoop: false);
        var definition = new WorkflowDefinition(source, head, root, problems.TrueForAll(problem => problem.IsWarning));
        if (definition.CanStart)
        {
            ScriptNames.Check(definition);   // else what is missing may be what is broken
        }

        return new DefinitionReading(definition, problems);
    }

    private static void CheckBreaks(Activity activity, bool inLoop)
    {
        if (activity.Behaviour is Break && !inLoop)
        {
            activity.Place.Problem("A Break ends the loop around it, and around this one there is none.");
        }

        foreach (var child in activity.Children)
        {
            CheckBreaks(child, inLoop || activity.Behaviour.IsLoop);
        }
    }

    private static bool IsElsa2(Place place) =>
        place.Property("activities").IsArray && place.Property("connections").IsArray;

    private static DefinitionReading Nothing(Remark remark) => new(null, [new DefinitionProblem("$", remark)]);

    private static string WithoutPosition(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var i and > 0 ? message[..i] : message;
}
