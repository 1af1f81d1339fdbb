using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Fails on purpose: an incident with the sentence the author wrote.</summary>
internal sealed record Fault(Input Message, Input Code, Input Category, Input FaultType) : Behaviour
{
    public override IReadOnlyList<string>? Ports => NoPorts;

    public override IEnumerable<Expression> Expressions => Of(Message, Code, Category, FaultType);

    public static Behaviour Read(ActivityReader reader) =>
        new Fault(reader.Text("message"), reader.Text("code"), reader.Text("category"), reader.Text("faultType"));

    public override StepResult Run(ActivityContext context)
    {
        var details = string.Join(" / ", new[] { Category, FaultType, Code }.Select(context.Text).Where(text => !string.IsNullOrWhiteSpace(text)));
        throw new ActivityFault(context.Text(Message) is { Length: > 0 } message ? Remark.AsItIs(message) : Remark.Of("The process was made to fail here."), details.Length > 0 ? details : null);
    }
}
