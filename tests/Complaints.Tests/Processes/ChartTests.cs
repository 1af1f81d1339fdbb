using Complaints.Processes;
using Complaints.Tests.Support;
using Complaints.Workflow;

namespace Complaints.Tests.Processes;

public sealed class ChartTests
{
    [Theory]
    [InlineData("complaint-resolution.json")]
    [InlineData("compensation-approval.json")]
    public void Arrows_of_the_shipped_processes_run_from_edge_to_edge_and_through_no_box(string file)
    {
        var drawing = Draw(File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, file)));

        var routes = ChartRoutes.Of(drawing);

        Assert.Equal(drawing.Arrows.Count, routes.Count);
        Assert.All(routes, route =>
        {
            Assert.True(OnEdge(drawing.Activities.Single(box => box.Id == route.Arrow.Source), route.Points[0]));
            Assert.True(OnEdge(drawing.Activities.Single(box => box.Id == route.Arrow.Target), route.Points[^1]));
            Assert.Empty(drawing.Activities.Where(box => route.Points.Zip(route.Points.Skip(1)).Any(line => Cuts(line.First, line.Second, box))).Select(box => box.Id));
        });
    }

    [Fact]
    public void Arrow_back_to_the_box_above_goes_round_at_the_side()
    {
        var drawing = new ProcessDrawing(
            400, 400, [Box("first", 40, 40), Box("second", 40, 164), Box("third", 40, 288)],
            [new("first", null, "second", false), new("second", null, "third", false), new("third", "Again", "first", false)]);

        var back = ChartRoutes.Of(drawing).Single(route => route.Arrow.Port == "Again");

        Assert.DoesNotContain(drawing.Activities, box => back.Points.Zip(back.Points.Skip(1)).Any(line => Cuts(line.First, line.Second, box)));
        Assert.Contains(back.Points, point => point.X is < 40 or > 208);
    }

    [Fact]
    public void Labels_cover_neither_a_box_nor_each_other()
    {
        var drawing = Draw(File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json")));
        var routes = ChartRoutes.Of(drawing);

        var labels = ChartInk.Labels(drawing, routes);

        Assert.Equal(routes.Count(route => route.Arrow.Port is not null), labels.Count);
        Assert.DoesNotContain(drawing.Activities, box => labels.Values.Any(label => label.X > box.X && label.X < box.X + box.Width && label.Y > box.Y && label.Y < box.Y + box.Height));
        Assert.Equal(labels.Count, labels.Values.Distinct().Count());
    }

    [Fact]
    public void Box_that_another_one_covers_still_gets_its_arrow()
    {
        var drawing = new ProcessDrawing(800, 800, [Box("under", 300, 300), Box("over", 40, 40) with { Width = 700, Height = 700 }], [new("under", null, "over", false)]);

        Assert.Equal(2, ChartRoutes.Of(drawing).Single().Points.Count);
    }

    [Fact]
    public void Name_of_an_activity_takes_two_lines_at_most()
    {
        Assert.Equal(["Listen"], ChartInk.Lines("Listen", 130));
        Assert.Equal(["A complaint was", "opened"], ChartInk.Lines("A complaint was opened", 130));
        Assert.Equal(2, ChartInk.Lines("Something that somebody described in very many words indeed", 130).Count);
        Assert.EndsWith("…", ChartInk.Lines("Something that somebody described in very many words indeed", 130)[1], StringComparison.Ordinal);
    }

    private static ProcessDrawing Draw(string json) => ProcessDrawing.Of(DefinitionReader.Read(json).Definition!, null);

    private static DrawnActivity Box(string id, double x, double y) => new(id, id, "RunTask", "plain", 0, true, x, y, 168, 60);

    private static bool OnEdge(DrawnActivity box, (double X, double Y) point) =>
        ((point.X == box.X || point.X == box.X + box.Width) && point.Y >= box.Y && point.Y <= box.Y + box.Height)
        || ((point.Y == box.Y || point.Y == box.Y + box.Height) && point.X >= box.X && point.X <= box.X + box.Width);

    private static bool Cuts((double X, double Y) from, (double X, double Y) to, DrawnActivity box) =>
        Math.Max(from.X, to.X) > box.X && Math.Min(from.X, to.X) < box.X + box.Width && Math.Max(from.Y, to.Y) > box.Y && Math.Min(from.Y, to.Y) < box.Y + box.Height;
}
