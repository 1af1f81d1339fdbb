using Complaints.Replies;

namespace Complaints.Tests.Replies;

public sealed class ReplyCheckTests
{
    private static readonly Dictionary<string, string?> Known = new()
    {
        ["number"] = "C26-000001", ["store"] = "Nanjing Road", ["name"] = "Ms Li", ["day"] = "12 March", ["phone"] = null,
    };

    [Theory]
    [InlineData("Hello[ {name}], {number} is at {store}.", "Hello Ms Li, C26-000001 is at Nanjing Road.")]
    [InlineData("[{name}, ]you hear from us[ by {day}][ or call {phone}].", "Ms Li, you hear from us by 12 March.")]
    [InlineData("[{phone}: ]it is ready.", "It is ready.")]
    [InlineData("We call you[ on {day} from {phone}].", "We call you.")]
    [InlineData("投诉 {number}[，{name}]。", "投诉 C26-000001，Ms Li。")]
    public void What_is_not_known_is_left_out_with_what_goes_with_it(string text, string filled) => Assert.Equal(filled, ReplyText.With(text, Known));

    [Theory]
    [InlineData("Hello {name}.", "Not every complaint has a name")]
    [InlineData("Hello[ dear].", "Square brackets")]
    [InlineData("Hello [{name}.", "Square brackets")]
    [InlineData("Hello[ {nmae}].", "Nothing is called nmae")]
    [InlineData("You get 20 % on the next pair.", "This advertises")]
    [InlineData("Kennen Sie schon unsere neue Kollektion?", "This advertises")]
    [InlineData("新品八折，欢迎光临。", "This advertises")]
    [InlineData("We are so sorry!!", "Capitals and several")]
    [InlineData("PLEASE bring your receipt.", "Capitals and several")]
    [InlineData("Das war unser Fehler.", "This says that it was our fault")]
    public void What_would_make_somebody_angrier_is_refused(string text, string because) =>
        Assert.Contains(ReplyCheck.Problems(text), problem => problem.ToString().StartsWith(because, StringComparison.Ordinal));

    [Theory]
    [InlineData("Hello[ {name}], 3 pairs are ready at {store}. Call {number}!")]
    [InlineData("Ihre IKEA-Tasche liegt bei uns, sie ist zu 100 heil.")]
    [InlineData("您的鞋修好了！")]
    public void What_is_meant_well_is_let_through(string text) => Assert.Empty(ReplyCheck.Problems(text));

    [Fact]
    public void Reply_is_as_long_as_is_read_on_a_phone()
    {
        Assert.Empty(ReplyCheck.Problems(new string('a', ReplyCheck.Longest)));
        Assert.Single(ReplyCheck.Problems(new string('a', ReplyCheck.Longest + 1)));
    }
}
