namespace Complaints.Workflow.Definitions;

/// <summary>
/// The arrows of one flowchart, and for each join the activities that hold it up: those from which it can still be
/// reached in the same round. A round of a loop ends where the loop goes back to its first activity, so a path that
/// goes back over a loop in which the join itself stands does not hold the join up, but a path that goes back over a
/// smaller loop upstream does. Every way round leads through the start of some loop that holds all of it, therefore
/// joins can never wait for each other in a circle.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<(int Source, int Target)> _edges = [];
    private readonly List<int>[] _out;
    private readonly List<int>[] _in;
    private readonly Loops _loops;
    private readonly bool[] _reachable;
    private readonly Dictionary<string, HashSet<string>> _holders = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Activity _flowchart;

    public FlowGraph(Activity flowchart)
    {
        _flowchart = flowchart;
        foreach (var child in flowchart.Children)
        {
            _index.TryAdd(child.Id, _index.Count);
        }

        _out = [.. _index.Select(_ => new List<int>())];
        _in = [.. _index.Select(_ => new List<int>())];
        foreach (var connection in flowchart.Connections)
        {
            var (source, target) = (_index[connection.Source], _index[connection.Target]);
            _out[source].Add(_edges.Count);
            _in[target].Add(_edges.Count);
            _edges.Add((source, target));
        }

        Start = FindStart();
        var order = Start is null ? [] : BreadthFirst([Start, .. flowchart.Children.Where(a => a.Trigger is not null)]);
        _reachable = new bool[_index.Count];
        foreach (var node in order)
        {
            _reachable[node] = true;
        }

        _loops = new Loops(order, _edges, _out);
    }

    /// <summary>Where a flowchart begins; null if it is empty.</summary>
    public Activity? Start { get; }

    /// <summary>Whether anything ever gets here. Joins count only arrows that come from such places.</summary>
    public bool IsReachable(string activity) => _reachable[_index[activity]];

    /// <summary>The connections that leave this activity, by their index in the flowchart.</summary>
    public IReadOnlyList<int> Leaving(string activity) => _out[_index[activity]];

    /// <summary>The connections that can ever bring something to this activity.</summary>
    public IEnumerable<int> Arriving(string activity) =>
        _in[_index[activity]].Where(e => _reachable[_edges[e].Source]);

    /// <summary>Whether this connection goes back to the first activity of a loop.</summary>
    public bool IsBack(int connection) => _loops.IsBack(connection);

    /// <summary>The activities that hold a join up while they hold a token.</summary>
    public HashSet<string> Holders(string join)
    {
        lock (_lock)
        {
            if (!_holders.TryGetValue(join, out var holders))
            {
                _holders[join] = holders = FindHolders(_index[join]);
            }

            return holders;
        }
    }

    private HashSet<string> FindHolders(int join)
    {
        var seen = new bool[_index.Count];
        var open = new Stack<int>([join]);
        while (open.TryPop(out var node))
        {
            foreach (var edge in _in[node])
            {
                var source = _edges[edge].Source;
                if (!seen[source] && !_loops.IsBackOfLoopAround(edge, join))
                {
                    seen[source] = true;
                    open.Push(source);
                }
            }
        }

        seen[join] = false;
        return _index.Where(p => seen[p.Value]).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
    }

    // The order in which Elsa looks: a Start activity, one marked so, one to which nothing leads, the first.
    private Activity? FindStart() =>
        _flowchart.Children.FirstOrDefault(a => a.Behaviour is Activities.Start)
        ?? _flowchart.Children.FirstOrDefault(a => a.CanStartWorkflow)
        ?? _flowchart.Children.FirstOrDefault(a => _in[_index[a.Id]].Count == 0)
        ?? (_flowchart.Children.Count > 0 ? _flowchart.Children[0] : null);

    private List<int> BreadthFirst(IEnumerable<Activity> starts)
    {
        var order = starts.Select(a => _index[a.Id]).Distinct().ToList();
        var seen = order.ToHashSet();
        for (var i = 0; i < order.Count; i++)
        {
            order.AddRange(_out[order[i]].Select(e => _edges[e].Target).Where(seen.Add));
        }

        return order;
    }
}
