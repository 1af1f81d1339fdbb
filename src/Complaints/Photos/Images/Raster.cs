namespace Complaints.Photos.Images;

/// <summary>Pixels, three bytes each: red, green, blue, line after line from the top left.</summary>
internal sealed record Raster(int Width, int Height, byte[] Rgb)
{
    /// <summary>No side longer than this, every pixel the mean of those it stands for. Never made larger.</summary>
    public Raster Within(int longest)
    {
        var scale = Math.Max(Width, Height) / (double)longest;
        return scale <= 1 ? this : Scaled(Math.Max(1, (int)Math.Round(Width / scale)), Math.Max(1, (int)Math.Round(Height / scale)));
    }

    public Raster Scaled(int width, int height)
    {
        var scaled = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Span(y, height, Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Span(x, width, Width);
                long red = 0, green = 0, blue = 0;
                for (var row = top; row < bottom; row++)
                {
                    for (var at = ((row * Width) + left) * 3; at < ((row * Width) + right) * 3; at += 3)
                    {
                        (red, green, blue) = (red + Rgb[at], green + Rgb[at + 1], blue + Rgb[at + 2]);
                    }
                }

                var count = (bottom - top) * (right - left);
                var to = ((y * width) + x) * 3;
                (scaled[to], scaled[to + 1], scaled[to + 2]) = ((byte)(red / count), (byte)(green / count), (byte)(blue / count));
            }
        }

        return new Raster(width, height, scaled);
    }

    /// <summary>Upright, as a picture with this orientation of EXIF is shown.</summary>
    public Raster Upright(int orientation)
    {
        if (orientation is < 2 or > 8)
        {
            return this;
        }

        var (width, height) = orientation >= 5 ? (Height, Width) : (Width, Height);
        var turned = new byte[Rgb.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (Width - 1 - x, y),
                    3 => (Width - 1 - x, Height - 1 - y),
                    4 => (x, Height - 1 - y),
                    5 => (y, x),
                    6 => (y, Height - 1 - x),
                    7 => (Width - 1 - y, Height - 1 - x),
                    _ => (Width - 1 - y, x),
                };
                Rgb.AsSpan(((fromY * Width) + fromX) * 3, 3).CopyTo(turned.AsSpan(((y * width) + x) * 3));
            }
        }

        return new Raster(width, height, turned);
    }

    /// <summary>How bright each pixel is, 0 to 255.</summary>
    public double[] Brightness()
    {
        var bright = new double[Width * Height];
        for (var at = 0; at < bright.Length; at++)
        {
            bright[at] = (0.299 * Rgb[at * 3]) + (0.587 * Rgb[(at * 3) + 1]) + (0.114 * Rgb[(at * 3) + 2]);
        }

        return bright;
    }

    private static (int From, int To) Span(int at, int of, int over)
    {
        var from = (int)((long)at * over / of);
        return (from, Math.Max(from + 1, (int)((long)(at + 1) * over / of)));
    }
}
