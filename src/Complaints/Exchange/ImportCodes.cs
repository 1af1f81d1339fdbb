namespace Complaints.Exchange;

/// <summary>The stores, styles or defects a register names: which are known, and which it brings along.</summary>
/// <param name="known">Every code there is, with the register that brought it; null for the chain's own.</param>
internal sealed class ImportCodes(string register, IReadOnlyDictionary<string, string?> known)
{
    private readonly Dictionary<string, ImportCode> brought = [];

    public IReadOnlyCollection<ImportCode> Brought => brought.Values;

    /// <summary>
    /// The code to write on the ticket. The chain's own entries and this register's earlier ones are used as they are. What
    /// another register calls the same is something else, so it gets the register's name in front.
    /// </summary>
    public string Resolve(ImportCode named)
    {
        var code = named.Code;
        if (known.TryGetValue(code, out var source) && source is not null && source != register)
        {
            code = ImportCode.Shorten($"{register}: {code}");
        }

        if (!known.ContainsKey(code))
        {
            brought.TryAdd(code, named with { Code = code });
        }

        return code;
    }

    public bool IsOwn(string code) => known.TryGetValue(code, out var source) && source is null;
}
