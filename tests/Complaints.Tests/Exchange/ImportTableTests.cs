using System.Text;
using Complaints.Exchange;

namespace Complaints.Tests.Exchange;

public sealed class ImportTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", ",")]
    [InlineData("a;b\n1,5;2,5\n", ";")]
    [InlineData("a\tb\n1\t2\n", "tab")]
    [InlineData("a|b\n1|2\n", "|")]
    public void Separator_is_seen(string text, string separator)
    {
        var table = Read(text);

        Assert.Equal(separator, table.Separator);
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(Read(text, new() { Separator = separator }).Lines[0].Fields, table.Lines[0].Fields);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_numbers_count_every_line_of_the_file(string end)
    {
        var text = string.Join(end, "a;b", "1;\"one", "two\"", "", "2;\"say \"\"no\"\"\"", "3;x;y", "");

        var table = Read(text);

        Assert.Equal([2, 5, 6], table.Lines.Select(line => line.Line));
        Assert.Equal($"one{end}two", table.Lines[0].Fields[1]);
        Assert.Equal("say \"no\"", table.Lines[1].Fields[1]);
        Assert.Equal(3, table.Lines[2].Fields.Length);
    }

    [Fact]
    public void Lines_are_where_the_fields_were_written()
    {
        // Written in a plain way by a fixed seed, with line breaks in one field of four.
        var chance = new Random(7);
        var text = new StringBuilder("a;b\n");
        var expected = new List<(int Line, string Field)>();
        for (int row = 0, line = 2; row < 500; row++)
        {
            var breaks = chance.Next(4) == 0 ? chance.Next(1, 4) : 0;
            var field = $"row {row}" + string.Concat(Enumerable.Repeat("\n\"more\"; and more", breaks));
            expected.Add((line, field));
            text.Append(row).Append(";\"").Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\n");
            line += breaks + 1;
        }

        Assert.Equal(expected, Read(text.ToString()).Lines.Select(line => (line.Line, line.Fields[1])));
    }

    [Fact]
    public void Other_quotes_and_none_are_read()
    {
        Assert.Equal("x;y", Read("a;b\n1;'x;y'\n", new() { Separator = ";", Quote = "'" }).Lines[0].Fields[1]);
        Assert.Equal("\"x", Read("a;b\n1;\"x\n", new() { Separator = ";", Quote = "" }).Lines[0].Fields[1]);
    }

    [Fact]
    public void Stray_quote_is_text_and_text_after_a_closing_quote_spoils_its_row()
    {
        var table = Read("a;b\n1;5\" heel\n2;\"x\"y\n3;z\n");

        Assert.Equal("5\" heel", table.Lines[0].Fields[1]);
        Assert.Equal([null, "A field goes on after its closing quote.", null], table.Lines.Select(line => line.Wrong?.ToString()));
    }

    [Theory]
    [InlineData("a;b\n1;\"x\n2;y\n3;z\n", "line 2 and never closed")]
    [InlineData("a;b;a\n1;2;3\n", "'a' more than once, in columns 1, 3")]
    [InlineData("a;b\n", "a header but no row")]
    public void File_that_makes_no_table_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, ImportTable.Read(text, new ImportMappingView { Separator = ";" }).Why, StringComparison.Ordinal);

    [Fact]
    public void Columns_without_a_header_are_numbered()
    {
        var table = Read("1;2;3\n4;5;6\n", new() { Separator = ";", Header = false });

        Assert.Equal(["1", "2", "3"], table.Columns);
        Assert.Equal([1, 2], table.Lines.Select(line => line.Line));
        Assert.Equal(2, table.IndexOf("3"));
        Assert.Equal(-1, table.IndexOf("4"));
    }

    [Fact]
    public void File_with_too_many_rows_is_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("x\n", ImportTable.MostRows + 1));

        Assert.Contains("more than 200,000 rows", ImportTable.Read("a\n" + rows, new ImportMappingView { Separator = ";" }).Why, StringComparison.Ordinal);
        Assert.Equal(ImportTable.MostRows, Read("a\n" + rows[2..], new() { Separator = ";" }).Lines.Count);
    }

    private static ImportTable Read(string text, ImportMappingView? mapping = null) => ImportTable.Read(text, mapping ?? new ImportMappingView()).Value!;
}
