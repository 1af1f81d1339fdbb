using System.Collections.Concurrent;
using Complaints.Data;
using Complaints.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>
/// The processes this program runs: of each the version published last, from a file or by an administrator. Read and checked
/// once, then shared. What is running keeps the content it began with, which comes back from the database by its hash.
/// </summary>
public sealed class ProcessDefinitions(ProcessCatalogue catalogue, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>How many contents stay read beside those in use. An old one that something still runs on is read again when it is needed.</summary>
    internal const int MostKept = 200;

    /// <summary>Begins with the files, which are read already: a start would read nearly all of them once more from the database.</summary>
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byHash = new(catalogue.Files.DistinctBy(file => file.Definition.Hash).Select(file => KeyValuePair.Create(file.Definition.Hash, file.Definition)));

    private volatile Known known = new(catalogue.Files.ToDictionary(file => file.Definition.Id, file => file.Definition), DateTime.MinValue);

    /// <summary>How many contents are read now.</summary>
    internal int Kept => byHash.Count;

    public IEnumerable<WorkflowDefinition> Current => known.ById.Values;

    public WorkflowDefinition Get(string definitionId) => known.ById[definitionId];

    public WorkflowDefinition? Find(string definitionId) => known.ById.GetValueOrDefault(definitionId);

    /// <summary>The stages of all processes that lead tickets, each in the order of its definition.</summary>
    public IReadOnlyList<string> Stages() => known.Stages;

    /// <summary>The stages of the process that a ticket of this kind walks.</summary>
    public IReadOnlyList<string> Stages(string kind) => Find(WellKnown.Leads(kind)) is { } definition ? ProcessForms.Stages(definition) : [];

    /// <summary>Looks for what was published, here or by another server; at most every few seconds.</summary>
    public async ValueTask Refresh(CancellationToken cancellation)
    {
        if (clock.GetUtcNow().UtcDateTime - known.At is var age && age >= TimeSpan.Zero && age < Fresh)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        var versions = await db.DefinitionVersions.AsNoTracking().Select(version => new { version.DefinitionId, version.Hash, version.PublishedAt, version.Number, version.RetractedAt }).ToListAsync(cancellation);
        var current = new Dictionary<string, WorkflowDefinition>();
        var startable = versions.Where(version => !(version.RetractedAt < version.PublishedAt)).GroupBy(version => version.DefinitionId);
        foreach (var last in startable.Select(group => group.OrderBy(version => version.PublishedAt).ThenBy(version => version.Number).Last()).Where(last => last.RetractedAt is null))
        {
            current[last.DefinitionId] = await Of(last.Hash, db, cancellation);
        }

        known = new Known(current, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>After a publication on this server: the next instance gets the new version.</summary>
    public void Forget() => known = known with { At = DateTime.MinValue };

    /// <summary>The content an instance runs on.</summary>
    public Task<WorkflowDefinition> Of(ProcessInstance instance, ComplaintsDb db, CancellationToken cancellation) => Of(instance.DefinitionHash, db, cancellation);

    /// <summary>The content with this hash, which has to be one that is kept.</summary>
    public async Task<WorkflowDefinition> Of(string hash, ComplaintsDb db, CancellationToken cancellation)
    {
        if (byHash.TryGetValue(hash, out var definition))
        {
            return definition;
        }

        return Read(hash, await db.DefinitionVersions.AsNoTracking().Where(version => version.Hash == hash).Select(version => version.Json).FirstAsync(cancellation));
    }

    /// <summary>
    /// The version with this version id in its file, of a process that is in use: what is in use now, else the one of that id
    /// published last. Null for none that could be started.
    /// </summary>
    public WorkflowDefinition? Named(string definitionId, string versionId, ComplaintsDb db)
    {
        var inUse = Current.FirstOrDefault(current => current.VersionId == versionId);
        if (inUse is not null || Find(definitionId) is null)
        {
            return inUse;
        }

        // Asked in the middle of a step, which is no place to wait in; and only for the few that name an older version.
        var kept = db.DefinitionVersions.AsNoTracking().Where(version => version.DefinitionId == definitionId && version.Json.Contains(versionId))
            .OrderByDescending(version => version.PublishedAt).ThenByDescending(version => version.Number).Select(version => new { version.Hash, version.Json }).ToList();
        return kept.Select(version => Read(version.Hash, version.Json)).FirstOrDefault(version => version.CanStart && version.VersionId == versionId);
    }

    /// <summary>What a definition hardly means: it names a version of another process that is not kept here. That may still come.</summary>
    public IEnumerable<DefinitionProblem> Missing(WorkflowDefinition definition, ComplaintsDb db) =>
        from named in definition.NamedVersions
        where (named.DefinitionId, named.VersionId) != (definition.Id, definition.VersionId) && Named(named.DefinitionId, named.VersionId, db) is null
        select new DefinitionProblem(named.Path, named.WhyNotThere(), IsWarning: true);

    private WorkflowDefinition Read(string hash, string json)
    {
        if (byHash.Count - known.ById.Count >= MostKept)
        {
            DropOld();
        }

        return byHash.GetOrAdd(hash, _ => DefinitionReader.Read(json).Definition!);
    }

    private void DropOld()
    {
        var inUse = Current.Select(current => current.Hash).ToHashSet();
        foreach (var old in byHash.Keys.Where(hash => !inUse.Contains(hash)))
        {
            byHash.TryRemove(old, out _);
        }
    }

    /// <summary>
    /// Publishes the files that have changed since the program last started. A file that has not is no news: what an
    /// administrator published after it stays in use. A file that is gone takes its process out of use, unless an administrator
    /// published it since. Nothing is saved yet.
    /// </summary>
    public async Task Keep(ComplaintsDb db, DateTime now)
    {
        await ForgetFiles(db, now);
        foreach (var (file, definition) in catalogue.Files)
        {
            var seen = await db.ProcessFiles.FindAsync(definition.Id) ?? db.Add(new ProcessFile(definition.Id)).Entity;
            if (seen.Hash != definition.Hash)
            {
                seen.Saw(definition.Hash);
                await Publish(db, definition, file, now, CancellationToken.None);
            }
        }
    }

    private async Task ForgetFiles(ComplaintsDb db, DateTime now)
    {
        var here = catalogue.Files.Select(file => file.Definition.Id).Concat(WellKnown.Needed).ToList();
        foreach (var gone in await db.ProcessFiles.Where(file => !here.Contains(file.DefinitionId)).ToListAsync())
        {
            db.Remove(gone);
            var versions = await db.DefinitionVersions.Where(version => version.DefinitionId == gone.DefinitionId).ToListAsync();
            if (DefinitionVersion.InUse(versions) is { } current && current.Hash == gone.Hash && current.PublishedBy.EndsWith(".json", StringComparison.Ordinal))
            {
                current.Retract(now);
                await TriggerKeeper.Drop(db, gone.DefinitionId, CancellationToken.None);
            }
        }
    }

    /// <summary>The rows by which the clock sets processes off, for all that is in use: also for stores that came meanwhile.</summary>
    public async Task KeepTriggers(ComplaintsDb db, DateTime now, CancellationToken cancellation)
    {
        Forget();   // what is published now, not some seconds ago
        await Refresh(cancellation);
        foreach (var definition in Current)
        {
            await TriggerKeeper.Keep(db, definition, now, cancellation);
        }
    }

    /// <summary>Makes this content the one that new instances get. A content that was published before keeps its number.</summary>
    public static async Task<DefinitionVersion> Publish(ComplaintsDb db, WorkflowDefinition definition, string by, DateTime now, CancellationToken cancellation)
    {
        await TriggerKeeper.Keep(db, definition, now, cancellation);
        if (await db.DefinitionVersions.FindAsync([definition.Hash], cancellation) is { } kept)
        {
            kept.Publish(by, now);
            return kept;
        }

        return await Add(db, definition, by, now, cancellation);
    }

    /// <summary>Keeps a content that cannot be started, to be looked at. What new instances get stays as it is.</summary>
    public static async Task<DefinitionVersion> Shelve(ComplaintsDb db, WorkflowDefinition definition, string by, DateTime now, CancellationToken cancellation)
    {
        if (await db.DefinitionVersions.FindAsync([definition.Hash], cancellation) is { } kept)
        {
            return kept;
        }

        var added = await Add(db, definition, by, now, cancellation);
        added.Shelve();
        return added;
    }

    private static async Task<DefinitionVersion> Add(ComplaintsDb db, WorkflowDefinition definition, string by, DateTime now, CancellationToken cancellation)
    {
        var last = await db.DefinitionVersions.Where(version => version.DefinitionId == definition.Id).MaxAsync(version => (int?)version.Number, cancellation);
        return db.Add(new DefinitionVersion(definition, (last ?? 0) + 1, by, now)).Entity;
    }

    private sealed record Known(IReadOnlyDictionary<string, WorkflowDefinition> ById, DateTime At)
    {
        public IReadOnlyList<string> Stages { get; } =
            [.. WellKnown.Leading.Select(ById.GetValueOrDefault).OfType<WorkflowDefinition>().SelectMany(ProcessForms.Stages).Distinct()];
    }
}
