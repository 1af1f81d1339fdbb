using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Complaints.Exchange;

/// <summary>
/// Says which row of a register a row is, so that it comes in once. By the columns that identify it or, where the register
/// has none, by the whole row and how often the same row came before in the file: a register may well hold two complaints
/// that look alike, and the second of them is the second again when the file comes a second time.
/// </summary>
internal sealed class ImportKeys(IReadOnlyList<int> columns)
{
    private const int LongestPlain = 90;
    private readonly Dictionary<string, int> seen = [];

    /// <summary>The key of a row; call it once for each row, in the order of the file.</summary>
    public string Of(string[] fields)
    {
        if (columns.Count > 0)
        {
            return OfColumns(columns.Select(column => fields[column].Trim()));
        }

        var content = "row:" + Hash(fields);
        var before = ++CollectionsMarshal.GetValueRefOrAddDefault(seen, content, out _);
        return $"{content}:{before}";
    }

    // Readable as long as it fits and cannot be mistaken for another.
    private static string OfColumns(IEnumerable<string> fields)
    {
        string[] values = [.. fields];
        var plain = "key:" + string.Join('|', values);
        return plain.Length <= LongestPlain && !values.Any(value => value.Contains('|', StringComparison.Ordinal)) ? plain : "sum:" + Hash(values);
    }

    // Each field goes in with its length, so that moving a character over a separator gives another row.
    private static string Hash(string[] fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            BitConverter.TryWriteBytes(length, field.Length);
            hash.AppendData(length);
            hash.AppendData(Encoding.UTF8.GetBytes(field));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
