using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Shell;

namespace Complaints.Law;

/// <param name="Path">Where: periods.guarantee.length.</param>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it falls away.</param>
public sealed record PackChange(string Path, string? Before, string? After);

/// <summary>What differs between two texts of a pack, value by value; parts are compared by their id, wherever they stand.</summary>
public static class PackChanges
{
    public static IReadOnlyList<PackChange> Between(string before, string after)
    {
        var (old, @new) = (Values(before), Values(after));
        return [.. old.Keys.Union(@new.Keys).Where(path => old.GetValueOrDefault(path) != @new.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal).Select(path => new PackChange(path, old.GetValueOrDefault(path), @new.GetValueOrDefault(path)))];
    }

    private static Dictionary<string, string> Values(string json)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Walk(JsonNode.Parse(json), "");
        return values;

        void Walk(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject parts:
                    foreach (var (name, part) in parts)
                    {
                        Walk(part, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonArray list when list.All(item => item is JsonValue):
                    values[path] = string.Join(", ", list.Select(item => item!.ToString()));
                    break;
                case JsonArray list:
                    for (var index = 0; index < list.Count; index++)
                    {
                        Walk(list[index], $"{path}.{(list[index] as JsonObject)?["id"]?.ToString() ?? $"{index + 1}"}");
                    }

                    break;
                case not null:
                    values[path] = node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node.ToJsonString(Json.Options);
                    break;
            }
        }
    }
}
