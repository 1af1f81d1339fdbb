using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bunit;
using Complaints.Products;

namespace Complaints.Tests.Products;

public sealed class DefectPictureTests
{
    private static readonly IReadOnlyList<Defect> Starter = [.. DefectList.Starter()];

    [Fact]
    public async Task Every_starter_defect_and_every_group_has_a_picture_of_its_own()
    {
        await using var page = new BunitContext();
        var pictures = Starter.Select(defect => Draw(page, defect.Code, defect.Group))
            .Concat(DefectList.GroupOrder.Select(group => Draw(page, null, group))).Append(Draw(page, null, null)).ToList();

        Assert.Equal(Starter.Count + DefectList.GroupOrder.Count + 1, pictures.Distinct().Count());
    }

    [Fact]
    public async Task Defect_that_a_chain_added_borrows_the_picture_of_its_group()
    {
        await using var page = new BunitContext();

        Assert.Equal(Draw(page, null, "Fabric"), Draw(page, "OWN-7", "Fabric"));
        Assert.Equal(Draw(page, null, null), Draw(page, "OWN-7", "Gift cards"));
    }

    [Fact]
    public async Task Picture_is_decoration_and_only_shapes()
    {
        await using var page = new BunitContext();

        Assert.All(Everything(page), picture =>
        {
            Assert.Equal("true", picture.Attribute("aria-hidden")?.Value);
            Assert.Empty(picture.Value.Trim());
            Assert.Subset(new HashSet<string> { "g", "path" }, picture.Descendants().Select(shape => shape.Name.LocalName).ToHashSet());
            Assert.Subset(new HashSet<string> { "class", "d", "transform", "stroke-width" }, picture.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet());
        });
    }

    [Fact]
    public async Task Every_stroke_takes_its_colour_from_the_style_sheet_and_that_from_the_tokens()
    {
        await using var page = new BunitContext();
        var style = await File.ReadAllTextAsync(Path.Combine(FolderOf(), "..", "..", "..", "src", "Complaints", "wwwroot", "pictures.css"));
        var meanings = Everything(page).Descendants().Attributes("class").Select(attribute => attribute.Value).Distinct().Where(meaning => meaning != "ink");

        Assert.All(meanings, meaning => Assert.Contains($".picture .{meaning} {{", style, StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex(@"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)\(", RegexOptions.IgnoreCase), style);
    }

    private static IReadOnlyList<XElement> Everything(BunitContext page) =>
    [
        .. Starter.Select(defect => XElement.Parse(Draw(page, defect.Code, null))),
        .. DefectList.GroupOrder.Select(group => XElement.Parse(Draw(page, null, group))),
        XElement.Parse(Draw(page, null, null)),
    ];

    private static string Draw(BunitContext page, string? code, string? group) =>
        page.Render<DefectPicture>(parameters => parameters.Add(picture => picture.Code, code).Add(picture => picture.Group, group)).Markup;

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
