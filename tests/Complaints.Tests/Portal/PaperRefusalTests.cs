using Complaints.Shell;
using Complaints.Tests.Support;

namespace Complaints.Tests.Portal;

/// <summary>What staff print for customers: whoever gets no receipt, poster or form reads why, in their own language.</summary>
public sealed class PaperRefusalTests
{
    public static TheoryData<string, string, string> Refusals => new()
    {
        { "en", Links.Receipt("C-0"), "There is no ticket C-0." },
        { "de", Links.Receipt("C-0"), "Den Fall C-0 gibt es nicht." },
        { "zh", Links.Receipt("C-0"), "没有投诉单 C-0。" },
        { "en", Links.Poster("XX"), "There is no store XX." },
        { "de", Links.Poster("XX"), "Die Filiale XX gibt es nicht." },
        { "zh", Links.Poster("XX"), "没有门店 XX。" },
        { "de", Links.PaperForm("XX"), "Die Filiale XX gibt es nicht." },
        { "zh", Links.PaperForm("XX"), "没有门店 XX。" },
        { "de", Links.PaperForm("D01"), "In der Filiale D01 arbeiten Sie nicht." },
        { "zh", Links.PaperForm("D01"), "您不在门店 D01 工作。" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task Sheet_that_cannot_be_printed_says_why(string language, string address, string said)
    {
        await using var app = await ComplaintsApp.Start();
        var browser = new Browser(app, language);
        await browser.SignIn("floor");

        var page = await browser.Get(address);

        Assert.Equal(said, page.QuerySelector("main [role=alert]")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll(".paper"));
    }
}
