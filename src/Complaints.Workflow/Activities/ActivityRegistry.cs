using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>The activities this engine runs. A new one is a file beside this one and a line here.</summary>
internal static class ActivityRegistry
{
    private static readonly Dictionary<string, Func<ActivityReader, Behaviour>> Readers = new(StringComparer.Ordinal)
    {
        ["Elsa.Complete"] = Complete.Read,
        ["Elsa.Delay"] = Delay.Read,
        ["Elsa.End"] = _ => new End(),
        ["Elsa.Event"] = Event.Read,
        ["Elsa.Finish"] = _ => new Finish(),
        ["Elsa.FlowDecision"] = FlowDecision.Read,
        ["Elsa.FlowFork"] = FlowFork.Read,
        ["Elsa.FlowJoin"] = FlowJoin.Read,
        ["Elsa.FlowSwitch"] = FlowSwitch.Read,
        ["Elsa.Flowchart"] = Flowchart.Read,
        ["Elsa.If"] = If.Read,
        ["Elsa.RunTask"] = RunTask.Read,
        ["Elsa.Sequence"] = Sequence.Read,
        ["Elsa.SetVariable"] = SetVariable.Read,
        ["Elsa.Start"] = _ => new Start(),
        ["Elsa.WriteLine"] = WriteLine.Read,
    };

    public static Func<ActivityReader, Behaviour>? Find(string type) => Readers.GetValueOrDefault(type);
}
