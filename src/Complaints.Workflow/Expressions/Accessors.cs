using System.Text;

namespace Complaints.Workflow.Expressions;

/// <summary>The functions that carry a name of the definition in their own: getAge, setAge, getResultFromAsk.</summary>
internal static class Accessors
{
    /// <summary>A name as it stands in an accessor: every word with a capital, without what separates them.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var starts = true;
        foreach (var c in name)
        {
            if (c is ' ' or '_' or '-')
            {
                starts = true;
                continue;
            }

            text.Append(starts ? char.ToUpperInvariant(c) : c);
            starts = false;
        }

        return text.ToString();
    }

    /// <summary>Every way to read getXFromY as the output X of the activity Y.</summary>
    public static IEnumerable<(string Output, string Activity)> Readings(string accessor)
    {
        const string From = "From";
        if (accessor.Length < 5 || !accessor.StartsWith("get", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var at = accessor.IndexOf(From, 4, StringComparison.Ordinal); at > 0; at = accessor.IndexOf(From, at + 1, StringComparison.Ordinal))
        {
            if (at + From.Length < accessor.Length)
            {
                yield return (accessor[3..at], accessor[(at + From.Length)..]);
            }
        }
    }
}
