using System.Text;
using System.Text.Unicode;
using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>A file's bytes as text.</summary>
/// <param name="Encoding">The encoding that read it, by the name a mapping gives it.</param>
internal sealed record ImportText(string Text, string Encoding)
{
    public const int MostBytes = 50 * 1024 * 1024;
    private const string Utf8Name = "utf-8";
    private const string Utf16Name = "utf-16";
    private const string WesternName = "windows-1252";

    public static readonly IReadOnlyList<string> Encodings = [ImportMappingView.Auto, Utf8Name, Utf16Name, WesternName, "iso-8859-1", "gb18030"];

    public static Answer<ImportText> Decode(byte[] bytes, string encoding)
    {
        if (WhyNoText(bytes) is { } wrong)
        {
            return Refused.Form("file", wrong);
        }

        var (name, reader, mark) = Choose(bytes, encoding);
        try
        {
            var text = reader.GetString(bytes, mark, bytes.Length - mark).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text) ? Refused.Form("file", "The file is empty.")
                : IsRubbish(text) ? Refused.Form("file", $"This is not a text file, or not one in {name}. Save the register as CSV and say how its text is encoded.")
                : new ImportText(text, name);
        }
        catch (DecoderFallbackException broken)
        {
            return Refused.Form("file", $"The file is not valid {name}: look at byte {mark + broken.Index + 1:N0}. Say how its text is encoded.");
        }
    }

    private static Sentence? WhyNoText(byte[] bytes) => bytes switch
    {
        { Length: 0 } => Sentence.Of("The file is empty."),
        { Length: > MostBytes } => Sentence.Of($"The file has {bytes.Length / 1048576.0:N1} MB; at most {MostBytes / 1048576} MB are taken. Split it."),
        [0x50, 0x4B, 0x03, 0x04, ..] => Sentence.Of("This is a spreadsheet or a zip file. Open it and save the register as CSV."),
        _ => null,
    };

    private static (string Name, Encoding Reader, int Mark) Choose(byte[] bytes, string encoding) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8Name, new UTF8Encoding(false, true), 3),
        [0xFF, 0xFE, ..] => (Utf16Name, new UnicodeEncoding(false, false, true), 2),
        [0xFE, 0xFF, ..] => (Utf16Name, new UnicodeEncoding(true, false, true), 2),
        _ => encoding switch
        {
            Utf8Name => (Utf8Name, new UTF8Encoding(false, true), 0),
            Utf16Name => (Utf16Name, new UnicodeEncoding(false, false, true), 0),
            ImportMappingView.Auto when Utf8.IsValid(bytes) => (Utf8Name, new UTF8Encoding(false, true), 0),
            ImportMappingView.Auto => (WesternName, Strict(WesternName), 0),
            _ => (encoding, Strict(encoding), 0),
        },
    };

    // Latin 1 is part of the base library, the others only of its code pages.
    private static Encoding Strict(string name) => name == "iso-8859-1"
        ? System.Text.Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Text has no NUL and hardly any other control character; pictures and programs are full of them.</summary>
    private static bool IsRubbish(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }

        var start = text.AsSpan(0, Math.Min(text.Length, 100_000));
        var odd = 0;
        foreach (var character in start)
        {
            odd += char.IsControl(character) && character is not ('\t' or '\r' or '\n') ? 1 : 0;
        }

        return odd * 200 > start.Length;
    }
}
