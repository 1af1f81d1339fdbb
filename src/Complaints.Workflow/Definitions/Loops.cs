namespace Complaints.Workflow.Definitions;

/// <summary>
/// The loops of a graph, nested: a set of nodes that all reach each other, entered first at its head (the node that
/// comes first in breadth-first order from the start); without the arrows back to the head, the smaller loops inside.
/// Works for every graph, also where a loop has two entrances.
/// </summary>
internal sealed class Loops
{
    private readonly HashSet<int>?[] _backOf;   // for each edge that goes back to a head: the nodes of that loop

    public Loops(List<int> order, List<(int Source, int Target)> edges, List<int>[] leaving)
    {
        _backOf = new HashSet<int>?[edges.Count];
        var open = new Stack<List<int>>([order]);
        while (open.TryPop(out var nodes))
        {
            foreach (var loop in Components(nodes, edges, leaving))
            {
                var body = loop.ToHashSet();
                var head = nodes.First(body.Contains);
                foreach (var edge in loop.SelectMany(n => leaving[n]).Where(e => edges[e].Target == head && _backOf[e] is null))
                {
                    _backOf[edge] = body;
                }

                open.Push([.. nodes.Where(body.Contains)]);
            }
        }
    }

    public bool IsBack(int edge) => _backOf[edge] is not null;

    public bool IsBackOfLoopAround(int edge, int node) => _backOf[edge]?.Contains(node) == true;

    /// <summary>Strongly connected components with a cycle (Tarjan 1972, with an own stack: definitions may be long).</summary>
    private List<List<int>> Components(List<int> nodes, List<(int Source, int Target)> edges, List<int>[] leaving)
    {
        var inside = nodes.ToHashSet();
        var number = new Dictionary<int, int>();
        var low = new Dictionary<int, int>();
        var stack = new Stack<int>();
        var onStack = new HashSet<int>();
        var found = new List<List<int>>();
        foreach (var root in nodes.Where(n => !number.ContainsKey(n)))
        {
            var calls = new Stack<(int Node, int Next)>([(root, 0)]);
            while (calls.TryPop(out var call))
            {
                var (node, next) = call;
                if (next == 0)
                {
                    number[node] = low[node] = number.Count;
                    stack.Push(node);
                    onStack.Add(node);
                }

                var descended = false;
                for (; next < leaving[node].Count; next++)
                {
                    var edge = leaving[node][next];
                    var target = edges[edge].Target;
                    if (_backOf[edge] is not null || !inside.Contains(target))
                    {
                        continue;
                    }

                    if (!number.TryGetValue(target, out var value))
                    {
                        calls.Push((node, next + 1));
                        calls.Push((target, 0));
                        descended = true;
                        break;
                    }

                    if (onStack.Contains(target))
                    {
                        low[node] = Math.Min(low[node], value);
                    }
                }

                if (descended)
                {
                    continue;
                }

                if (calls.TryPeek(out var caller))
                {
                    low[caller.Node] = Math.Min(low[caller.Node], low[node]);
                }

                if (low[node] == number[node])
                {
                    var component = new List<int>();
                    int member;
                    do
                    {
                        member = stack.Pop();
                        onStack.Remove(member);
                        component.Add(member);
                    }
                    while (member != node);
                    if (component.Count > 1 || leaving[node].Any(e => edges[e].Target == node && _backOf[e] is null))
                    {
                        found.Add(component);
                    }
                }
            }
        }

        return found;
    }
}
