namespace Complaints.Workflow.Running;

/// <summary>How tokens move along the arrows of flowcharts, and when joins let them through.</summary>
internal sealed class Flow(WorkflowDefinition definition, TokenSet tokens, Action<Token> withdraw)
{
    /// <summary>Tokens that stand at one join and may be taken: it runs once for all of them, or (WaitAll) not at all.</summary>
    public sealed record JoinRelease(IReadOnlyList<Token> Arrived, bool Runs);

    /// <summary>Follows every connection whose port is among the outcomes. Gives the tokens that may run at once.</summary>
    public List<Token> Leave(Token flowchart, Activity container, string activityId, IReadOnlyList<string> outcomes)
    {
        var ready = new List<Token>();
        var races = new List<Activity>();
        foreach (var index in container.Graph.Leaving(activityId))
        {
            var connection = container.Connections[index];
            if (!outcomes.Contains(connection.Port, StringComparer.Ordinal))
            {
                continue;
            }

            var target = definition.FindActivity(connection.Target)!;
            if (target.Merge == MergeMode.Cascade || container.Graph.Arriving(target.Id).Take(2).Count() < 2)
            {
                ready.Add(tokens.Add(flowchart.Key, target.Id));
            }
            else if (target.Merge != MergeMode.Race)
            {
                tokens.Put(tokens.Add(flowchart.Key, target.Id) with { Via = index });
            }
            else if (!races.Contains(target))
            {
                races.Add(target);
            }
        }

        // Last, because what this very activity started upstream of a race has lost it as well.
        ready.AddRange(races.Select(target => Win(flowchart, container, target)));
        return ready.FindAll(t => tokens.Find(t.Key) is not null);
    }

    /// <summary>The first join, by the age of its tokens, which nothing open can reach any more in this round.</summary>
    public JoinRelease? NextRelease()
    {
        foreach (var group in tokens.All().Where(t => t.Via is not null).GroupBy(t => (t.Parent, t.ActivityId)))
        {
            var flowchart = definition.FindActivity(tokens.Find(group.Key.Parent)!.ActivityId)!;
            var holders = flowchart.Graph.Holders(group.Key.ActivityId);
            if (!tokens.Inside(group.Key.Parent).Exists(t => holders.Contains(t.ActivityId)))
            {
                var arrived = group.ToList();
                return new JoinRelease(arrived, Runs(flowchart, arrived));
            }
        }

        return null;
    }

    private Token Win(Token flowchart, Activity container, Activity target)
    {
        var holders = container.Graph.Holders(target.Id);
        foreach (var loser in tokens.Inside(flowchart.Key).Where(t => holders.Contains(t.ActivityId)))
        {
            withdraw(loser);
        }

        return tokens.Add(flowchart.Key, target.Id);
    }

    private bool Runs(Activity flowchart, List<Token> arrived)
    {
        var join = definition.FindActivity(arrived[0].ActivityId)!;
        if (join.Merge == MergeMode.Wait || (join.Merge == MergeMode.WaitAll && arrived.Exists(t => flowchart.Graph.IsBack(t.Via!.Value))))
        {
            return true;
        }

        var needed = flowchart.Graph.Arriving(join.Id).Where(c => join.Merge == MergeMode.Converge || !flowchart.Graph.IsBack(c));
        return needed.All(c => arrived.Exists(t => t.Via == c));
    }
}
