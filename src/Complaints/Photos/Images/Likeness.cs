using System.Numerics;

namespace Complaints.Photos.Images;

/// <summary>
/// A fingerprint of what a picture looks like: 64 yes-or-no answers about its slow waves of light and dark. Saved anew, made
/// smaller or brighter, a picture keeps nearly all of them. A hint that somebody should look, never a proof.
/// </summary>
public static class Likeness
{
    /// <summary>Fingerprints with at most this many different answers are probably of the same picture.</summary>
    public const int Near = 6;

    private const int Side = 32;
    private const int Bits = 64;

    /// <summary>A sheet of paper looks like every other sheet of paper: below this contrast, of 255, nothing is compared.</summary>
    private const double LeastContrast = 12;

    private static readonly double[,] Wave = MakeWaves();
    private static readonly (int Across, int Down)[] Slowest = [.. Enumerable.Range(0, 2 * Side).SelectMany(sum => Enumerable.Range(0, sum + 1).Select(across => (across, sum - across))).Skip(1).Take(Bits)];

    /// <returns>Null for a picture without enough in it.</returns>
    internal static long? Of(Raster? picture)
    {
        if (picture is null)
        {
            return null;
        }

        var bright = picture.Scaled(Side, Side).Brightness();
        if (bright.Max() - bright.Min() < LeastContrast)
        {
            return null;
        }

        var strengths = Slowest.Select(wave => Strength(bright, wave.Across, wave.Down)).ToArray();
        var middle = strengths.Order().Skip((Bits / 2) - 1).Take(2).Average();
        var print = 0L;
        for (var bit = 0; bit < Bits; bit++)
        {
            print |= strengths[bit] > middle ? 1L << bit : 0;
        }

        return print;
    }

    public static int Distance(long one, long other) => BitOperations.PopCount((ulong)(one ^ other));

    /// <summary>The four quarters of a fingerprint, 0 to 65535 each. Two fingerprints that are near have a quarter with at most one different answer.</summary>
    public static int[] Quarters(long print) => [.. Enumerable.Range(0, 4).Select(quarter => (int)((print >> (16 * quarter)) & 0xFFFF))];

    /// <summary>A quarter and all with one other answer: what an index is asked for.</summary>
    public static int[] Around(int quarter) => [quarter, .. Enumerable.Range(0, 16).Select(bit => quarter ^ (1 << bit))];

    private static double Strength(double[] bright, int across, int down)
    {
        var sum = 0.0;
        for (var y = 0; y < Side; y++)
        {
            var row = 0.0;
            for (var x = 0; x < Side; x++)
            {
                row += bright[(y * Side) + x] * Wave[across, x];
            }

            sum += row * Wave[down, y];
        }

        return sum;
    }

    private static double[,] MakeWaves()
    {
        var waves = new double[Side, Side];
        for (var wave = 0; wave < Side; wave++)
        {
            for (var at = 0; at < Side; at++)
            {
                waves[wave, at] = Math.Cos(Math.PI * ((2 * at) + 1) * wave / (2 * Side));
            }
        }

        return waves;
    }
}
