using Complaints.Photos;
using Complaints.Photos.Images;

namespace Complaints.Demo;

/// <summary>Draws what a clerk would have photographed: shapes on a counter, with the grain of a camera.</summary>
internal sealed class DemoPicture
{
    private const int Width = 640;
    private const int Height = 480;

    private readonly byte[] rgb = new byte[Width * Height * 3];
    private readonly Random grain;

    private DemoPicture(int seed)
    {
        grain = new Random(seed);
        var (red, green, blue) = (178 + grain.Next(30), 160 + grain.Next(30), 140 + grain.Next(25));
        var (lampX, lampY) = (grain.Next(Width), grain.Next(Height / 2));
        for (var at = 0; at < Width * Height; at++)
        {
            var away = Math.Sqrt(Math.Pow((at % Width) - lampX, 2) + Math.Pow((at / Width) - lampY, 2));
            var light = 1.16 - (away / 1500) + ((grain.NextDouble() - 0.5) * 0.035);
            Set(at, red * light, green * light, blue * light);
        }
    }

    /// <param name="seed">The same article photographed twice has the same.</param>
    /// <param name="light">1 as it was taken; more is brighter.</param>
    public static byte[] Jpeg(Shot shot, int seed, double light = 1, int quality = 82)
    {
        var picture = new DemoPicture((seed * 7) + (int)shot);
        picture.Draw(shot);
        return JpegWriter.Write(new Raster(Width, Height, [.. picture.rgb.Select(value => (byte)Math.Min(255, value * light))]), quality);
    }

    private void Draw(Shot shot)
    {
        // What else lies on a counter, so that no two photos are alike but those that are the same.
        for (var thing = 0; thing < 7; thing++)
        {
            var (light, width) = (grain.Next(40, 235), grain.Next(50, 230));
            Box(grain.Next(Width), grain.Next(Height), width, grain.Next(40, 170), light, light - 8, light - grain.Next(30));
        }

        var (dark, mid) = (36 + grain.Next(50), 92 + grain.Next(60));
        var shift = grain.Next(-70, 70);
        switch (shot)
        {
            case Shot.Pair or Shot.Soles:
                foreach (var side in new[] { -1, 1 })
                {
                    var x = 320 + (side * (105 + grain.Next(18))) + shift;
                    Blob(x + 12, 262, 82, 182, 60, 50, 44, 0.35);
                    Blob(x, 175 + grain.Next(14), 78, 118, dark + 40, dark, dark - 20);
                    Blob(x - (side * 8), 345, 62, 92, dark + 40, dark, dark - 20);
                    Blob(x, 348, 40, 62, shot == Shot.Pair ? 25 : mid, shot == Shot.Pair ? 20 : mid - 10, 18);
                    for (var line = 0; line < 6; line++)
                    {
                        Blob(x, 110 + (line * (shot == Shot.Pair ? 18 : 40)), shot == Shot.Pair ? 24 : 52, 4, 205, 200, 190);
                    }
                }

                break;
            case Shot.Fault:
                Blob(330 + shift, 210, 330, 170, dark + 60, dark + 20, dark);
                Blob(300, 360, 380, 52, mid + 60, mid + 50, mid + 40);
                for (var step = 0; step < 30; step++)
                {
                    Blob(150 + shift + (step * 10), 318 + grain.Next(-4, 5), 9, 5 + (step / 5), 14, 10, 10);
                }

                break;
            default:
                Blob(320 + shift, 240, 300, 210, dark + 30, dark + 20, dark + 20);
                Box(170 + shift, 110, 300, 250, 244, 242, 236);
                for (var line = 0; line < 5; line++)
                {
                    Box(200 + shift, 140 + (line * 26), 90 + grain.Next(150), 9, 40, 40, 44);
                }

                for (int bar = 200; bar < 440; bar += 5 + grain.Next(9))
                {
                    Box(bar + shift, 285, 2 + grain.Next(4), 55, 20, 20, 22);
                }

                break;
        }
    }

    private void Blob(int x, int y, int across, int down, int red, int green, int blue, double cover = 1) => Fill(x - across, y - down, 2 * across, 2 * down, red, green, blue, cover, round: true);

    private void Box(int x, int y, int width, int height, int red, int green, int blue) => Fill(x, y, width, height, red, green, blue, 1, round: false);

    private void Fill(int left, int top, int width, int height, int red, int green, int blue, double cover, bool round)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                var (across, down) = (((2.0 * (x - left)) / width) - 1, ((2.0 * (y - top)) / height) - 1);
                var far = (across * across) + (down * down);
                if (round && far > 1)
                {
                    continue;
                }

                var at = (y * Width) + x;
                var light = (round ? 1.12 - (0.3 * (across + down + 1) / 2) : 1) + ((grain.NextDouble() - 0.5) * 0.04);
                Set(at, Mix(rgb[at * 3], red * light, cover), Mix(rgb[(at * 3) + 1], green * light, cover), Mix(rgb[(at * 3) + 2], blue * light, cover));
            }
        }
    }

    private static double Mix(double under, double over, double cover) => (under * (1 - cover)) + (over * cover);

    private void Set(int at, double red, double green, double blue) =>
        (rgb[at * 3], rgb[(at * 3) + 1], rgb[(at * 3) + 2]) = ((byte)Math.Clamp(red, 0, 255), (byte)Math.Clamp(green, 0, 255), (byte)Math.Clamp(blue, 0, 255));
}
