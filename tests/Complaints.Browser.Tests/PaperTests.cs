using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;

namespace Complaints.Browser.Tests;

/// <summary>What comes out of the printer for a customer.</summary>
[Collection(JourneyCollection.Name)]
public sealed class PaperTests(Journeys journeys)
{
    [BrowserFact]
    public async Task Receipt_is_one_sheet_of_its_size()
    {
        var number = (string)(await journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&pageSize=1"))["items"]![0]!["number"]!;
        var page = await journeys.SignedIn("floor");
        foreach (var (size, width, height) in new[] { ("a6", 298, 420), ("a4", 595, 842) })
        {
            await page.GotoAsync($"/tickets/{number}/receipt?size={size}");
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            var sheet = Assert.Single(Regex.Matches(pdf, @"/MediaBox\s*\[\s*0 0 (?<w>[\d.]+) (?<h>[\d.]+)"));
            Assert.Equal((size, width, height), (size, Points(sheet.Groups["w"]), Points(sheet.Groups["h"])));
        }

        await page.Context.CloseAsync();
    }

    private static int Points(Group side) => (int)Math.Round(double.Parse(side.Value, CultureInfo.InvariantCulture));
}
