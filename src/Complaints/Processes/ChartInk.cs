using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Complaints.Processes;

/// <summary>What the picture of a process is made of in SVG: rounded arrows, the place of their labels, lines of text that fit a box.</summary>
public static partial class ChartInk
{
    private const double Rounding = 9;
    private const double LetterWidth = 6.6;
    private const double BoldLetterWidth = 8;
    private const double LineHeight = 16;
    private const double Air = 3;

    /// <summary>The path of an arrow, its corners rounded.</summary>
    public static string Path(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder($"M{Say(points[0])}");
        for (var index = 1; index < points.Count - 1; index++)
        {
            var (before, corner, after) = (points[index - 1], points[index], points[index + 1]);
            var radius = Math.Min(Rounding, Math.Min(Far(before, corner), Far(corner, after)) / 2);
            path.Append(CultureInfo.InvariantCulture, $"L{Say(Towards(corner, before, radius))}Q{Say(corner)} {Say(Towards(corner, after, radius))}");
        }

        return path.Append(CultureInfo.InvariantCulture, $"L{Say(points[^1])}").ToString();
    }

    /// <summary>A place beside each arrow's line where its label covers neither a box nor another label, as near to its start as there is one.</summary>
    public static IReadOnlyDictionary<ChartRoute, (double X, double Y)> Labels(ProcessDrawing drawing, IReadOnlyList<ChartRoute> routes)
    {
        var taken = drawing.Activities.Select(box => new Area(box.X - Air, box.Y - Air, box.Width + (2 * Air), box.Height + (2 * Air))).ToList();
        var lines = routes.SelectMany(route => route.Points.Zip(route.Points.Skip(1), Line)).ToList();
        var places = new Dictionary<ChartRoute, (double X, double Y)>();
        foreach (var route in routes.Where(route => route.Arrow.Said is not null))
        {
            var width = Width(route.Arrow.Said!) + 6;
            var candidates = Candidates(route, width).ToList();
            var free = candidates.Where(place => !taken.Any(place.Meets)).ToList();
            var place = free.FirstOrDefault(place => !lines.Any(place.Meets), free.FirstOrDefault(candidates[0]));
            taken.Add(place);
            places[route] = (place.X + (place.Width / 2), place.Y + (place.Height / 2));
        }

        return places;
    }

    /// <summary>At most two lines of about this many letters; what does not fit ends in three dots.</summary>
    public static IReadOnlyList<string> Lines(string text, double width)
    {
        var lines = new List<string> { "" };
        foreach (var (gap, piece) in Pieces(text))
        {
            var longer = lines[^1].Length == 0 ? piece : lines[^1] + gap + piece;
            if (Width(longer, BoldLetterWidth) <= width || lines[^1].Length == 0 || lines.Count == 2)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(piece);
            }
        }

        return [.. lines.Select(line => Fit(line, width))];
    }

    /// <summary>Between these a line may end: words, and single Chinese letters with the mark behind them.</summary>
    private static IEnumerable<(string Gap, string Piece)> Pieces(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Unbroken().Matches(word).Select((piece, at) => (at == 0 ? " " : "", piece.Value)));

    [GeneratedRegex(@"[\u2e80-\ud7ff\uf900-\uffef][\p{Pe}\p{Pf}\p{Po}]*|[^\u2e80-\ud7ff\uf900-\uffef]+")]
    private static partial Regex Unbroken();

    private static string Fit(string line, double width)
    {
        if (Width(line, BoldLetterWidth) <= width)
        {
            return line;
        }

        while (line.Length > 1 && Width(line, BoldLetterWidth) > width - BoldLetterWidth)
        {
            line = line[..^1];
        }

        return line.TrimEnd() + "…";
    }

    /// <summary>Roughly; Chinese letters are twice as wide.</summary>
    private static double Width(string text, double letterWidth = LetterWidth) => text.Sum(letter => letter > '\u2e80' ? 2 * letterWidth : letterWidth);

    private static IEnumerable<Area> Candidates(ChartRoute route, double width)
    {
        for (var index = 1; index < route.Points.Count; index++)
        {
            var (from, to) = (route.Points[index - 1], route.Points[index]);
            var (x, y) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
            if (from.Y == to.Y && Far(from, to) >= width)
            {
                foreach (var aside in new[] { 0, (from.X - to.X) / 4, (to.X - from.X) / 4 })
                {
                    yield return new Area(x + aside - (width / 2), y - LineHeight - 2, width, LineHeight);
                    yield return new Area(x + aside - (width / 2), y + 2, width, LineHeight);
                }
            }
            else if (from.X == to.X && Far(from, to) >= LineHeight)
            {
                yield return new Area(x + 3, y - (LineHeight / 2), width, LineHeight);
                yield return new Area(x - width - 3, y - (LineHeight / 2), width, LineHeight);
            }
        }

        var (first, second) = (route.Points[0], route.Points[1]);
        yield return new Area(((first.X + second.X) / 2) - (width / 2), ((first.Y + second.Y) / 2) - (LineHeight / 2), width, LineHeight);
    }

    private static Area Line((double X, double Y) from, (double X, double Y) to) =>
        new(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y));

    private static double Far((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double distance)
    {
        var part = Far(from, to) is var far && far > 0 ? distance / far : 0;
        return (from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part));
    }

    private static string Say((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}");

    private readonly record struct Area(double X, double Y, double Width, double Height)
    {
        public bool Meets(Area other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }
}
