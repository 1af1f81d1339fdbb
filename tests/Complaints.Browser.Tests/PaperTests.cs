using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Complaints.Browser.Tests;

/// <summary>What comes out of the printer for a customer.</summary>
[Collection(JourneyCollection.Name)]
public sealed class PaperTests(Journeys journeys) : Journey(journeys)
{
    [BrowserFact]
    public async Task Receipt_is_one_sheet_of_its_size()
    {
        var number = (string)(await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&pageSize=1"))["items"]![0]!["number"]!;
        var page = await Journeys.SignedIn("floor");
        foreach (var (size, width, height) in new[] { ("a6", 298, 420), ("a4", 595, 842) })
        {
            await page.GotoAsync($"/tickets/{number}/receipt?size={size}");
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            var sheet = Assert.Single(Regex.Matches(pdf, @"/MediaBox\s*\[\s*0 0 (?<w>[\d.]+) (?<h>[\d.]+)"));
            Assert.Equal((size, width, height), (size, Points(sheet.Groups["w"]), Points(sheet.Groups["h"])));
        }
    }

    /// <summary>What the law gives, a promise in many words and an appointment take room, and so do the words of another language.</summary>
    [BrowserFact]
    public async Task Receipt_with_much_on_it_is_one_small_sheet_in_every_language()
    {
        var number = (string)(await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&stage=compensate&pageSize=1"))["items"]![0]!["number"]!;
        var day = DateTime.UtcNow.Date.AddDays(20);
        await Tell(number, "promises", new JsonObject { ["what"] = "Ring up every store of the region, ask for the same shoe in the same colour, and have it sent to the customer's home if one of them has it.", ["dueOn"] = $"{day:yyyy-MM-dd}" });
        await Tell(number, "appointments", new JsonObject { ["at"] = $"{day:yyyy-MM-dd}T03:00:00Z", ["place"] = "home", ["why"] = "Measure both feet." });
        var page = await Journeys.SignedIn("floor");
        foreach (var language in new[] { "en", "de", "zh" })
        {
            await page.GotoAsync($"/tickets/{number}/receipt?size=a6&culture={language}");
            await Assertions.Expect(page.Locator(".paper .promise p")).Not.ToHaveCountAsync(0);
            Assert.Equal((language, 0), (language, await page.Locator(".paper :is(dt, dd, p)").EvaluateAllAsync<int>("all => all.filter(one => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY !== 'visible').length")));
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            Assert.Equal((language, 1), (language, Regex.Count(pdf, @"/MediaBox\s*\[")));
        }
    }

    /// <summary>The words said back to the customer, and the customer's strokes below them, take room too.</summary>
    [BrowserFact]
    public async Task Receipt_that_was_signed_is_one_small_sheet_in_every_language()
    {
        var number = await Signed();
        await Tell(number, "promises", new JsonObject { ["what"] = "Ring up every store of the region and ask for the same shoe in the same colour.", ["dueOn"] = $"{DateTime.UtcNow.Date.AddDays(20):yyyy-MM-dd}" });
        var page = await Journeys.SignedIn("floor");
        foreach (var language in new[] { "en", "de", "zh" })
        {
            await page.GotoAsync($"/tickets/{number}/receipt?size=a6&culture={language}");
            await Assertions.Expect(page.Locator(".paper footer svg")).ToHaveCountAsync(1);
            var (strokes, words) = (await page.Locator(".paper footer svg").BoundingBoxAsync(), await page.Locator(".paper .rights").Last.BoundingBoxAsync());
            Assert.True(strokes!.Y >= words!.Y + words.Height - 1, $"{language}: the signature at {strokes.Y} stands on words that end at {words.Y + words.Height}.");
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            Assert.Equal((language, 1), (language, Regex.Count(pdf, @"/MediaBox\s*\[")));
        }
    }

    [BrowserFact]
    public async Task Care_sheet_of_every_kind_of_material_is_one_small_sheet()
    {
        var page = await Journeys.SignedIn("floor");
        foreach (var (style, language) in from style in (string[])["RANGER-42", "MAPLE-15", "LOTUS-07", "COMET-09", "CANVAS-05", "MARSH-38", "NOBODYS"] from language in (string[])["en", "de", "zh"] select (style, language))
        {
            await page.GotoAsync($"/styles/{style}/care?culture={language}");
            await Assertions.Expect(page.Locator(".paper section li")).Not.ToHaveCountAsync(0);
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            Assert.Equal((style, language, 1), (style, language, Regex.Count(pdf, @"/MediaBox\s*\[")));
        }
    }

    /// <summary>A sheet of labels has no margin to shift them, and a roll is cut after each.</summary>
    [BrowserFact]
    public async Task Labels_for_boxes_come_out_24_on_a_sheet_or_one_by_one()
    {
        var page = await Journeys.SignedIn("supervisor");
        foreach (var (paper, count, sheets, width, height) in new[] { ("sheet", 24, 1, 595, 842), ("sheet", 25, 2, 595, 842), ("roll", 3, 3, 162, 91) })
        {
            await page.GotoAsync($"/products/labels?style=RANGER-42&size=42&count={count}&paper={paper}&store=T01");
            await Assertions.Expect(page.Locator(".label-sheet li")).ToHaveCountAsync(count);
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            var printed = Regex.Matches(pdf, @"/MediaBox\s*\[\s*0 0 (?<w>[\d.]+) (?<h>[\d.]+)");
            Assert.Equal((paper, count, sheets), (paper, count, printed.Count));
            Assert.All(printed, sheet => Assert.True(Math.Abs(Points(sheet.Groups["w"]) - width) <= 1 && Math.Abs(Points(sheet.Groups["h"]) - height) <= 1, sheet.Value));
        }
    }

    /// <returns>A complaint of which the customer has signed what was understood; one that waits for something else is passed over.</returns>
    private async Task<string> Signed()
    {
        using var client = new HttpClient { BaseAddress = Journeys.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-floor");
        foreach (var row in (await Journeys.Api("demo-floor", "/api/v1/tickets?status=open&kind=complaint&stage=analyse&pageSize=20"))["items"]!.AsArray())
        {
            var number = (string)row!["number"]!;
            var ticket = await Journeys.Api("demo-floor", $"/api/v1/tickets/{number}");
            var task = ticket["tasks"]![0]!;
            var fields = new JsonObject();
            foreach (var field in task["fields"]!.AsArray().Where(field => (bool)field!["required"]!))
            {
                fields[(string)field!["name"]!] = (string)field["type"]! switch
                {
                    "bool" => true,
                    "choice" => field["options"]![0]!.DeepClone(),
                    _ => "The sole of the left shoe opened at the toe on the third day, in dry weather, and opens a little further with every step that is taken.",
                };
            }

            var reply = await client.PostAsJsonAsync($"/api/v1/tickets/{number}/stages/analyse", new JsonObject
            {
                ["version"] = ticket["version"]!.DeepClone(), ["outcome"] = (string)task["outcomes"]![0]!, ["mood"] = (bool)task["moodRequired"]! ? 2 : null, ["fields"] = fields,
                ["help"] = new JsonObject { ["signature"] = "M20 20L40 120L60 30L90 110L130 60L180 90L380 20" },
            });
            if (reply.IsSuccessStatusCode)
            {
                return number;
            }
        }

        throw new InvalidOperationException("The demo chain has no complaint that can be analysed.");
    }

    private async Task Tell(string number, string what, JsonObject said)
    {
        using var client = new HttpClient { BaseAddress = Journeys.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-floor");
        (await client.PostAsJsonAsync($"/api/v1/tickets/{number}/{what}", said)).EnsureSuccessStatusCode();
    }

    private static int Points(Group side) => (int)Math.Round(double.Parse(side.Value, CultureInfo.InvariantCulture));
}
