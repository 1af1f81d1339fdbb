namespace Complaints.Workflow.Tests.Properties;

/// <summary>
/// The rule of joins as it is written down, and nothing cleverer: tokens on a drawing, the oldest first, and before a join lets
/// anything through, every other token is asked anew whether it can still get there in this round.
/// </summary>
internal sealed class FlowModel
{
    private static readonly string[] WaitingKinds = ["task", "timer", "event", "cascade", "merge", "converge", "race", "stream"];

    private readonly RandomFlow _flow;
    private readonly IReadOnlyList<Connection> _arrows;
    private readonly List<string> _reachable;
    private readonly Dictionary<Connection, List<string>> _backOf = [];   // for arrows that begin the next round of a loop: what is in that loop
    private readonly List<Token> _tokens = [];
    private readonly Queue<Token> _ready = new();
    private bool _answer;

    public FlowModel(RandomFlow flow, IReadOnlyList<Connection> arrows)
    {
        (_flow, _arrows) = (flow, arrows);
        _reachable = FromTheStart();
        FindLoops(_reachable);
        Begin("n0");
        Run();
    }

    private sealed class Token(string node, Connection? via)
    {
        public string Node => node;

        /// <summary>The arrow by which it came to the join at which it stands; null for one that is at work.</summary>
        public Connection? Via => via;

        public bool Waits { get; set; }

        public bool IsAnswered { get; set; }
    }

    /// <summary>Whether it goes round without waiting for anything, or forks without end.</summary>
    public bool IsEndless { get; private set; }

    public bool IsDone => _tokens.Count == 0;

    public IEnumerable<string> Open => _tokens.Where(t => t.Waits).Select(t => t.Node);

    public IEnumerable<string> AtJoins => _tokens.Where(t => t.Via is not null).Select(t => t.Node);

    /// <summary>How often each activity was completed.</summary>
    public Dictionary<string, int> Completions { get; } = [];

    /// <summary>Answers the wait at this place among those that are open. An event reaches everybody who waits for it.</summary>
    public void Answer(int place, bool yes)
    {
        var open = _tokens.FindAll(t => t.Waits);
        var answered = open[place];
        if (Kind(answered.Node) == "task")
        {
            _answer = yes;
        }

        foreach (var token in open.Where(t => t == answered || (Kind(answered.Node) == "event" && Kind(t.Node) == "event")))
        {
            (token.Waits, token.IsAnswered) = (false, true);
            _ready.Enqueue(token);
        }

        Run();
    }

    private void Run()
    {
        for (var ran = 0; !IsEndless;)
        {
            if (_ready.TryDequeue(out var token))
            {
                if (_tokens.Contains(token))
                {
                    IsEndless = ++ran > WorkflowEngine.MaxActivitiesPerStep || _tokens.Count >= WorkflowEngine.MaxTokens;
                    Work(token);
                }
            }
            else if (_tokens.Where(t => t.Via is not null).GroupBy(t => t.Node).FirstOrDefault(group => IsFree(group.Key)) is { } arrived)
            {
                LetThrough(arrived.Key, [.. arrived]);
            }
            else
            {
                return;
            }
        }
    }

    private void Work(Token token)
    {
        if (!token.IsAnswered && WaitingKinds.Contains(Kind(token.Node)))
        {
            token.Waits = true;
            return;
        }

        Completions[token.Node] = Completions.GetValueOrDefault(token.Node) + 1;
        _tokens.Remove(token);
        if (Kind(token.Node) == "end")
        {
            _tokens.Clear();
            return;
        }

        var port = Kind(token.Node) != "decision" ? "Done" : _answer ? "True" : "False";
        var races = new List<string>();
        foreach (var arrow in _arrows.Where(a => a.Source == token.Node && a.Port == port))
        {
            if (Kind(arrow.Target) == "cascade" || Into(arrow.Target).Count() < 2)
            {
                Begin(arrow.Target);
            }
            else if (Kind(arrow.Target) is "any" or "race")
            {
                races.Add(arrow.Target);
            }
            else
            {
                _tokens.Add(new Token(arrow.Target, arrow));
            }
        }

        // Whoever wins a race sends home all who could still get there, also those who set out at the same moment.
        foreach (var race in races)
        {
            _tokens.RemoveAll(t => CanReach(t.Node, race));
            Begin(race);
        }
    }

    private void Begin(string node)
    {
        var token = new Token(node, null);
        _tokens.Add(token);
        _ready.Enqueue(token);
    }

    private bool IsFree(string join) => !_tokens.Select(t => t.Node).Distinct().Any(node => CanReach(node, join));

    private void LetThrough(string join, List<Token> arrived)
    {
        _tokens.RemoveAll(arrived.Contains);
        bool Came(Connection arrow) => arrived.Exists(t => t.Via == arrow);
        if (Kind(join) switch
        {
            "all" or "merge" => arrived.Exists(t => _backOf.ContainsKey(t.Via!)) || Into(join).Where(a => !_backOf.ContainsKey(a)).All(Came),
            "converge" => Into(join).All(Came),
            _ => true,
        })
        {
            Begin(join);
        }
    }

    private string Kind(string node) => _flow.KindOf(node);

    /// <summary>The arrows by which something can ever come.</summary>
    private IEnumerable<Connection> Into(string node) => _arrows.Where(a => a.Target == node && _reachable.Contains(a.Source));

    /// <summary>Whether what stands here can get to this join before the next round of a loop begins in which the join stands.</summary>
    private bool CanReach(string node, string join) => node != join && Leads(node, join, a => !(_backOf.TryGetValue(a, out var loop) && loop.Contains(join)));

    private bool Leads(string from, string to, Func<Connection, bool> by)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var node))
        {
            foreach (var arrow in _arrows.Where(a => a.Source == node && by(a)))
            {
                if (seen.Add(arrow.Target))
                {
                    open.Push(arrow.Target);
                }
            }
        }

        return seen.Contains(to);
    }

    /// <summary>What can ever be reached, the nearest first.</summary>
    private List<string> FromTheStart()
    {
        var order = new List<string> { "n0" };
        for (var i = 0; i < order.Count; i++)
        {
            order.AddRange([.. _arrows.Where(a => a.Source == order[i]).Select(a => a.Target).Except(order)]);
        }

        return order;
    }

    /// <summary>A loop is all that gets to its first activity and back. Without the arrows that lead back there, it may hold smaller ones.</summary>
    private void FindLoops(List<string> nodes)
    {
        bool Inside(Connection arrow) => !_backOf.ContainsKey(arrow) && nodes.Contains(arrow.Source) && nodes.Contains(arrow.Target);
        foreach (var first in nodes)
        {
            var loop = nodes.FindAll(node => Leads(first, node, Inside) && Leads(node, first, Inside));
            foreach (var arrow in _arrows.Where(a => a.Target == first && loop.Contains(a.Source) && !_backOf.ContainsKey(a)).ToList())
            {
                _backOf[arrow] = loop;
            }

            FindLoops(loop);
        }
    }
}
