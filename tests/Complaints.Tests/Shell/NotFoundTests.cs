using System.Net;
using Complaints.Tests.Support;

namespace Complaints.Tests.Shell;

public sealed class NotFoundTests
{
    [Theory]
    [InlineData("en", "This page does not exist")]
    [InlineData("de", "Diese Seite gibt es nicht")]
    [InlineData("zh", "没有这个页面")]
    public async Task Address_that_leads_nowhere_is_answered_with_a_way_back_in_the_readers_language(string language, string title)
    {
        await using var app = await ComplaintsApp.Start();
        var browser = new Browser(app, language);
        await browser.SignIn("floor");

        var reply = await browser.Go("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        var page = await Browser.Read(reply);
        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main .empty a[href='/']"));
    }
}
