using Complaints.Shell;

namespace Complaints.Processes;

/// <summary>The definitions as found at start: usable, or a list of everything that is wrong with them.</summary>
public sealed class ProcessCatalogue
{
    private readonly ProcessDefinitions? definitions;

    public ProcessCatalogue(Settings settings) => (definitions, Problems) = ProcessDefinitions.Load(settings.WorkflowFolder);

    public IReadOnlyList<string> Problems { get; }

    public ProcessDefinitions Definitions => definitions ?? throw new InvalidOperationException("The process definitions have problems: " + string.Join(" ", Problems));
}
