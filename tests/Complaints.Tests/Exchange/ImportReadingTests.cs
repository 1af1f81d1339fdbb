using System.Text;
using Complaints.Exchange;
using Complaints.Shell;

namespace Complaints.Tests.Exchange;

/// <summary>Files read row by row, without a database.</summary>
public sealed class ImportReadingTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc);

    private static readonly ImportMappingView Mapping = new()
    {
        Name = "Old desk",
        NullWords = ["null", "-"],
        Columns = new Dictionary<string, string> { ["openedAt"] = "Opened", ["closedAt"] = "Closed", ["store"] = "Store", ["price"] = "Price", ["outcome"] = "End", ["channel"] = "Way", ["size"] = "Size" },
        Values = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["outcome"] = new Dictionary<string, string> { ["Y"] = "met", ["N"] = "notMet", ["?"] = "" } },
    };

    [Theory]
    [InlineData("2025-04-01;;T01;;;;", null)]
    [InlineData("2025-04-01;2025-04-01;T01;12.50;y;phone;42", null)]
    [InlineData("2025-04-01 10:00;2025-04-01;T01;NULL;?;-;", null)]
    [InlineData("2025-04-01;;T01;;;", "The row has 6 fields, the header has 7.")]
    [InlineData(";;T01;;;;", "Column 'Opened' is empty, but every complaint needs the day it was opened.")]
    [InlineData("yesterday;;T01;;;;", "Column 'Opened' holds 'yesterday', which no date format given reads.")]
    [InlineData("2026-03-11;;T01;;;;", "Column 'Opened' holds '2026-03-11', which lies in the future.")]
    [InlineData("0017-04-01;;T01;;;;", "Column 'Opened' holds '0017-04-01', which is too long ago to be true.")]
    [InlineData("2025-04-02;2025-04-01;T01;;;;", "Column 'Closed' holds '2025-04-01', which lies before its opening.")]
    [InlineData("2025-04-02;2026-04-01;T01;;;;", "Column 'Closed' holds '2026-04-01', which lies in the future.")]
    [InlineData("2025-04-02;;null;;;;", "Column 'Store' is empty, but every complaint needs a store; give one for such rows.")]
    [InlineData("2025-04-02;;T01;1,5;;;", "Column 'Price' holds '1,5', which is no amount with a decimal point.")]
    [InlineData("2025-04-02;;T01;1.555;;;", "Column 'Price' holds '1.555', which has more decimals than CNY knows.")]
    [InlineData("2025-04-02;;T01;-1;;;", "Column 'Price' holds '-1', which lies below zero.")]
    [InlineData("2025-04-02;;X;1;;;", "Column 'Price' holds '1', but no currency is given.")]
    [InlineData("2025-04-02;;T01;;maybe;;", "Column 'End' holds 'maybe', which has no translation.")]
    [InlineData("2025-04-02;;T01;;;;a size of more than twenty characters", "Column 'Size' holds 'a size of more than twenty characters', which has 37 characters; at most 20 are kept.")]
    public void Row_is_taken_whole_or_refused_in_one_sentence(string row, string? reason)
    {
        var report = Read($"Opened;Closed;Store;Price;End;Way;Size\n{row}\n").Report(true, null);

        Assert.Equal(reason is null ? 1 : 0, report.Imported);
        Assert.Equal(reason, report.Refused is [var refused] ? refused.Reason : null);
    }

    [Fact]
    public void Unknown_channel_names_those_there_are() => Assert.Contains(
        "Column 'Way' holds 'pigeon', which is none of the channels counter, phone",
        Assert.Single(Read("Opened;Closed;Store;Price;End;Way;Size\n2025-04-01;;T01;;;pigeon;\n").Report(true, null).Refused).Reason, StringComparison.Ordinal);

    [Fact]
    public void Words_of_the_register_become_words_of_ours()
    {
        var row = Assert.Single(Read("Opened;Closed;Store;Price;End;Way;Size\n2025-04-01 10:00;2025-04-01;T01;12.50;n;phone;42\n").Rows);

        Assert.Equal(("notMet", "phone", "42", 1250L, "CNY"), (row.Outcome, row.Channel, row.Item.Size, row.Item.PriceMinor, row.Item.Currency));
        Assert.Equal(row.OpenedAt, row.ClosedAt); // closed some time that day
    }

    [Fact]
    public void Value_is_quoted_short_and_on_one_line()
    {
        var reason = Assert.Single(Read($"Opened;Closed;Store;Price;End;Way;Size\n\"{new string('x', 40)}\n{new string('y', 400)}\";;T01;;;;\n").Report(true, null).Refused).Reason;

        Assert.Equal($"Column 'Opened' holds '{new string('x', 40)} {new string('y', 19)}…', which no date format given reads.", reason);
    }

    [Fact]
    public void Refusals_come_in_the_order_of_the_file()
    {
        var mapping = Mapping with { Key = ["Store"] };
        const string file = "Opened;Closed;Store;Price;End;Way;Size\nbad;;A;;;;\n2025-04-01;;A;;;;\n2025-04-01;;B;;;;\n2025-04-02;;A;;;;\nbad;;C;;;;\n2025-04-01;;D;;;;\n";

        var reading = Read(file, mapping, known: new Dictionary<string, string> { ["key:D"] = "C25-000007" });

        Assert.Equal(
            [(2, 'h'), (5, 'l'), (6, 'h'), (7, 'l')],
            reading.Report(false, ["C26-000001", "C26-000002"]).Refused.Select(row => (row.Line, row.Reason.Contains("Already imported as C2", StringComparison.Ordinal) ? 'l' : 'h')));
        Assert.Equal("Already imported as C26-000001.", reading.Report(false, ["C26-000001", "C26-000002"]).Refused[1].Reason);
    }

    [Fact]
    public void Keys_tell_rows_apart_that_only_look_alike_when_joined()
    {
        string[][] rows = [["a", "bc"], ["ab", "c"], ["a|", "b"], ["a", "|b"], [new string('x', 200), ""], [new string('x', 199), "x"]];

        Assert.Equal(rows.Length, rows.Select(new ImportKeys([0, 1]).Of).Distinct().Count());
        Assert.Equal(rows.Length, rows.Select(new ImportKeys([]).Of).Distinct().Count());
        Assert.All(rows.Select(new ImportKeys([0, 1]).Of).Concat(rows.Select(new ImportKeys([]).Of)), key => Assert.InRange(key.Length, 1, 100));
    }

    [Fact]
    public void Draft_guesses_how_a_file_is_written_and_what_its_columns_mean()
    {
        var draft = new ImportDraft(Encoding.Latin1.GetBytes("Opened At;Größe;outcome\n2025-04-01;1,5;S\n2025-04-02;2,5;N\n2025-04-02;;N\n"), "Old desk.csv");

        Assert.Equal(("Old desk", true, ";", "windows-1252"), (draft.Name, draft.Header, draft.Table?.Separator, draft.ReadAs));
        Assert.Equal(("Opened At", "outcome", ""), (draft.Columns["openedAt"], draft.Columns["outcome"], draft.Columns["size"]));
        Assert.Equal(["N", "S"], draft.WordsOf("outcome"));
        Assert.False(new ImportDraft("2025-04-01;x\n2025-04-02;y\n"u8.ToArray(), "x").Header);
    }

    [Fact]
    public void Draft_takes_a_mapping_over_and_gives_it_back()
    {
        var mapping = Mapping with { DateFormats = ["dd/MM/yyyy"], NullWords = ["-"], Key = ["Store"], Defaults = new Dictionary<string, string> { ["problem"] = "Old" } };
        var draft = new ImportDraft("x"u8.ToArray(), "x");

        draft.Use(mapping);

        var back = draft.ToMapping();
        Assert.Equal((mapping with { Columns = back.Columns, Values = back.Values }).ToJson(), back.ToJson());
        Assert.Equal(mapping.Columns.OrderBy(column => column.Key), back.Columns.OrderBy(column => column.Key));
        Assert.Equal(mapping.Values["outcome"].OrderBy(word => word.Key), Assert.Single(back.Values).Value.OrderBy(word => word.Key));
    }

    [Fact]
    public void Reasons_that_differ_in_values_only_are_one_group()
    {
        var groups = ImportGroup.Of([
            Unreadable(2, "x"), Already(3, "C26-000001"), new(7, "Column 'End' holds 'maybe', which has no translation."), Already(4, "C26-000002"), Already(5, "C26-000003"),
            Unreadable(6, "it's"),
        ]);

        RefusedRow Already(int line, string number) => new(line, Sentence.Of($"Already imported as {number:value}."));
        RefusedRow Unreadable(int line, string text) => new(line, Sentence.Of($"Column 'Opened' holds '{text:value}', which no date format given reads."));

        Assert.Equal(["Already imported as ….", "Column 'Opened' holds '…', which no date format given reads.", "Column 'End' holds 'maybe', which has no translation."], groups.Select(group => group.Reason));
        Assert.Equal([3, 2, 1], groups.Select(group => group.Rows.Count));
    }

    private static ImportReading Read(string file, ImportMappingView? mapping = null, Dictionary<string, string>? known = null)
    {
        var plan = ImportRegisterHandler.PlanOf(Encoding.UTF8.GetBytes(file), mapping ?? Mapping, Now);
        Assert.False(plan.IsRefused, plan.Why);
        return ImportReading.Of(plan.Value!, known ?? [], new Dictionary<string, string> { ["T01"] = "CNY" });
    }
}
