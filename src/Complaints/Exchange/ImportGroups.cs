using System.Text;

namespace Complaints.Exchange;

/// <summary>Refused rows whose reasons differ only in the values they quote.</summary>
internal sealed record ImportGroup(string Reason, IReadOnlyList<RefusedRow> Rows)
{
    public static IReadOnlyList<ImportGroup> Of(IEnumerable<RefusedRow> refused) =>
        [.. refused.GroupBy(row => row.Gist ?? row.Reason)
            .Select(group => new ImportGroup(group.Skip(1).All(row => row.Reason == group.First().Reason) ? group.First().Reason : group.Key, [.. group]))
            .OrderByDescending(group => group.Rows.Count)];

    /// <summary>For a spreadsheet: with a byte order mark, and each reason in quotes. A reason never begins with a value, so none is taken for a formula.</summary>
    public static byte[] ToCsv(IEnumerable<RefusedRow> refused)
    {
        var text = new StringBuilder("\uFEFFline,reason\r\n");
        foreach (var row in refused)
        {
            text.Append(row.Line).Append(",\"").Append(row.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
