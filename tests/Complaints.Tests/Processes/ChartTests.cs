using System.Globalization;
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

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("zh")]
    public void Labels_cover_neither_a_box_nor_each_other(string language)
    {
        var drawing = In(language, () => Draw(File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json"))));
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
    public void Chinese_breaks_between_any_two_letters_but_not_before_a_mark()
    {
        Assert.Equal(["没有人处理针对自", "己的投诉"], ChartInk.Lines("没有人处理针对自己的投诉", 130));
        Assert.Equal(["还有没有更高一", "级？"], ChartInk.Lines("还有没有更高一级？", 130));
        Assert.Equal(["JSON 流程", "定义"], ChartInk.Lines("JSON 流程定义", 80));
    }

    [Fact]
    public void Name_of_an_activity_takes_two_lines_at_most()
    {
        Assert.Equal(["Listen"], ChartInk.Lines("Listen", 130));
        Assert.Equal(["A complaint was", "opened"], ChartInk.Lines("A complaint was opened", 130));
        Assert.Equal(2, ChartInk.Lines("Something that somebody described in very many words indeed", 130).Count);
        Assert.EndsWith("…", ChartInk.Lines("Something that somebody described in very many words indeed", 130)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_ways_that_meet_only_the_one_it_went_is_drawn_as_taken()
    {
        var (definition, instance, journal) = await Started(Flowchart([Decision("choose"), Ask("meet")], "choose:True>meet", "choose:False>meet"));

        var drawing = ProcessDrawing.Of(definition, instance, journal);

        Assert.Equal([("True", true), ("False", false)], drawing.Arrows.Select(arrow => (arrow.Port!, arrow.Taken)));
    }

    [Fact]
    public async Task What_no_way_leads_to_any_more_is_skipped_while_it_still_runs()
    {
        var (definition, instance, journal) = await Started(Flowchart([Decision("choose"), Ask("yes"), Ask("no"), Ask("then")], "choose:True>yes", "choose:False>no", "yes:Done>then"));

        var drawing = ProcessDrawing.Of(definition, instance, journal);

        Assert.Equal(["visited", "open", "skipped", "ahead"], drawing.Activities.Select(box => box.State));
    }

    [Fact]
    public async Task What_stands_in_a_loop_may_come_in_the_next_round()
    {
        var body = Chart("body", [Decision("choose"), Ask("yes"), Ask("no")], "choose:True>yes", "choose:False>no");
        var (definition, instance, journal) = await Started(Flowchart(
            ["""{"id":"each","type":"Elsa.ForEach","items":{"typeName":"Object","expression":{"type":"Object","value":"[1,2]"}},"body":BODY}""".Replace("BODY", body, StringComparison.Ordinal)]));

        var inner = Assert.Single(ProcessDrawing.Inside(definition, instance, journal));

        Assert.Equal(["visited", "open", "ahead"], inner.Drawing.Activities.Select(box => box.State));
    }

    [Fact]
    public async Task Sequence_has_an_arrow_from_each_step_to_the_next()
    {
        var (definition, instance, journal) = await Started("""{"definitionId":"steps","root":STEPS}""".Replace("STEPS", Steps("steps"), StringComparison.Ordinal));

        var drawing = ProcessDrawing.Of(definition, instance, journal);

        Assert.Equal([("first", "second"), ("second", "third")], drawing.Arrows.Select(arrow => (arrow.Source, arrow.Target)));
        Assert.Equal(["open", "ahead", "ahead"], drawing.Activities.Select(box => box.State));
        Assert.Equal(3, drawing.Activities.Select(box => box.Y).Distinct().Count());
    }

    [Fact]
    public async Task Chart_inside_an_activity_is_drawn_under_its_name()
    {
        var (definition, instance, journal) = await Started(Flowchart([Ask("before"), Steps("inside")], "before:Done>inside"));

        var inner = Assert.Single(ProcessDrawing.Inside(definition, instance, journal));

        Assert.Equal(("inside", "inside", 2), (inner.Id, inner.Name, inner.Drawing.Arrows.Count));
        Assert.All(inner.Drawing.Activities, box => Assert.Equal("ahead", box.State));
        Assert.Equal(["before", "inside"], ProcessDrawing.Of(definition, instance, journal).Activities.Select(box => box.Id));
    }

    private static string Ask(string id) =>
        """{"id":"ID","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"ID"}}}""".Replace("ID", id, StringComparison.Ordinal);

    private static string Decision(string id) =>
        """{"id":"ID","type":"Elsa.FlowDecision","condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"true"}}}""".Replace("ID", id, StringComparison.Ordinal);

    private static string Steps(string id) =>
        """{"id":"ID","type":"Elsa.Sequence","activities":[STEPS]}""".Replace("ID", id, StringComparison.Ordinal)
            .Replace("STEPS", string.Join(',', Ask("first"), Ask("second"), Ask("third")), StringComparison.Ordinal);

    private static string Flowchart(string[] activities, params string[] arrows) =>
        """{"definitionId":"trial","root":CHART}""".Replace("CHART", Chart("flow", activities, arrows), StringComparison.Ordinal);

    private static string Chart(string id, string[] activities, params string[] arrows)
    {
        var connections = arrows.Select(arrow => arrow.Split(':', '>')).Select(parts => $$$"""{"source":{"activity":"{{{parts[0]}}}","port":"{{{parts[1]}}}"},"target":{"activity":"{{{parts[2]}}}","port":"In"}}""");
        return $$$"""{"id":"{{{id}}}","type":"Elsa.Flowchart","activities":[{{{string.Join(",", activities)}}}],"connections":[{{{string.Join(",", connections)}}}]}""";
    }

    private static async Task<(WorkflowDefinition Definition, WorkflowInstance Instance, IReadOnlyList<JournalView> Journal)> Started(string json)
    {
        var definition = DefinitionReader.Read(json).Definition!;
        var processes = new MemoryProcesses([definition]);
        var ids = 0;
        await new ProcessRunner(processes, new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc), () => $"{++ids}").Start(definition, "trial", null);
        var journal = processes.Effects.Select(effect => effect.Effect).OfType<Journaled>().Select(journaled => journaled.Entry);
        return (definition, processes.Instances.Single(), [.. journal.Select(entry => new JournalView(entry.Sequence, entry.At, entry.Kind, entry.ActivityId, entry.ActivityType, entry.Data, ""))]);
    }

    private static ProcessDrawing In(string language, Func<ProcessDrawing> draw)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return draw();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static ProcessDrawing Draw(string json) => ProcessDrawing.Of(DefinitionReader.Read(json).Definition!, null);

    private static DrawnActivity Box(string id, double x, double y) => new(id, id, "RunTask", "plain", 0, true, x, y, 168, 60);

    private static bool OnEdge(DrawnActivity box, (double X, double Y) point) =>
        ((point.X == box.X || point.X == box.X + box.Width) && point.Y >= box.Y && point.Y <= box.Y + box.Height)
        || ((point.Y == box.Y || point.Y == box.Y + box.Height) && point.X >= box.X && point.X <= box.X + box.Width);

    private static bool Cuts((double X, double Y) from, (double X, double Y) to, DrawnActivity box) =>
        Math.Max(from.X, to.X) > box.X && Math.Min(from.X, to.X) < box.X + box.Width && Math.Max(from.Y, to.Y) > box.Y && Math.Min(from.Y, to.Y) < box.Y + box.Height;
}
