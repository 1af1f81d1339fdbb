namespace Complaints.Processes;

/// <summary>The lanes between the boxes of a picture, and where each is free. An arrow runs along lanes and turns where two of them cross.</summary>
internal sealed class ChartGrid
{
    /// <summary>How far from a box an arrow turns first: room for its head.</summary>
    public const double Stub = 16;

    private const double Apart = 13;
    private const double Clear = 6;
    private readonly bool[] blockedRight;
    private readonly bool[] blockedDown;

    public ChartGrid(IReadOnlyList<DrawnActivity> boxes)
    {
        Xs = Lanes(boxes.SelectMany(box => Along(box.X, box.Width, box.Width / 4)));
        Ys = Lanes(boxes.SelectMany(box => Along(box.Y, box.Height, box.Height / 4)));
        blockedRight = new bool[Xs.Length * Ys.Length];
        blockedDown = new bool[Xs.Length * Ys.Length];
        foreach (var box in boxes)
        {
            Block(box);
        }
    }

    public double[] Xs { get; }

    public double[] Ys { get; }

    public int Nodes => Xs.Length * Ys.Length;

    public int At(double x, double y) => (Array.BinarySearch(Ys, y) * Xs.Length) + Array.BinarySearch(Xs, x);

    public (double X, double Y) Place(int node) => (Xs[node % Xs.Length], Ys[node / Xs.Length]);

    /// <param name="way">0 right, 1 down, 2 left, 3 up.</param>
    /// <returns>The next crossing that way; null at the border or where a box stands.</returns>
    public int? Next(int node, int way)
    {
        var (x, y) = (node % Xs.Length, node / Xs.Length);
        return way switch
        {
            0 => x + 1 < Xs.Length && !blockedRight[node] ? node + 1 : null,
            1 => y + 1 < Ys.Length && !blockedDown[node] ? node + Xs.Length : null,
            2 => x > 0 && !blockedRight[node - 1] ? node - 1 : null,
            _ => y > 0 && !blockedDown[node - Xs.Length] ? node - Xs.Length : null,
        };
    }

    /// <summary>Where arrows meet a side of this length: its middle, and two places beside it.</summary>
    public static IEnumerable<double> Doors(double from, double length, double step) => [from + (length / 2), from + (length / 2) - step, from + (length / 2) + step];

    private static IEnumerable<double> Along(double from, double length, double step) =>
        [.. Doors(from, length, step), from - Stub, from - Stub - Apart, from + length + Stub, from + length + Stub + Apart];

    private static double[] Lanes(IEnumerable<double> places) => [.. places.Distinct().Order()];

    private void Block(DrawnActivity box)
    {
        var (left, right, top, bottom) = (box.X - Clear, box.X + box.Width + Clear, box.Y - Clear, box.Y + box.Height + Clear);
        for (var y = 0; y < Ys.Length; y++)
        {
            for (var x = 0; x < Xs.Length; x++)
            {
                var node = (y * Xs.Length) + x;
                blockedRight[node] |= x + 1 < Xs.Length && Ys[y] > top && Ys[y] < bottom && Xs[x] < right && Xs[x + 1] > left;
                blockedDown[node] |= y + 1 < Ys.Length && Xs[x] > left && Xs[x] < right && Ys[y] < bottom && Ys[y + 1] > top;
            }
        }
    }
}
