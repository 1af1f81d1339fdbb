using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Leaves by the label of the first case that holds (MatchAny: of every one), or by Default if none does.</summary>
internal sealed record FlowSwitch(IReadOnlyList<FlowSwitch.Case> Cases, bool MatchAny) : Behaviour
{
    public override IReadOnlyList<string>? Ports => [.. Cases.Select(c => c.Label), "Default"];

    public override IEnumerable<Expression> Expressions => Of(Cases.Select(c => c.Condition));

    public static Behaviour Read(ActivityReader reader)
    {
        var cases = new List<Case>();
        foreach (var place in reader.Place.Property("cases").Items())
        {
            var label = place.Property("label").Text();
            if (string.IsNullOrWhiteSpace(label))
            {
                place.Problem("A case needs a label.");
            }
            else if (cases.Exists(c => c.Label == label))
            {
                place.Problem($"There are two cases with the label {label}.");
            }

            cases.Add(new Case(label ?? "", reader.Condition(place.Property("condition"))));
        }

        return new FlowSwitch(cases, reader.Choice("mode", "MatchFirst", "MatchAny") == "MatchAny");
    }

    public override StepResult Run(ActivityContext context)
    {
        var matching = new List<string>();
        foreach (var @case in Cases)
        {
            if (context.Truth(@case.Condition))
            {
                matching.Add(@case.Label);
                if (!MatchAny)
                {
                    break;
                }
            }
        }

        return context.Decide(matching.Count > 0 ? [.. matching] : ["Default"]);
    }

    internal sealed record Case(string Label, Input Condition);
}
