using Complaints.Shell;

namespace Complaints.Tests.Shell;

public sealed class LinksTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/tickets?q=Müller", "/tickets?q=M%C3%BCller")]
    [InlineData("/a/../tickets", "/tickets")]
    public void Way_back_leads_to_a_page_of_our_own(string given, string own) => Assert.Equal(own, Links.Own(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tickets")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/..//elsewhere.example")]
    [InlineData("/.//elsewhere.example")]
    [InlineData("/a/..//elsewhere.example")]
    [InlineData("/..\\/elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("/tickets\0")]
    [InlineData("http://elsewhere.example/")]
    public void Way_back_never_leads_elsewhere(string? given) => Assert.Null(Links.Own(given));
}
