using Complaints.Tests.Support;

namespace Complaints.Tests.Exchange;

/// <summary>A test over a file that is not part of the project: skipped, saying so, where it is not there.</summary>
public sealed class SharedFactAttribute(string file) : NeedsFactAttribute(Find(file) is null
    ? $"There is no shared/data/{file} beside or above the repository, and COMPLAINTS_SHARED does not say where it is."
    : null)
{
    public static string? Find(string file)
    {
        var folders = new List<string>();
        if (Environment.GetEnvironmentVariable("COMPLAINTS_SHARED") is { Length: > 0 } named)
        {
            folders.AddRange([named, Path.Combine(named, "data")]);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            folders.Add(Path.Combine(folder.FullName, "shared", "data"));
        }

        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
