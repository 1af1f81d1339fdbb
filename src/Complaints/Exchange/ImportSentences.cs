namespace Complaints.Exchange;

internal static class ImportSentences
{
    private const int Longest = 60;

    /// <summary>A value as a sentence quotes it: on one line, and not longer than the sentence.</summary>
    public static string Short(string value)
    {
        var line = ImportCode.OneLine(value);
        return line.Length > Longest ? ImportCode.Cut(line, Longest) + "…" : line;
    }
}
