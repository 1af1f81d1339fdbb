using Complaints.Shell;

namespace Complaints.Processes;

/// <summary>What is checked the same way in several requests about tasks.</summary>
internal static class TaskRequests
{
    public static IReadOnlyList<Problem> Check(string id)
    {
        var form = new FormCheck();
        form.Text("id", id, 40, required: true);
        return form.Problems;
    }
}
