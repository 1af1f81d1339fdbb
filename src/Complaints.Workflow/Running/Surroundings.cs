namespace Complaints.Workflow.Running;

/// <summary>All that a step gets from outside besides the instance and what happened.</summary>
internal sealed record Surroundings(DateTime Now, Func<string> NewId, StepHost Host);
