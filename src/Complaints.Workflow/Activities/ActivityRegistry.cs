using Complaints.Workflow.Definitions;

namespace Complaints.Workflow.Activities;

/// <summary>The activities this engine runs. A new one is a file beside this one and a line here.</summary>
internal static class ActivityRegistry
{
    private static readonly Dictionary<string, Func<ActivityReader, Behaviour>> Readers = new(StringComparer.Ordinal)
    {
        ["Elsa.Break"] = _ => new Break(),
        ["Elsa.Complete"] = Complete.Read,
        ["Elsa.Correlate"] = Correlate.Read,
        ["Elsa.Cron"] = Cron.Read,
        ["Elsa.Delay"] = Delay.Read,
        ["Elsa.DispatchWorkflow"] = ExecuteWorkflow.ReadDispatch,
        ["Elsa.End"] = _ => new End(),
        ["Elsa.Event"] = Event.Read,
        ["Elsa.ExecuteWorkflow"] = ExecuteWorkflow.Read,
        ["Elsa.Fault"] = Fault.Read,
        ["Elsa.Finish"] = _ => new Finish(),
        ["Elsa.FlowDecision"] = FlowDecision.Read,
        ["Elsa.FlowFork"] = FlowFork.Read,
        ["Elsa.FlowJoin"] = FlowJoin.Read,
        ["Elsa.FlowNode"] = FlowNode.Read,
        ["Elsa.FlowSwitch"] = FlowSwitch.Read,
        ["Elsa.Flowchart"] = Flowchart.Read,
        ["Elsa.For"] = For.Read,
        ["Elsa.ForEach"] = ForEach.Read,
        ["Elsa.Fork"] = Fork.Read,
        ["Elsa.If"] = If.Read,
        ["Elsa.Parallel"] = Fork.ReadParallel,
        ["Elsa.ParallelForEach"] = ParallelForEach.Read,
        ["Elsa.PublishEvent"] = PublishEvent.Read,
        ["Elsa.RunJavaScript"] = RunJavaScript.Read,
        ["Elsa.RunTask"] = RunTask.Read,
        ["Elsa.Sequence"] = Sequence.Read,
        ["Elsa.SetName"] = SetName.Read,
        ["Elsa.SetOutput"] = SetOutput.Read,
        ["Elsa.SetVariable"] = SetVariable.Read,
        ["Elsa.Start"] = _ => new Start(),
        ["Elsa.StartAt"] = StartAt.Read,
        ["Elsa.Switch"] = Switch.Read,
        ["Elsa.Timer"] = Timer.Read,
        ["Elsa.While"] = While.Read,
        ["Elsa.WriteLine"] = WriteLine.Read,
    };

    /// <summary>How to read this type; null if it is not run here. Elsa writes the items' type into one name: ForEach&lt;Object&gt;.</summary>
    public static Func<ActivityReader, Behaviour>? Find(string type) =>
        Readers.GetValueOrDefault(type.IndexOf('<', StringComparison.Ordinal) is var items and > 0 ? type[..items] : type);
}
