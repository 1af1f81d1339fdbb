using System.Buffers.Binary;
using System.IO.Compression;

namespace Complaints.Photos.Images;

/// <summary>
/// Reads a PNG line by line and keeps only the small picture, so that one which unpacks to gigabytes needs no more memory
/// than any other. Takes cleaned files; broken ones throw <see cref="PictureException"/> or <see cref="InvalidDataException"/> and nothing else.
/// </summary>
internal static class PngReader
{
    /// <summary>Bytes that are unpacked, or pixels where several share a byte. Enough for what any screen shows, and no photo that comes as PNG is worth more.</summary>
    internal const int MostWork = 64_000_000;

    /// <returns>Null for interlaced ones, which phones do not make, and for those that unpack to more than <see cref="MostWork"/>.</returns>
    public static Raster? Read(byte[] file)
    {
        var (head, palette, packed) = Parts(file);
        var (width, height) = ((int)BinaryPrimitives.ReadUInt32BigEndian(head), (int)BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4)));
        var (depth, colours, interlaced) = (head[8], head[9], head[12] != 0);
        var channels = colours switch { 0 => 1, 2 => 3, 3 => 1, 4 => 2, 6 => 4, _ => 0 };
        if (interlaced || (long)height * Math.Max(width, (((long)width * channels * depth) + 7) / 8) > MostWork)
        {
            return null;
        }

        if (channels == 0 || depth is not (1 or 2 or 4 or 8 or 16) || (depth < 8 && channels > 1) || (colours == 3 && depth == 16))
        {
            throw CleanImage.Broken();
        }

        var shrink = Math.Max(1, (Math.Max(width, height) + Thumbnail.Longest - 1) / Thumbnail.Longest);
        var small = new Sums((width + shrink - 1) / shrink, (height + shrink - 1) / shrink);
        var (bytes, step) = ((int)(((long)width * channels * depth + 7) / 8), Math.Max(1, channels * depth / 8));
        var (line, above) = (new byte[bytes + 1], new byte[bytes + 1]);
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        for (var y = 0; y < height; y++)
        {
            if (unpacked.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
            {
                throw CleanImage.Broken();
            }

            Restore(line, above, step);
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = Pixel(line, x, depth, channels, colours == 3 ? palette : null);
                small.Add(x / shrink, y / shrink, red, green, blue);
            }

            (line, above) = (above, line);
        }

        return small.Means();
    }

    private static (byte[] Head, byte[] Palette, MemoryStream Packed) Parts(byte[] file)
    {
        byte[]? head = null;
        byte[] palette = [];
        var packed = new MemoryStream();
        for (var at = PngFile.Signature.Length; at < file.Length;)
        {
            var (name, data, next) = PngFile.Chunk(file, at);
            at = next;
            switch (name)
            {
                case "IHDR":
                    head = data.ToArray();
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
                default:
                    break;
            }
        }

        packed.Position = 0;
        return (head is { Length: 13 } ? head : throw CleanImage.Broken(), palette, packed);
    }

    /// <summary>Lines are kept as differences to what is left of and above them.</summary>
    private static void Restore(byte[] line, byte[] above, int step)
    {
        var kind = line[0];
        for (var at = 1; kind != 0 && at < line.Length; at++)
        {
            var left = at > step ? line[at - step] : (byte)0;
            var up = above[at];
            var corner = at > step ? above[at - step] : (byte)0;
            line[at] += kind switch
            {
                1 => left,
                2 => up,
                3 => (byte)((left + up) / 2),
                4 => Nearest(left, up, corner),
                _ => throw CleanImage.Broken(),
            };
        }
    }

    private static byte Nearest(byte left, byte up, byte corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static (int Red, int Green, int Blue) Pixel(byte[] line, int x, int depth, int channels, byte[]? palette)
    {
        if (depth < 8)
        {
            var bit = x * depth;
            var value = (line[1 + (bit / 8)] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
            return palette is null ? Grey(value * 255 / ((1 << depth) - 1)) : From(palette, value);
        }

        var (wide, at) = (depth / 8, 1 + (x * channels * (depth / 8)));
        if (palette is not null)
        {
            return From(palette, line[at]);
        }

        var (red, green, blue) = channels < 3 ? Grey(line[at]) : (line[at], line[at + wide], line[at + (2 * wide)]);
        if (channels is 1 or 3)
        {
            return (red, green, blue);
        }

        // What can be seen through lies on white paper.
        var solid = line[at + ((channels - 1) * wide)];
        return (On(red, solid), On(green, solid), On(blue, solid));
    }

    private static int On(int colour, int solid) => ((colour * solid) + (255 * (255 - solid))) / 255;

    private static (int Red, int Green, int Blue) Grey(int value) => (value, value, value);

    private static (int Red, int Green, int Blue) From(byte[] palette, int value) =>
        (3 * value) + 2 < palette.Length ? (palette[3 * value], palette[(3 * value) + 1], palette[(3 * value) + 2]) : throw CleanImage.Broken();

    private sealed class Sums(int width, int height)
    {
        private readonly int[] sums = new int[width * height * 4];

        public void Add(int x, int y, int red, int green, int blue)
        {
            var at = ((y * width) + x) * 4;
            (sums[at], sums[at + 1], sums[at + 2], sums[at + 3]) = (sums[at] + red, sums[at + 1] + green, sums[at + 2] + blue, sums[at + 3] + 1);
        }

        public Raster Means()
        {
            var rgb = new byte[width * height * 3];
            for (var pixel = 0; pixel < width * height; pixel++)
            {
                for (var colour = 0; colour < 3; colour++)
                {
                    rgb[(pixel * 3) + colour] = (byte)(sums[(pixel * 4) + colour] / sums[(pixel * 4) + 3]);
                }
            }

            return new Raster(width, height, rgb);
        }
    }
}
