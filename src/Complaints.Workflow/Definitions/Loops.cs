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

    private List<List<int>> Components(List<int> nodes, List<(int Source, int Target)> edges, List<int>[] leaving)
    {
        var inside = nodes.ToHashSet();
        var search = new ComponentSearch(node => leaving[node].Where(e => _backOf[e] is null && inside.Contains(edges[e].Target)).Select(e => edges[e].Target));
        foreach (var node in nodes)
        {
            search.From(node);
        }

        return search.Found;
    }

    /// <summary>Strongly connected components with a cycle (Tarjan 1972, with an own stack of calls: definitions may be long).</summary>
    private sealed class ComponentSearch(Func<int, IEnumerable<int>> targets)
    {
        private readonly Dictionary<int, int> _number = [];
        private readonly Dictionary<int, int> _low = [];
        private readonly Stack<int> _open = new();
        private readonly HashSet<int> _isOpen = [];
        private readonly Stack<(int Node, Queue<int> Left)> _calls = new();

        public List<List<int>> Found { get; } = [];

        public void From(int root)
        {
            if (_number.ContainsKey(root))
            {
                return;
            }

            Enter(root);
            while (_calls.TryPeek(out var call))
            {
                if (!call.Left.TryDequeue(out var target))
                {
                    Leave(call.Node);
                }
                else if (!_number.TryGetValue(target, out var number))
                {
                    Enter(target);
                }
                else if (_isOpen.Contains(target))
                {
                    _low[call.Node] = Math.Min(_low[call.Node], number);
                }
            }
        }

        private void Enter(int node)
        {
            _number[node] = _low[node] = _number.Count;
            _open.Push(node);
            _isOpen.Add(node);
            _calls.Push((node, new Queue<int>(targets(node))));
        }

        private void Leave(int node)
        {
            _calls.Pop();
            if (_calls.TryPeek(out var caller))
            {
                _low[caller.Node] = Math.Min(_low[caller.Node], _low[node]);
            }

            if (_low[node] == _number[node])
            {
                Close(node);
            }
        }

        /// <summary>All that was entered since this node reaches it, and is reached by it.</summary>
        private void Close(int node)
        {
            var component = new List<int>();
            int member;
            do
            {
                member = _open.Pop();
                _isOpen.Remove(member);
                component.Add(member);
            }
            while (member != node);
            if (component.Count > 1 || targets(node).Contains(node))
            {
                Found.Add(component);
            }
        }
    }
}
