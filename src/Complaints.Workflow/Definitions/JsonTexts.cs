using System.Text.Json;

namespace Complaints.Workflow.Definitions;

/// <summary>JSON may hold an escaped half of a surrogate pair, which is no text; reading it would throw.</summary>
internal static class JsonTexts
{
    public static bool AreWhole(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().All(p => IsWhole(() => p.Name) && AreWhole(p.Value));
            case JsonValueKind.Array:
                return element.EnumerateArray().All(AreWhole);
            case JsonValueKind.String:
                return IsWhole(element.GetString);
            default:
                return true;
        }
    }

    private static bool IsWhole(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
