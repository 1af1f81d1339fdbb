using System.Text.Json.Nodes;
using Complaints.Workflow.Definitions;
using Complaints.Workflow.Running;

namespace Complaints.Workflow;

/// <summary>
/// Runs workflow instances. Pure functions: no I/O, no clock, no chance; the same arguments give the same step.
/// Safe to call from many threads at once, also with the same definition and instance.
/// </summary>
public static class WorkflowEngine
{
    /// <summary>
    /// How many activities may run in one step before the engine decides that the process goes round without end
    /// and faults the instance.
    /// </summary>
    public const int MaxActivitiesPerStep = 10_000;

    /// <summary>
    /// How many bytes one step may allocate, whether it keeps them or not, before its last activity begins: what a loop copies
    /// from list to list would otherwise fill the memory of the server. One activity more than that faults the instance.
    /// </summary>
    public const long MaxBytesPerStep = 1024L * 1024 * 1024;

    /// <summary>
    /// How many tokens one instance may have: a loop that forks at every round would otherwise grow with every answer.
    /// One more faults the instance.
    /// </summary>
    public const int MaxTokens = 1_000;

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    /// <param name="d">A definition that <see cref="WorkflowDefinition.CanStart"/>.</param>
    /// <param name="instanceId">The caller's id for the instance.</param>
    /// <param name="input">Input by name, which need not be declared; copied. A declared input is found whatever its case, and brought to its type where that loses nothing.</param>
    /// <param name="now">UTC.</param>
    /// <param name="newId">Gives a fresh id per wait, incident and child; called in a deterministic order.</param>
    /// <param name="host">What the step may ask of its caller.</param>
    /// <param name="options">Parent, correlation, trigger.</param>
    /// <returns>Always Advanced. A failing activity gives a Faulted instance, not an exception.</returns>
    /// <exception cref="ArgumentException"><paramref name="now"/> is not UTC, or an input or the payload of the trigger is nested more than 100 deep.</exception>
    /// <exception cref="InvalidOperationException">The definition has problems.</exception>
    public static Step Start(
        WorkflowDefinition d,
        string instanceId,
        IReadOnlyDictionary<string, JsonNode?>? input,
        DateTime now,
        Func<string> newId,
        StepHost? host = null,
        StartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentNullException.ThrowIfNull(newId);
        RequireUtc(now);
        if (!d.CanStart)
        {
            throw new InvalidOperationException($"The definition {d.Id} has problems and cannot be started.");
        }

        options ??= new StartOptions();
        var instance = new WorkflowInstance(instanceId, d.Id, d.Hash)
        {
            Input = NamedAsDeclared(d, input ?? new Dictionary<string, JsonNode?>()),
            Variables = Burst.Defaults(d.Variables),
            CorrelationId = options.CorrelationId,
            ParentId = options.ParentId,
            Depth = options.Depth,
        };
        var burst = new Burst(d, instance, new Surroundings(now, newId, host ?? new StepHost()));
        burst.Start(options);
        return burst.Run();
    }

    /// <summary>
    /// Tells an instance that something happened and runs it until it waits again or ends. An answer, timer or wait
    /// works once: the second time the outcome is <see cref="StepOutcome.NotWaiting"/> and nothing changes.
    /// </summary>
    /// <param name="d">The definition the instance was started with, or was migrated to.</param>
    /// <param name="i">The instance; stays valid and unchanged.</param>
    /// <param name="s">What happened.</param>
    /// <param name="now">UTC.</param>
    /// <param name="newId">Gives a fresh id per wait, incident and child; called in a deterministic order.</param>
    /// <param name="host">What the step may ask of its caller.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="now"/> or the time a timer is moved to is not UTC, the instance belongs to another definition hash, or an answer
    /// is nested more than 100 deep.
    /// </exception>
    public static Step Advance(
        WorkflowDefinition d,
        WorkflowInstance i,
        Stimulus s,
        DateTime now,
        Func<string> newId,
        StepHost? host = null)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentNullException.ThrowIfNull(i);
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(newId);
        RequireUtc(now);
        RequireSame(d, i);
        if (i.Status is InstanceStatus.Finished or InstanceStatus.Cancelled)
        {
            return new Step(i, StepOutcome.AlreadyEnded, []);
        }

        var burst = new Burst(d, i, new Surroundings(now, newId, host ?? new StepHost()));
        return burst.Take(s) ? burst.Run() : new Step(i, StepOutcome.NotWaiting, []);
    }

    /// <summary>
    /// A dry run of <see cref="Migrate"/>: where everything that is open would stand. Activities keep their place by
    /// id; the map says otherwise for those that were renamed or replaced by one of the same kind.
    /// </summary>
    /// <param name="from">The version the instance runs on.</param>
    /// <param name="to">The version it is to run on.</param>
    /// <param name="i">The instance.</param>
    /// <param name="map">Old activity id to new activity id.</param>
    /// <exception cref="ArgumentException">The instance does not run on <paramref name="from"/>.</exception>
    public static MigrationPlan PlanMigration(WorkflowDefinition from, WorkflowDefinition to, WorkflowInstance i, IReadOnlyDictionary<string, string> map)
    {
        RequireSame(from, i);
        return new Migrator(from, to, i, map).Plan();
    }

    /// <summary>
    /// Moves an instance to another version of its definition. Open tasks keep their ids and say what the new version
    /// says; timers keep their time; variables keep their values by name. A join that has all it needs goes on at once.
    /// </summary>
    /// <param name="from">The version the instance runs on.</param>
    /// <param name="to">The version it is to run on.</param>
    /// <param name="i">The instance; stays valid and unchanged.</param>
    /// <param name="map">Old activity id to new activity id.</param>
    /// <param name="now">UTC.</param>
    /// <param name="newId">Gives a fresh id per wait; called in a deterministic order.</param>
    /// <param name="host">What the step may ask of its caller.</param>
    /// <exception cref="ArgumentException"><paramref name="now"/> is not UTC, or the instance does not run on <paramref name="from"/>.</exception>
    /// <exception cref="MigrationRefusedException">The plan has problems, or a task cannot be opened in the new version.</exception>
    public static Step Migrate(
        WorkflowDefinition from,
        WorkflowDefinition to,
        WorkflowInstance i,
        IReadOnlyDictionary<string, string> map,
        DateTime now,
        Func<string> newId,
        StepHost? host = null)
    {
        RequireUtc(now);
        if (PlanMigration(from, to, i, map) is { IsPossible: false } plan)
        {
            throw new MigrationRefusedException(plan.Problems);
        }

        var burst = new Burst(to, new Migrator(from, to, i, map).Move(), new Surroundings(now, newId, host ?? new StepHost()));
        burst.Settle(from.Hash, map);
        return burst.Run();
    }

    /// <summary>Files write the inputs of a workflow used as an activity in camel case, and numbers as text.</summary>
    private static Dictionary<string, JsonNode?> NamedAsDeclared(WorkflowDefinition d, IReadOnlyDictionary<string, JsonNode?> input)
    {
        var named = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in input.OrderBy(i => d.Inputs.Any(declared => declared.Name == i.Key) ? 0 : 1))
        {
            var declared = d.Inputs.FirstOrDefault(i => i.Name == name) ?? d.Inputs.FirstOrDefault(i => i.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var plain = JsonCopies.Plain(value);
            if (declared is null || named.ContainsKey(declared.Name))
            {
                named[name] = plain;
            }
            else
            {
                named[declared.Name] = VariableTypes.Fit(plain, declared.TypeName);
            }
        }

        return named;
    }

    private static void RequireSame(WorkflowDefinition d, WorkflowInstance i)
    {
        if (i.DefinitionHash != d.Hash)
        {
            throw new ArgumentException($"Instance {i.Id} runs on another content of {i.DefinitionId} ({i.DefinitionHash}).", nameof(d));
        }
    }

    private static void RequireUtc(DateTime now)
    {
        if (now.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("The engine's times are UTC.", nameof(now));
        }
    }
}
