using Complaints.Workflow.Definitions;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>Runs the activity inside the first case that holds (MatchAny: inside every one, side by side), or the one inside "default"; then leaves by Done.</summary>
internal sealed record Switch(IReadOnlyList<Switch.Case> Cases, Activity? Otherwise, bool MatchAny) : Behaviour
{
    public override IEnumerable<Expression> Expressions => Of(Cases.Select(c => c.Condition));

    public static Behaviour Read(ActivityReader reader)
    {
        var cases = reader.Place.Property("cases").Items().Select(place => new Case(
            place.Property("label").Text() ?? "",
            reader.Condition(place.Property("condition")),
            reader.ChildAt(place.Property("activity")))).ToList();
        return new Switch(cases, reader.Child("default"), reader.Choice("mode", "MatchFirst", "MatchAny") == "MatchAny");
    }

    public override StepResult Run(ActivityContext context)
    {
        var matching = Cases.Where(c => context.Truth(c.Condition)).Take(MatchAny ? int.MaxValue : 1).ToList();
        context.JournalDecision(matching.Count > 0 ? [.. matching.Select(c => c.Label)] : ["Default"]);
        var children = matching.Count > 0 ? matching.Select(c => c.Activity).OfType<Activity>().ToList() : Otherwise is { } other ? [other] : [];
        return children.Count > 0 ? StepResult.Enter(children) : StepResult.Done;
    }

    public override StepResult ChildDone(ActivityContext context, Activity child) => context.OpenChildren > 0 ? StepResult.Stay : StepResult.Done;

    internal sealed record Case(string Label, Input Condition, Activity? Activity);
}
