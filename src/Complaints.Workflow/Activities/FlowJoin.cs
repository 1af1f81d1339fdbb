using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>Brings branches together. How is decided before it runs, by its merge mode; see the README.</summary>
internal sealed record FlowJoin(string Mode) : Behaviour
{
    public const string WaitAny = "WaitAny";
    public const string WaitAll = "WaitAll";
    public const string WaitAllActive = "WaitAllActive";

    public static Behaviour Read(ActivityReader reader) => new FlowJoin(reader.Choice("mode", WaitAny, WaitAll, WaitAllActive));

    public override StepResult Run(ActivityContext context) => StepResult.Done;
}
