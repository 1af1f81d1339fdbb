namespace Complaints.Photos.Images;

/// <summary>Writes a plain JPEG, every colour at full size. For small pictures and for those of the demo.</summary>
internal sealed class JpegWriter : IDisposable
{
    private static readonly int[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private static readonly double[,] Wave = MakeWaves();

    // Short words for what is frequent: little change from block to block; the end of a block, small numbers after few zeros.
    private static readonly (int Code, int Length)[] Means = MakeWords([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 12));
    private static readonly (int Code, int Length)[] Words = MakeWords(
        [0, 1, 2, 3, 3, 3, 3, 3, 4, 6, 8, 16, 24, 32, 32, 64],
        Enumerable.Range(0, 256).Where(meaning => (meaning & 15) is >= 1 and <= 11 || meaning is 0 or 0xF0).OrderBy(meaning => meaning == 0 ? 0 : (meaning >> 4) + (1.4 * (meaning & 15))));

    private readonly MemoryStream to = new();
    private readonly int[] scale = new int[64];
    private int held, count;

    private JpegWriter(int quality)
    {
        // Coarser the faster the wave, because eyes see those less.
        for (var index = 0; index < 64; index++)
        {
            var (x, y) = (index % 8, index / 8);
            scale[index] = Math.Clamp((int)Math.Round((6 + (3.2 * (x + y)) + (0.55 * (x + y) * (x + y))) * (100 - quality) / 30.0), 1, 255);
        }
    }

    /// <param name="quality">1 to 99.</param>
    public static byte[] Write(Raster picture, int quality)
    {
        using var writer = new JpegWriter(quality);
        writer.Head(picture);
        writer.Body(picture);
        writer.Put(0x7F, 7);   // fills the last byte
        writer.to.Write([0xFF, 0xD9]);
        return writer.to.ToArray();
    }

    public void Dispose() => to.Dispose();

    private void Head(Raster picture)
    {
        to.Write([0xFF, 0xD8]);
        JpegFile.Write(to, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        JpegFile.Write(to, 0xDB, [0, .. ZigZag.Select(place => (byte)scale[place])]);
        JpegFile.Write(to, 0xC0,
            [8, (byte)(picture.Height >> 8), (byte)picture.Height, (byte)(picture.Width >> 8), (byte)picture.Width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);

        Table(0x00, Means);
        Table(0x10, Words);
        JpegFile.Write(to, 0xDA, [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]);
    }

    private void Table(byte number, (int Code, int Length)[] words)
    {
        var used = Enumerable.Range(0, words.Length).Where(meaning => words[meaning].Length > 0).OrderBy(meaning => words[meaning].Length).ThenBy(meaning => words[meaning].Code).ToList();
        JpegFile.Write(to, 0xC4, [number, .. Enumerable.Range(1, 16).Select(length => (byte)used.Count(meaning => words[meaning].Length == length)), .. used.Select(meaning => (byte)meaning)]);
    }

    private void Body(Raster picture)
    {
        Span<int> before = stackalloc int[3];
        Span<double> block = stackalloc double[64];
        for (var top = 0; top < picture.Height; top += 8)
        {
            for (var left = 0; left < picture.Width; left += 8)
            {
                for (var colour = 0; colour < 3; colour++)
                {
                    for (var at = 0; at < 64; at++)
                    {
                        var from = ((Math.Min(top + (at / 8), picture.Height - 1) * picture.Width) + Math.Min(left + (at % 8), picture.Width - 1)) * 3;
                        block[at] = Value(colour, picture.Rgb[from], picture.Rgb[from + 1], picture.Rgb[from + 2]);
                    }

                    Block(block, ref before[colour]);
                }
            }
        }
    }

    private void Block(Span<double> block, ref int before)
    {
        Span<double> half = stackalloc double[64];
        Span<int> numbers = stackalloc int[64];
        for (var y = 0; y < 8; y++)
        {
            for (var wave = 0; wave < 8; wave++)
            {
                var sum = 0.0;
                for (var x = 0; x < 8; x++)
                {
                    sum += block[(y * 8) + x] * Wave[wave, x];
                }

                half[(y * 8) + wave] = sum;
            }
        }

        for (var place = 0; place < 64; place++)
        {
            var (across, down) = (ZigZag[place] % 8, ZigZag[place] / 8);
            var sum = 0.0;
            for (var y = 0; y < 8; y++)
            {
                sum += half[(y * 8) + across] * Wave[down, y];
            }

            numbers[place] = (int)Math.Round(sum / scale[ZigZag[place]]);
        }

        Number(Means, 0, numbers[0] - before);
        before = numbers[0];
        var zeros = 0;
        for (var place = 1; place < 64; place++)
        {
            if (numbers[place] == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 16; zeros -= 16)
            {
                Put(Words[0xF0].Code, Words[0xF0].Length);
            }

            Number(Words, zeros, numbers[place]);
            zeros = 0;
        }

        if (zeros > 0)
        {
            Put(Words[0].Code, Words[0].Length);
        }
    }

    private void Number((int Code, int Length)[] words, int zeros, int value)
    {
        var size = 32 - int.LeadingZeroCount(Math.Abs(value));
        var word = words[(zeros << 4) | size];
        Put(word.Code, word.Length);
        Put(value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private void Put(int bits, int size)
    {
        held = (held << size) | (bits & ((1 << size) - 1));
        for (count += size; count >= 8; count -= 8)
        {
            var next = (byte)(held >> (count - 8));
            to.WriteByte(next);
            if (next == 0xFF)
            {
                to.WriteByte(0);
            }
        }
    }

    private static double Value(int colour, int red, int green, int blue) => colour switch
    {
        0 => (0.299 * red) + (0.587 * green) + (0.114 * blue) - 128,
        1 => (-0.168736 * red) - (0.331264 * green) + (0.5 * blue),
        _ => (0.5 * red) - (0.418688 * green) - (0.081312 * blue),
    };

    private static double[,] MakeWaves()
    {
        var waves = new double[8, 8];
        for (var wave = 0; wave < 8; wave++)
        {
            for (var at = 0; at < 8; at++)
            {
                waves[wave, at] = (wave == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * at) + 1) * wave * Math.PI / 16);
            }
        }

        return waves;
    }

    /// <param name="lengths">How many words there are of each length from 1 to 16. No word is all ones, which a JPEG forbids.</param>
    /// <param name="meanings">The most frequent first.</param>
    private static (int Code, int Length)[] MakeWords(int[] lengths, IEnumerable<int> meanings)
    {
        var words = new (int Code, int Length)[256];
        var order = meanings.ToList();
        var (code, next) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            for (var word = 0; word < lengths[length - 1] && next < order.Count; word++)
            {
                words[order[next++]] = (code++, length);
            }

            code <<= 1;
        }

        return next == order.Count ? words : throw new InvalidOperationException("Not every meaning has a word.");
    }
}
