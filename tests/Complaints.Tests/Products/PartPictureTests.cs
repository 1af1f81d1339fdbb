using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Complaints.Products;
using Complaints.Products.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Complaints.Tests.Products;

public sealed class PartPictureTests : IAsyncDisposable
{
    private readonly BunitContext page = new();
    private readonly List<string?> told = [];

    public PartPictureTests() => page.Services.AddLocalization();

    public ValueTask DisposeAsync() => page.DisposeAsync();

    [Fact]
    public void Every_part_drawn_is_a_button_with_a_name_that_tells_its_group()
    {
        foreach (var (garment, parts) in new[] { (false, Parts.Shoe), (true, Parts.Garment) })
        {
            told.Clear();
            var picture = Draw(garment: garment);

            Assert.Equal(parts.Count, picture.FindAll("svg g").Count);
            for (var at = 0; at < parts.Count; at++)
            {
                Names(picture)[at].Click();
            }

            Assert.Equal(parts.Select(part => part.Group), told);
            Assert.Equal("true", picture.Find("svg").GetAttribute("aria-hidden"));
            Assert.All(Names(picture), button => Assert.Equal("BUTTON", button.NodeName));
            Assert.All(Names(picture), button => Assert.NotEmpty(button.TextContent));
        }
    }

    [Fact]
    public void Tapping_the_drawing_does_what_its_button_does_and_marks_this_part_only()
    {
        var picture = Draw();

        picture.Find("g.part-heel").Click();

        Assert.Equal(["Sole and heel"], told);
        Assert.Equal(["Heel"], Pressed(picture));
        Assert.Contains("part-heel", Assert.Single(picture.FindAll("g.chosen")).ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_chosen_elsewhere_marks_all_its_parts()
    {
        Assert.Equal(["Heel", "Sole"], Pressed(Draw(group: "Sole and heel")));
    }

    [Fact]
    public void Group_chosen_elsewhere_replaces_the_part_that_was_tapped()
    {
        var picture = Draw();
        picture.Find("g.part-heel").Click();

        picture.Render(parameters => parameters.Add(part => part.Group, "Colour"));

        Assert.Equal(["Colour"], Pressed(picture));
    }

    [Fact]
    public void Parts_of_groups_that_the_chain_does_not_use_are_not_offered()
    {
        var picture = Draw(groups: ["Colour", "Own group"]);

        Assert.Equal(["Colour"], Names(picture).Select(Text));
        Assert.Single(picture.FindAll("svg g"));
    }

    [Fact]
    public void Clothing_is_one_press_away()
    {
        var picture = Draw();

        picture.FindAll(".part-articles button").Single(button => Text(button) == "Clothing").Click();

        Assert.Contains("Fabric", Names(picture).Select(Text));
        Assert.DoesNotContain("Heel", Names(picture).Select(Text));
    }

    [Fact]
    public void Every_part_leads_to_a_group_of_the_starter_list()
    {
        Assert.Subset(DefectList.GroupOrder.ToHashSet(), Parts.Shoe.Concat(Parts.Garment).Select(part => part.Group).ToHashSet());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("zh")]
    public void Every_part_has_a_name_in_each_language(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var texts = page.Services.GetRequiredService<IStringLocalizer<PictureTexts>>();
            Assert.All(Parts.Shoe.Concat(Parts.Garment), part => Assert.False(texts["Part." + part.Name].ResourceNotFound, part.Name));
            Assert.Equal(language switch { "de" => "Schuh", "zh" => "鞋", _ => "Shoe" }, texts["Shoe"].Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private IRenderedComponent<PartPicture> Draw(string? group = null, bool garment = false, string[]? groups = null) => page.Render<PartPicture>(parameters => parameters
        .Add(picture => picture.Group, group).Add(picture => picture.Garment, garment).Add(picture => picture.Groups, groups)
        .Add(picture => picture.GroupChanged, chosen => told.Add(chosen)));

    private static IReadOnlyList<IElement> Names(IRenderedComponent<PartPicture> picture) => picture.FindAll(".part-names button");

    private static IEnumerable<string> Pressed(IRenderedComponent<PartPicture> picture) =>
        Names(picture).Where(button => button.GetAttribute("aria-pressed") == "true").Select(Text);

    private static string Text(IElement element) => element.TextContent.Trim();
}
