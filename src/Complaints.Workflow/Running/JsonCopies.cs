using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

internal static class JsonCopies
{
    /// <summary>How deeply what comes from outside may be nested.</summary>
    private const int FromOutside = 100;

    /// <summary>What a child puts out is wrapped once more at each process above it; saved, it still has to be read again (see <see cref="Definitions.JsonTexts.Deep"/>).</summary>
    private const int FromChild = 200;

    /// <summary>A copy of what a caller hands in, as plain JSON whatever it was made of.</summary>
    /// <exception cref="ArgumentException">Nested too deeply, a property twice, or a broken character.</exception>
    public static JsonNode? Plain(JsonNode? node) => Copy(node, FromOutside);

    /// <summary>The same for what another process of this engine puts out.</summary>
    public static JsonNode? OfChild(JsonNode? node) => Copy(node, FromChild);

    /// <returns>Why this value cannot be handed to another process; null when it can.</returns>
    public static string? WhyNot(JsonNode? node)
    {
        try
        {
            Plain(node);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.InnerException!.Message;
        }
    }

    private static JsonNode? Copy(JsonNode? node, int depth)
    {
        try
        {
            return node is null ? null : JsonNode.Parse(node.ToJsonString(Definitions.JsonTexts.Readable), documentOptions: new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("The value is not usable: " + e.Message, nameof(node), e);
        }
    }
}
