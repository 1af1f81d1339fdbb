using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Starts a process beside the nine steps, about the same ticket.</summary>
public sealed class SideProcess(ProcessDefinitions definitions, ProcessStore processes, TicketProcess process)
{
    /// <returns>The id of the process, or why it cannot be started.</returns>
    public async Task<Answer<string>> Start(Ticket ticket, string definitionId, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        if (definitions.Find(definitionId) is null)
        {
            return Refused.Rule("", $"There is no process '{definitionId}'. An administrator has to put its file back, or publish it.");
        }

        var progress = await processes.Start(definitionId, TicketProcess.Subject(ticket), input, cancellation);
        return await process.Follow(ticket, progress, cancellation) is { } stays ? stays : progress.Instance.Id;
    }
}
