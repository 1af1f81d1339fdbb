using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>Keeps the rows of <see cref="ProcessTrigger"/> as the published definitions want them. Saves nothing itself.</summary>
public static class TriggerKeeper
{
    /// <summary>A definition says with this flag in its customProperties that the clock sets it off in every store, each time about that store.</summary>
    public const string PerStore = "perStore";

    /// <summary>After this content was published.</summary>
    public static async Task Keep(ComplaintsDb db, WorkflowDefinition definition, DateTime now, CancellationToken cancellation)
    {
        var stores = definition.HasFlag(PerStore)
            ? await db.Stores.Where(store => store.Source == null).Select(store => store.Code).ToListAsync(cancellation)
            : [ProcessSubject.Everywhere];
        var wanted = WellKnown.StartedByProgram(definition.Id)
            ? []
            : definition.Triggers.OfType<TimeTrigger>().SelectMany(trigger => stores.Select(store => (trigger, store))).ToDictionary(pair => (pair.trigger.ActivityId, pair.store), pair => pair.trigger);
        var rows = await db.ProcessTriggers.Where(row => row.DefinitionId == definition.Id).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            if (!wanted.Remove((row.ActivityId, row.StoreCode), out var trigger))
            {
                db.Remove(row);
            }
            else if (row.DefinitionHash != definition.Hash)
            {
                row.Become(definition, trigger, now);
            }
        }

        db.AddRange(wanted.Select(pair => new ProcessTrigger(definition, pair.Value, pair.Key.store, now)));
    }

    /// <summary>After a process was taken out of use.</summary>
    public static async Task Drop(ComplaintsDb db, string definitionId, CancellationToken cancellation) =>
        db.RemoveRange(await db.ProcessTriggers.Where(row => row.DefinitionId == definitionId).ToListAsync(cancellation));
}
