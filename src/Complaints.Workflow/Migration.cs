namespace Complaints.Workflow;

/// <summary>What moving an instance to another version of its definition would do.</summary>
/// <param name="Moves">Where each place of work would stand, oldest first.</param>
/// <param name="Problems">Why it cannot be done; empty if it can.</param>
public sealed record MigrationPlan(IReadOnlyList<MigrationMove> Moves, IReadOnlyList<Remark> Problems)
{
    /// <summary>Whether <see cref="WorkflowEngine.Migrate"/> would do it.</summary>
    public bool IsPossible => Problems.Count == 0;
}

/// <summary>One place of work: a task, a timer, an event, a join, a container, an incident.</summary>
/// <param name="What">For people: what stands there, for example <c>task complaint.explain</c>.</param>
/// <param name="From">The activity in the old version.</param>
/// <param name="To">The activity in the new version; null if there is no counterpart.</param>
public sealed record MigrationMove(Remark What, string From, string? To);

/// <summary>An instance cannot go on with another version.</summary>
public sealed class MigrationRefusedException(IReadOnlyList<Remark> problems, Exception? inner = null) : InvalidOperationException(string.Join(" ", problems), inner)
{
    /// <summary>Why not.</summary>
    public IReadOnlyList<Remark> Problems { get; } = problems;
}
