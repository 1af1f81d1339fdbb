namespace Complaints.Processes;

/// <summary>An arrow as it is drawn: from the edge of a box around all others to the edge of the next.</summary>
/// <param name="Points">Its corners, first and last on the edges.</param>
public sealed record ChartRoute(DrawnArrow Arrow, IReadOnlyList<(double X, double Y)> Points);

/// <summary>
/// Finds a way for each arrow: short, with few turns, through no box, and beside the other arrows rather than over them.
/// Arrows to the same box may join.
/// </summary>
public sealed class ChartRoutes
{
    private const double Turn = 26;
    private const double Crossing = 14;
    private const double BesideTheMiddle = 7;
    private const double Shared = 3;
    private const long MostWork = 6_000_000;
    private static readonly (int X, int Y)[] Ways = [(1, 0), (0, 1), (-1, 0), (0, -1)];
    private readonly ChartGrid grid;
    private readonly Dictionary<string, DrawnActivity> boxes;
    private readonly Dictionary<(int Node, int Way), HashSet<string>> used = [];
    private readonly HashSet<(int Node, bool Across)> passed = [];

    private ChartRoutes(ProcessDrawing drawing)
    {
        grid = new ChartGrid(drawing.Activities);
        boxes = drawing.Activities.ToDictionary(activity => activity.Id);
    }

    /// <summary>The shortest first, so that the others make way for them. A picture too large for that gets straight arrows.</summary>
    public static IReadOnlyList<ChartRoute> Of(ProcessDrawing drawing)
    {
        var routes = new ChartRoutes(drawing);
        var isLarge = (long)routes.grid.Nodes * drawing.Arrows.Count > MostWork;
        return [.. drawing.Arrows.OrderBy(routes.Distance).Select(arrow => new ChartRoute(arrow, (isLarge ? null : routes.Find(arrow)) ?? routes.Straight(arrow)))];
    }

    private double Distance(DrawnArrow arrow)
    {
        var (from, to) = (Middle(boxes[arrow.Source]), Middle(boxes[arrow.Target]));
        return Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y);
    }

    private List<(double X, double Y)>? Find(DrawnArrow arrow)
    {
        var starts = Doors(boxes[arrow.Source]).ToList();
        var ends = Doors(boxes[arrow.Target]).ToLookup(door => door.Node);
        var best = new Dictionary<(int Node, int Way), double>();
        var before = new Dictionary<(int Node, int Way), (int Node, int Way)>();
        var open = new PriorityQueue<(int Node, int Way, Door? Into), double>();
        foreach (var start in starts)
        {
            var cost = start.Cost + Taken(start.Node, start.Way + 4, arrow);
            if (cost < best.GetValueOrDefault((start.Node, start.Way), double.MaxValue))
            {
                best[(start.Node, start.Way)] = cost;
                open.Enqueue((start.Node, start.Way, null), cost);
            }
        }

        while (open.TryDequeue(out var here, out var cost))
        {
            if (here.Into is { } door)
            {
                return Keep(arrow, (here.Node, here.Way), before, starts, door);
            }

            if (cost > best[(here.Node, here.Way)])
            {
                continue;
            }

            foreach (var end in ends[here.Node].Where(end => end.Way != here.Way))
            {
                var into = (end.Way + 2) % 4;
                open.Enqueue((here.Node, here.Way, end), cost + end.Cost + (into == here.Way ? 0 : Turn) + Taken(here.Node, into + 4, arrow));
            }

            for (var way = 0; way < 4; way++)
            {
                if (way == (here.Way + 2) % 4 || grid.Next(here.Node, way) is not { } next)
                {
                    continue;
                }

                var total = cost + Length(here.Node, next) * (1 + Taken(here.Node, way, arrow)) + (way == here.Way ? 0 : Turn) + (passed.Contains((next, way % 2 == 1)) ? Crossing : 0);
                if (total < best.GetValueOrDefault((next, way), double.MaxValue))
                {
                    best[(next, way)] = total;
                    before[(next, way)] = (here.Node, here.Way);
                    open.Enqueue((next, way, null), total);
                }
            }
        }

        return null;
    }

    /// <summary>Walks back from the end, and marks what is now in use.</summary>
    private List<(double X, double Y)> Keep(
        DrawnArrow arrow, (int Node, int Way) last, Dictionary<(int Node, int Way), (int Node, int Way)> before, List<Door> starts, Door end)
    {
        var points = new List<(double X, double Y)> { end.Edge, grid.Place(end.Node) };
        Use(end.Node, ((end.Way + 2) % 4) + 4, arrow);
        var here = last;
        while (before.TryGetValue(here, out var previous))
        {
            Use(previous.Node, here.Way, arrow);
            Use(here.Node, (here.Way + 2) % 4, arrow);
            passed.Add((here.Node, here.Way % 2 == 0));
            points.Add(grid.Place(previous.Node));
            here = previous;
        }

        var start = starts.Where(door => door.Node == here.Node && door.Way == here.Way).MinBy(door => door.Cost)!;
        Use(start.Node, start.Way + 4, arrow);
        points.Add(start.Edge);
        points.Reverse();
        return Corners(points);
    }

    private void Use(int node, int way, DrawnArrow arrow) => (used.TryGetValue((node, way), out var by) ? by : used[(node, way)] = []).Add(arrow.Target);

    /// <summary>What it costs to run where others run: nothing beside those with the same end.</summary>
    private double Taken(int node, int way, DrawnArrow arrow) =>
        used.TryGetValue((node, way), out var by) && by.Any(target => target != arrow.Target) ? way < 4 ? Shared : 10 * Shared : 0;

    private double Length(int from, int to)
    {
        var (a, b) = (grid.Place(from), grid.Place(to));
        return Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);
    }

    private IEnumerable<Door> Doors(DrawnActivity box)
    {
        foreach (var (y, index) in ChartGrid.Doors(box.Y, box.Height, box.Height / 4).Select((y, index) => (y, index)))
        {
            yield return Door(0, box.X + box.Width, y, index);
            yield return Door(2, box.X, y, index);
        }

        foreach (var (x, index) in ChartGrid.Doors(box.X, box.Width, box.Width / 4).Select((x, index) => (x, index)))
        {
            yield return Door(1, x, box.Y + box.Height, index);
            yield return Door(3, x, box.Y, index);
        }
    }

    private Door Door(int way, double x, double y, int index) =>
        new(grid.At(x + (Ways[way].X * ChartGrid.Stub), y + (Ways[way].Y * ChartGrid.Stub)), way, (x, y), index == 0 ? 0 : BesideTheMiddle);

    private List<(double X, double Y)> Straight(DrawnArrow arrow)
    {
        var (source, target) = (boxes[arrow.Source], boxes[arrow.Target]);
        return [Edge(source, Middle(target)), Edge(target, Middle(source))];
    }

    private static (double X, double Y) Edge(DrawnActivity box, (double X, double Y) towards)
    {
        var middle = Middle(box);
        var (dx, dy) = (towards.X - middle.X, towards.Y - middle.Y);
        var part = Math.Min(dx == 0 ? 1 : box.Width / 2 / Math.Abs(dx), dy == 0 ? 1 : box.Height / 2 / Math.Abs(dy));
        return (middle.X + (dx * part), middle.Y + (dy * part));
    }

    private static (double X, double Y) Middle(DrawnActivity box) => (box.X + (box.Width / 2), box.Y + (box.Height / 2));

    private static List<(double X, double Y)> Corners(List<(double X, double Y)> points) =>
        [.. points.Where((point, index) => index == 0 || index == points.Count - 1 || !OnOneLine(points[index - 1], point, points[index + 1]))];

    private static bool OnOneLine((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => (a.X == b.X && b.X == c.X) || (a.Y == b.Y && b.Y == c.Y);
}

/// <summary>Where an arrow may leave or enter a box.</summary>
/// <param name="Way">Away from the box: 0 right, 1 down, 2 left, 3 up.</param>
internal sealed record Door(int Node, int Way, (double X, double Y) Edge, double Cost);
