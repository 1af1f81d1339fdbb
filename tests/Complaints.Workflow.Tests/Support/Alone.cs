namespace Complaints.Workflow.Tests.Support;

/// <summary>
/// Tests that run when no other does: a script that is to run out of memory would run out of its two seconds first beside
/// neighbours on a busy machine.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
