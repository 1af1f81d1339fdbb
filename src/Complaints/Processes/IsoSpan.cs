using System.Xml;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>A span of time as processes and the API write it: ISO 8601, such as PT30M or P7D.</summary>
public static class IsoSpan
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5 * 366);

    /// <returns>The span, or in words why the text is none that can be meant here.</returns>
    public static (TimeSpan? Span, Remark? Problem) Read(string? text)
    {
        try
        {
            var span = XmlConvert.ToTimeSpan(text ?? "");
            return span > TimeSpan.Zero && span <= Longest ? (span, null) : (null, Remark.Of($"'{text}' has to be more than nothing and at most five years."));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return (null, $"'{text}' is no ISO 8601 duration such as PT30M or P7D.");
        }
    }
}
