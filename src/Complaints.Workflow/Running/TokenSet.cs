namespace Complaints.Workflow.Running;

/// <summary>The tokens of an instance during a step, in the order of their making.</summary>
internal sealed class TokenSet
{
    private readonly SortedDictionary<int, Token> _tokens = [];
    private readonly Dictionary<int, int> _inside = [];

    public TokenSet(IEnumerable<Token> tokens, int lastKey)
    {
        LastKey = lastKey;
        foreach (var token in tokens)
        {
            Put(token);
        }
    }

    public int LastKey { get; private set; }

    public int Count => _tokens.Count;

    public Token Add(int parent, string activityId) => Put(new Token(++LastKey, parent, activityId));

    public Token Put(Token token)
    {
        if (!_tokens.ContainsKey(token.Key))
        {
            _inside[token.Parent] = _inside.GetValueOrDefault(token.Parent) + 1;
        }

        return _tokens[token.Key] = token;
    }

    public void Remove(int key)
    {
        if (_tokens.TryGetValue(key, out var token) && _tokens.Remove(key))
        {
            _inside[token.Parent]--;
        }
    }

    public Token? Find(int key) => _tokens.GetValueOrDefault(key);

    public bool HasInside(int key) => _inside.GetValueOrDefault(key) > 0;

    public List<Token> Inside(int key) => HasInside(key) ? [.. _tokens.Values.Where(t => t.Parent == key)] : [];

    public List<Token> All() => [.. _tokens.Values];
}
