using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Running;

internal static class JsonCopies
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 100, AllowDuplicateProperties = false };

    /// <summary>A copy of what a caller hands in, as plain JSON whatever it was made of.</summary>
    /// <exception cref="ArgumentException">Nested too deeply, a property twice, or a broken character.</exception>
    public static JsonNode? Plain(JsonNode? node)
    {
        try
        {
            return node is null ? null : JsonNode.Parse(node.ToJsonString(), documentOptions: Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("The value is not usable: " + e.Message, nameof(node), e);
        }
    }
}
