using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Sets an output of the workflow, which a process that started it gets as part of its result.</summary>
internal sealed record SetOutput(Input OutputName, Input OutputValue) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(OutputName, OutputValue);

    public static Behaviour Read(ActivityReader reader) => new SetOutput(reader.Required(reader.Text("outputName")), reader.Value("outputValue"));

    public override StepResult Run(ActivityContext context)
    {
        context.SetWorkflowOutput(context.RequiredText(OutputName), context.Value(OutputValue));
        return StepResult.Done;
    }
}
