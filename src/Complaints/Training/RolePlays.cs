using Complaints.Shell;

namespace Complaints.Training;

/// <summary>The role plays of <c>workflows/training</c>: data beside the processes, so that a chain can add its own.</summary>
public sealed class RolePlays
{
    private readonly WatchedFolder<RolePlayFile> files;

    public RolePlays(Settings settings, ILogger<RolePlays> log)
    {
        files = new WatchedFolder<RolePlayFile>(Path.Combine(settings.WorkflowFolder, "training"), "training", RolePlayFile.Read, log);
        Problems = files.Look();
    }

    /// <summary>What was wrong with the files when the program started; it does not start with any.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>In the reader's language, the calmest customer first.</summary>
    public IReadOnlyList<RolePlay> All() =>
        [.. files.Now().Select(file => file.Value.In(file.Key, Languages.Current)).OrderBy(play => play.Mood).ThenBy(play => play.Id, StringComparer.Ordinal)];

    public RolePlay? Find(string id) => All().FirstOrDefault(play => play.Id == id);
}
