namespace Complaints.Shell;

/// <summary>A list that is typed into one field.</summary>
internal static class ListField
{
    /// <summary>Separated by | or by commas, semicolons and their Chinese sisters.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
        [.. (text ?? "").Split(['|', ',', ';', '，', '、', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public static string Show(IReadOnlyList<string>? words) => string.Join(", ", words ?? []);
}
