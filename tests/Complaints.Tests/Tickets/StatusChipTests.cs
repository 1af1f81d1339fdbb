using System.Globalization;
using Bunit;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Tickets;

public sealed class StatusChipTests
{
    [Theory]
    [InlineData("en", "finalResponse", "Closed · Final response")]
    [InlineData("de", "finalResponse", "Geschlossen · Abschließende Antwort")]
    [InlineData("zh", "finalResponse", "已结单 · 最终答复")]
    [InlineData("de", "cancelled", "Geschlossen · Von der Administration")]
    [InlineData("en", "settled", "Closed · Settled")]
    public async Task Chip_says_how_it_ended_in_few_words(string language, string outcome, string said)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var chip = pages.Render<StatusChip>(set => set.Add(chip => chip.Status, "closed").Add(chip => chip.Outcome, outcome));

        Assert.Equal(said, chip.Find(".chip").TextContent);
    }

    [Theory]
    [InlineData("en", "Taken outside")]
    [InlineData("de", "Bei Dritten")]
    [InlineData("zh", "已转外部渠道")]
    public async Task What_the_customer_took_outside_says_so_once_and_stands_out(string language, string said)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var chip = pages.Render<StatusChip>(set => set.Add(chip => chip.Status, "escalated").Add(chip => chip.Outcome, "escalated"));

        Assert.Equal(said, chip.Find(".chip.warn").TextContent);
    }
}
