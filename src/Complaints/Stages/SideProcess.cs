using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Stages;

/// <summary>Starts a process beside the nine steps, about the same ticket.</summary>
public sealed class SideProcess(ProcessDefinitions definitions, ProcessStore processes, TicketProcess process)
{
    /// <summary>Whether there is such a process: a chain with files of its own may lack one.</summary>
    public async ValueTask<bool> Has(string definitionId, CancellationToken cancellation)
    {
        await definitions.Refresh(cancellation);
        return definitions.Find(definitionId) is not null;
    }

    /// <returns>The id of the process, or why it cannot be started.</returns>
    public async Task<Answer<string>> Start(Ticket ticket, string definitionId, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellation)
    {
        if (!await Has(definitionId, cancellation))
        {
            return Refused.Rule("", $"There is no process '{definitionId}'. An administrator has to put its file back, or publish it.");
        }

        var progress = await processes.Start(definitionId, TicketProcess.Subject(ticket), input, cancellation);
        return await process.Follow(ticket, progress, cancellation) is { } stays ? stays : progress.Instance.Id;
    }
}
