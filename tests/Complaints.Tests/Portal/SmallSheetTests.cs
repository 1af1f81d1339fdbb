using Bunit;
using Complaints.Portal;
using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Portal;

public sealed class SmallSheetTests
{
    [Theory]
    [InlineData(100, 0, "")]
    [InlineData(300, 200, "dense")]
    [InlineData(600, 400, "tight")]
    public void More_to_say_makes_smaller_letters(int beside, int across, string letters) =>
        Assert.Equal(letters, SmallSheet.Letters([new string('a', beside)], [new string('a', across), null]));

    [Fact]
    public void Chinese_letters_and_lines_of_their_own_take_room()
    {
        Assert.Equal("", SmallSheet.Letters([new string('a', 250)], []));
        Assert.Equal("dense", SmallSheet.Letters([new string('开', 250)], []));
        Assert.Equal("dense", SmallSheet.Letters(["a\na\na\na\na\na\na\na\na\na"], []));
        Assert.Equal("", SmallSheet.Letters([null, "  "], [""]));
    }

    [Theory]
    [InlineData("a6", 1, "paper a6")]
    [InlineData("a6", 12, "paper a6 dense")]
    [InlineData("a6", 20, "paper a6 tight")]
    [InlineData("a4", 20, "paper a4")]
    public async Task Receipt_prints_every_word_the_customer_said(string size, int times, string letters)
    {
        await using var app = await ComplaintsApp.Start();
        var opened = Scenarios.NewTicket();
        opened["description"] = string.Join(' ', Enumerable.Repeat("The sole came off after two weeks.", times));
        var ticket = await app.OpenedTicket(ticket: opened);
        await using var pages = new Pages(app, app.Floor);

        var paper = pages.Open<ReceiptPage>(Links.Receipt(ticket.Number, size, "en"), set => set.Add(page => page.Number, ticket.Number)).WaitForElement("main.paper");

        Assert.Equal(letters, paper.ClassName!.Trim());
        var said = paper.QuerySelector("dd.pre")!;
        Assert.Equal(((string?)opened["description"], "zh-Hans"), (said.TextContent, said.GetAttribute("lang")));
    }
}
