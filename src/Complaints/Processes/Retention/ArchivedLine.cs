using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes.Retention;

/// <summary>
/// One process in an archive: its rows, column by column as the database has them, so that they can be put back; and beside
/// them, for whoever reads it, the variables and outputs that lie in its state. On which content it ran the column definitionHash says.
/// </summary>
/// <param name="Audit">What people did with its tasks.</param>
public sealed record ArchivedLine(
    JsonObject Process, JsonObject Variables, JsonObject Output, IReadOnlyList<JsonObject> Tasks, IReadOnlyList<JsonObject> Audit, IReadOnlyList<JsonObject> Journal,
    IReadOnlyList<JsonObject> Incidents)
{
    /// <summary>In the order of the instances.</summary>
    internal static async Task<IReadOnlyList<ArchivedLine>> Read(ComplaintsDb db, IReadOnlyList<ProcessInstance> instances, CancellationToken cancellation)
    {
        var ids = instances.Select(instance => instance.Id).ToList();
        var tasks = await db.WorkItems.AsNoTracking().Include(item => item.Events).Where(item => ids.Contains(item.InstanceId)).OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation);
        var journal = await db.Journal.AsNoTracking().Where(entry => ids.Contains(entry.InstanceId)).OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
        var incidents = await db.ProcessIncidents.AsNoTracking().Where(incident => ids.Contains(incident.InstanceId)).OrderBy(incident => incident.At).ThenBy(incident => incident.Id).ToListAsync(cancellation);
        var (tasksOf, journalOf, incidentsOf) = (tasks.ToLookup(item => item.InstanceId), journal.ToLookup(entry => entry.InstanceId), incidents.ToLookup(incident => incident.InstanceId));
        return [.. instances.Select(instance =>
        {
            var state = WorkflowInstance.FromJson(instance.State);
            return new ArchivedLine(
                Row(instance), state.GetVariables(), state.GetOutput(), [.. tasksOf[instance.Id].Select(Row)],
                [.. tasksOf[instance.Id].SelectMany(item => item.Events.OrderBy(entry => entry.Order)).Select(Row)],
                [.. journalOf[instance.Id].Select(Row)], [.. incidentsOf[instance.Id].Select(Row)]);
        })];

        JsonObject Row(object row) => new(db.Model.FindEntityType(row.GetType())!.GetProperties().Select(column => KeyValuePair.Create(
            JsonNamingPolicy.CamelCase.ConvertName(column.Name), JsonSerializer.SerializeToNode(column.PropertyInfo!.GetValue(row), column.ClrType, Json.Options))));
    }
}
