using System.Text;
using Complaints.Exchange;

namespace Complaints.Tests.Exchange;

public sealed class ImportTextTests
{
    private const string Words = "Größe;“Schuh” – 9 €";

    static ImportTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "auto")]
    [InlineData("utf-8", true, "auto")]
    [InlineData("utf-8", true, "windows-1252")]
    [InlineData("utf-16", true, "auto")]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16BE", true, "auto")]
    [InlineData("windows-1252", false, "auto")]
    [InlineData("windows-1252", false, "windows-1252")]
    public void Text_is_the_same_in_every_encoding(string written, bool mark, string asked)
    {
        var encoding = Encoding.GetEncoding(written);

        var text = ImportText.Decode([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Words)], asked);

        Assert.Equal(Words, text.Value?.Text);
    }

    [Theory]
    [InlineData("gb18030", "日期;门店\n2025-04-01;天津")]
    [InlineData("iso-8859-1", "Größe;ÿ")]
    public void Encoding_that_cannot_be_seen_is_read_when_it_is_named(string encoding, string words) =>
        Assert.Equal(words, ImportText.Decode(Encoding.GetEncoding(encoding).GetBytes(words), encoding).Value?.Text);

    [Fact]
    public void Auto_says_what_it_found() =>
        Assert.Equal(
            ["utf-8", "windows-1252", "utf-16"],
            new[] { "é"u8.ToArray(), [0xE9, 0x21], [0xFF, 0xFE, 0x21, 0x00] }.Select(bytes => ImportText.Decode(bytes, "auto").Value?.Encoding));

    [Theory]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "empty")]
    [InlineData(new byte[] { 13, 10, 32 }, "empty")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20 }, "spreadsheet")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0 }, "not a text file")]
    [InlineData(new byte[] { 1, 2, 3, 65, 66, 67 }, "not a text file")]
    [InlineData(new byte[] { 65, 0, 66, 0, 67, 0 }, "not a text file")]
    public void What_is_no_text_is_refused(byte[] file, string sentence) =>
        Assert.Contains(sentence, ImportText.Decode(file, "auto").Why, StringComparison.Ordinal);

    [Fact]
    public void Text_in_another_encoding_than_said_is_refused_naming_the_byte() =>
        Assert.Contains("byte 3", ImportText.Decode([0x41, 0x42, 0xE9, 0x21], "utf-8").Why, StringComparison.Ordinal);

    [Fact]
    public void File_above_the_limit_is_refused() =>
        Assert.Contains("at most 50 MB", ImportText.Decode(new byte[ImportText.MostBytes + 1], "auto").Why, StringComparison.Ordinal);
}
