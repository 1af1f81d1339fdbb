using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Expressions;

/// <summary>Reads inputs and expressions in all the shapes Elsa 3 has had.</summary>
internal static class ExpressionReader
{
    private const string BrokenCharacter = "The object holds a broken character (half of a surrogate pair).";

    /// <summary>An input: {typeName, expression}, or a bare scalar or list as a literal. Null if it is unset.</summary>
    public static Expression? ReadInput(Place place, Func<string, bool> isVariable)
    {
        var value = Unwrapped(place.Element);
        if (value.ValueKind != JsonValueKind.Object)
        {
            return place.IsAbsent ? null : new Constant(value);
        }

        var expression = place.Property("expression");
        if (!expression.IsAbsent)
        {
            return ReadExpression(expression, isVariable);
        }

        if (place.Property("typeName").IsAbsent && place.Property("memoryReference").IsAbsent && place.Element.EnumerateObject().Any())
        {
            place.Problem("Expected an input with \"typeName\" and \"expression\", found an object without them.");
        }

        return null;
    }

    /// <summary>An expression: {type, value}; a bare scalar is a literal. The problem is noted at the input, where an author looks.</summary>
    public static Expression? ReadExpression(Place place, Func<string, bool> isVariable)
    {
        if (!place.IsObject)
        {
            if (!place.IsAbsent && !place.IsArray)
            {
                return new Constant(place.Element);
            }

            place.Expect("an expression {type, value}");
            return null;
        }

        var type = place.Property("type");
        var value = place.Property("value");
        switch (type.Text())
        {
            case "Literal":
                return new Constant(Unwrapped(value.Element));
            case "Object" or "Json":
                return ReadJson(value);
            case "Variable":
                return ReadReference(value, "id", "variable") is { } id && (isVariable(id) || Missing(value, $"There is no variable with the id {id} in sight.")) ? new VariableReference(id) : null;
            case "Input":
                return ReadReference(value, "name", "input") is { } name ? new InputReference(name) : null;
            case "JavaScript":
                return ReadScript(value, value.Text());
            case null:
                if (type.IsAbsent)
                {
                    place.Problem("The expression has no type.");
                }

                return null;
            case var unknown:
                type.Problem(NotKnown(unknown));
                return null;
        }
    }

    /// <summary>Notes a problem about an input that no activity here reads, if its expression is of a type that is not known either.</summary>
    public static void CheckUnread(Place input)
    {
        var type = input.Property("expression").Property("type");
        if (type.IsText && type.Element.GetString() is { } name and not ("Literal" or "Object" or "Json" or "Variable" or "Input" or "JavaScript"))
        {
            type.ProblemOnce(NotKnown(name));
        }
    }

    private static Remark NotKnown(string type) => $"This engine does not know expressions of type {type}; it knows Literal, Object, Variable, Input and JavaScript.";

    /// <summary>Elsa writes lists of some types as {"_type": ..., "items": [...]} or {"$values": [...]}; a value is the list inside.</summary>
    private static JsonElement Unwrapped(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value;
        }

        var names = value.EnumerateObject().Select(p => p.Name).Where(name => name is not ("_type" or "$type" or "$id")).Take(2).ToList();
        var isWrapper = names is ["$values"] || (names is ["values" or "items"] && value.TryGetProperty("_type", out _));
        return isWrapper && value.GetProperty(names[0]) is { ValueKind: JsonValueKind.Array } list ? list : value;
    }

    public static JsonNode? StaticValue(Place place)
    {
        var unseen = new List<DefinitionProblem>();
        var copy = new Place(place.Element, place.Path, unseen);
        return ReadInput(copy, _ => true) is { } expression && expression.Known(out var value) ? value : null;
    }

    public static ScriptExpression? ReadScript(Place place, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var script = Script.Read(text, out var problem);
        if (script is null)
        {
            place.Problem(problem!);
            return null;
        }

        if (script.Doubt is { } doubt)
        {
            place.Warning(doubt);
        }

        return new ScriptExpression(script, place);
    }

    /// <summary>The JSON in a text; what is no text is taken as it is. Null, with a problem, if there is none in it.</summary>
    public static Constant? ReadJson(Place value)
    {
        if (!value.IsText)
        {
            return value.IsAbsent ? null : new Constant(Unwrapped(value.Element));
        }

        var text = value.Element.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, CanonicalJson.Strict);
            if (JsonTexts.AreWhole(document.RootElement))
            {
                return new Constant(Unwrapped(document.RootElement.Clone()));
            }

            value.Problem(BrokenCharacter);
            return null;
        }
        catch (InvalidOperationException)
        {
            value.Problem(BrokenCharacter);
            return null;
        }
        catch (JsonException) when (DuplicateProperty.Find(Encoding.UTF8.GetBytes(text)) is { } twice)
        {
            value.Problem($"In the object, {twice}");
            return null;
        }
        catch (JsonException e)
        {
            value.Problem($"The object is not JSON, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.");
            return null;
        }
    }

    /// <summary>{"id": ...}, or the same as a text of JSON.</summary>
    private static string? ReadReference(Place value, string property, Remark what)
    {
        var place = value;
        if (value.IsText)
        {
            if (ReadJson(value) is not { } parsed)
            {
                return null;
            }

            place = value.At(parsed.Value);
        }

        if (!place.IsObject)
        {
            place.Problem($"Expected an object that names the {what}, found {place.Kind}.");
            return null;
        }

        var name = place.Property(property).Text();
        if (string.IsNullOrEmpty(name))
        {
            value.Problem($"The expression names no {what}.");
            return null;
        }

        return name;
    }

    private static bool Missing(Place place, Remark remark)
    {
        place.Problem(remark);
        return false;
    }
}
