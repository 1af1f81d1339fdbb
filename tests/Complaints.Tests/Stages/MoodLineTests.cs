using Bunit;
using Complaints.Stages;
using Complaints.Tests.Support;

namespace Complaints.Tests.Stages;

public sealed class MoodLineTests
{
    [Theory]
    [InlineData(new[] { 3 }, "50%")]
    [InlineData(new[] { 5, 2 }, "9% 96%")]
    [InlineData(new[] { 4, 5, 2 }, "9% 52.5% 96%")]
    public async Task Line_goes_from_mood_to_mood_across_whatever_width_there_is(int[] moods, string places)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);

        IReadOnlyList<(string What, int Mood)> points = [.. moods.Select(mood => ("Listen", mood))];

        var line = pages.Render<MoodLine>(parameters => parameters.Add(part => part.Points, points));

        Assert.False(line.Find("svg").HasAttribute("viewBox"));
        var circles = line.FindAll("circle").Select(circle => (circle.GetAttribute("cx"), circle.GetAttribute("cy"))).ToList();
        Assert.Equal(places, string.Join(' ', circles.Select(circle => circle.Item1)));
        Assert.Equal(
            circles.Zip(circles.Skip(1)),
            line.FindAll("line.way").Select(way => ((way.GetAttribute("x1"), way.GetAttribute("y1")), (way.GetAttribute("x2"), way.GetAttribute("y2")))));
    }
}
