using System.Globalization;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Complaints.Tests.Shell;

public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 1.0, "1 day")]
    [InlineData("en", 2.0, "2 days")]
    [InlineData("de", 1.0, "1 Tag")]
    [InlineData("de", 3.0, "3 Tagen")]
    [InlineData("zh", 1.0, "1 天")]
    public async Task One_is_said_as_one_and_more_as_more(string language, double days, string said)
    {
        await using var app = await ComplaintsApp.Start();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal(said, app.Services.GetRequiredService<IStringLocalizer<Texts>>()["When.Days", days].Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Numbers_beside_keep_their_form() =>
        Assert.Equal("1,200 complaints, 1 of them late", string.Format(Plurals.Here, "{0:#,##0} {0:complaint|complaints}, {1} of them late", 1200, 1));
}
