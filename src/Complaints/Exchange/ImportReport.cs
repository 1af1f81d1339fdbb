using System.ComponentModel;
using System.Text.Json.Serialization;
using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>What came of an import.</summary>
public sealed record ImportReport(
    [property: Description("Rows in the file, without its header.")] int Read,
    [property: Description("Tickets made; in a dry run, tickets that would be made.")] int Imported,
    [property: Description("Refused rows that were imported before, or came before in the file.")] int Duplicates,
    [property: Description("True when nothing was kept.")] bool DryRun,
    [property: Description("The name under which the tickets are found.")] string Source,
    [property: Description("Every row that was left out, in the order of the file.")] IReadOnlyList<RefusedRow> Refused);

public sealed record RefusedRow(
    [property: Description("The line of the file in which the row starts, counted from 1.")] int Line,
    [property: Description("Why, in one sentence.")] string Reason)
{
    internal RefusedRow(int line, Sentence why)
        : this(line, why.ToString()) => Gist = why.Gist;

    /// <summary>The reason without what is this row's own; null when it is not known.</summary>
    [JsonIgnore]
    public string? Gist { get; }

    public bool Equals(RefusedRow? other) => other is not null && (Line, Reason) == (other.Line, other.Reason);

    public override int GetHashCode() => HashCode.Combine(Line, Reason);
}
