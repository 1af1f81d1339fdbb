using System.Text.Json.Nodes;
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
    /// How many tokens one instance may have: a loop that forks at every round would otherwise grow with every answer.
    /// One more faults the instance.
    /// </summary>
    public const int MaxTokens = 1_000;

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    /// <param name="d">A definition that <see cref="WorkflowDefinition.CanStart"/>.</param>
    /// <param name="instanceId">The caller's id for the instance.</param>
    /// <param name="input">Input by name; copied.</param>
    /// <param name="now">UTC.</param>
    /// <param name="newId">Gives a fresh id per wait; called in a deterministic order.</param>
    /// <returns>Always Advanced. A failing activity gives a Faulted instance, not an exception.</returns>
    /// <exception cref="ArgumentException"><paramref name="now"/> is not UTC, or an input is nested more than 100 deep.</exception>
    /// <exception cref="InvalidOperationException">The definition has problems.</exception>
    public static Step Start(WorkflowDefinition d, string instanceId, IReadOnlyDictionary<string, JsonNode?>? input, DateTime now, Func<string> newId)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentNullException.ThrowIfNull(newId);
        RequireUtc(now);
        if (!d.CanStart)
        {
            throw new InvalidOperationException($"The definition {d.Id} has problems and cannot be started.");
        }

        var instance = new WorkflowInstance(instanceId, d.Id, d.Hash)
        {
            Input = (input ?? new Dictionary<string, JsonNode?>()).ToDictionary(p => p.Key, p => JsonCopies.Plain(p.Value), StringComparer.Ordinal),
            Variables = Burst.Defaults(d.Variables),
        };
        var burst = new Burst(d, instance, now, newId);
        burst.Enter(0, d.Root);
        return burst.Run();
    }

    /// <summary>
    /// Tells an instance that something happened and runs it until it waits again or ends. An answer, timer or wait
    /// works once: the second time the outcome is <see cref="StepOutcome.NotWaiting"/> and nothing changes.
    /// </summary>
    /// <param name="d">The definition the instance was started with.</param>
    /// <param name="i">The instance; stays valid and unchanged.</param>
    /// <param name="s">What happened.</param>
    /// <param name="now">UTC.</param>
    /// <param name="newId">Gives a fresh id per wait; called in a deterministic order.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="now"/> is not UTC, the instance belongs to another definition hash, or an answer is nested more than 100 deep.
    /// </exception>
    public static Step Advance(WorkflowDefinition d, WorkflowInstance i, Stimulus s, DateTime now, Func<string> newId)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentNullException.ThrowIfNull(i);
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(newId);
        RequireUtc(now);
        if (i.DefinitionHash != d.Hash)
        {
            throw new ArgumentException($"Instance {i.Id} was started with another content of {i.DefinitionId} ({i.DefinitionHash}).", nameof(d));
        }

        if (i.Status != InstanceStatus.Running)
        {
            return new Step(i, StepOutcome.AlreadyEnded, []);
        }

        var burst = new Burst(d, i, now, newId);
        if (s is CancelRequested cancel)
        {
            burst.Cancel(cancel.Reason);
            return burst.Run();
        }

        var woken = i.Tokens.Where(t => IsFor(t.Wait, s, now)).Select(t => t.Key).ToList();
        if (woken.Count == 0)
        {
            return new Step(i, StepOutcome.NotWaiting, []);
        }

        foreach (var key in woken)
        {
            burst.Resume(key, s switch
            {
                TaskAnswered answer => JsonCopies.Plain(answer.Result),
                EventReceived received => JsonCopies.Plain(received.Payload),
                _ => null,
            });
        }

        return burst.Run();
    }

    private static bool IsFor(Wait? wait, Stimulus stimulus, DateTime now) => (wait, stimulus) switch
    {
        (HumanTask task, TaskAnswered answer) => task.Id == answer.TaskId,
        (TimerWait timer, TimerDue due) => timer.Id == due.TimerId && timer.DueAt <= now,
        (EventWait waiting, EventReceived received) => waiting.EventName == received.EventName,
        _ => false,
    };

    private static void RequireUtc(DateTime now)
    {
        if (now.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("The engine's times are UTC.", nameof(now));
        }
    }
}
