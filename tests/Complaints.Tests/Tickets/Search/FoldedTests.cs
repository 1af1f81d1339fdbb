using Complaints.Tickets.Search;

namespace Complaints.Tests.Tickets.Search;

public sealed class FoldedTests
{
    [Theory]
    [InlineData("Müller", "mueller")]
    [InlineData("Mueller", "Müller")]
    [InlineData("Mueller", "MULLER")]
    [InlineData("MULLER", "mueller")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Strasse", "straße")]
    [InlineData("die Schuhsohle ist lose", "Sohle")]
    [InlineData("das Bauelement", "element")]
    [InlineData("我的鞋子开胶了", "开胶")]
    [InlineData("Café", "cafe")]
    [InlineData("Größe ４２", "42 grosse")]
    [InlineData("100% Gummi_", "100% gummi_")]
    [InlineData("ОБУВЬ порвалась", "обувь")]
    [InlineData("Sohle und Naht", "naht　sohle")]
    public void Text_is_found(string text, string query) => Assert.True(Finds(text, query));

    [Theory]
    [InlineData("Müller", "Möller")]
    [InlineData("开胶", "胶开")]
    [InlineData("100 Gummi", "100%")]
    [InlineData("Gummiband", "Gummi_")]
    [InlineData("Sohle", "Sohle Naht")]
    public void Text_is_not_found(string text, string query) => Assert.False(Finds(text, query));

    [Fact]
    public void Code_is_found_with_and_without_its_hyphens()
    {
        var text = Folded.Text(Folded.Code("B2025-11"));

        Assert.Contains("b2025-11", text, StringComparison.Ordinal);
        Assert.Contains("b202511", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_left_out_and_nothing_breaks()
    {
        Assert.Equal("ab", Folded.Text("a\ud83db"));
        Assert.Equal("a😀b", Folded.Text("a😀b"));
        Assert.Empty(Folded.Words("\udc00 "));
    }

    private static bool Finds(string text, string query)
    {
        var kept = Folded.Text(text);
        return Folded.Words(query).All(word => kept.Contains(word.Plain, StringComparison.Ordinal) || kept.Contains(word.Collapsed, StringComparison.Ordinal));
    }
}
