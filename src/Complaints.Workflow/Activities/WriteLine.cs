using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Writes a line into the journal; there is no console here.</summary>
internal sealed record WriteLine(Input Text) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(Text);

    public static Behaviour Read(ActivityReader reader) => new WriteLine(reader.Text("text"));

    public override StepResult Run(ActivityContext context)
    {
        context.Journal(JournalKind.Wrote, context.Text(Text));
        return StepResult.Done;
    }
}
