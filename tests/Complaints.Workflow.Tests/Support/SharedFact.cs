namespace Complaints.Workflow.Tests.Support;

/// <summary>A test over files that are not part of the project: skipped, saying so, where they are not there.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFiles.Folder is null)
        {
            Skip = "There is no folder shared/data beside or above the repository, and COMPLAINTS_SHARED does not name one.";
        }
    }
}

internal static class SharedFiles
{
    /// <summary>The folder with the data, or null.</summary>
    public static string? Folder { get; } = Find();

    public static string Elsa(string name) => File.ReadAllText(Path.Combine(Folder!, "elsa", name + ".json"));

    private static string? Find()
    {
        var candidates = new List<string>();
        if (Environment.GetEnvironmentVariable("COMPLAINTS_SHARED") is { Length: > 0 } named)
        {
            candidates.Add(named);
            candidates.Add(Path.Combine(named, "data"));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            candidates.Add(Path.Combine(folder.FullName, "shared", "data"));
        }

        return candidates.Find(c => Directory.Exists(Path.Combine(c, "elsa")));
    }
}
