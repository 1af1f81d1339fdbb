using System.Buffers.Binary;

namespace Complaints.Photos.Images;

/// <summary>
/// Reads a JPEG at a quarter of its size: of the 64 numbers of each block only the four slowest are used, which is all that a
/// small picture shows. Of a progressive one only the mean of each block. Takes cleaned files; broken ones throw
/// <see cref="PictureException"/> and nothing else.
/// </summary>
internal sealed class JpegReader(byte[] file)
{
    private const int MostScans = 24;

    /// <summary>A photo has 2 to 8; a progressive one with tables for each of its scans some more.</summary>
    private const int MostTables = 32;

    /// <summary>How often a progressive photo may go over all of its means: once, and once for each binary place that comes later.</summary>
    private const int MostPasses = 4;

    private static readonly int[] Used = [0, 1, 2, -1, 3];   // place of a number in the file's order -> place among the four

    private readonly int[]?[] scales = new int[4][];
    private readonly JpegCode?[] means = new JpegCode[4];
    private readonly JpegCode?[] waves = new JpegCode[4];
    private Plane[] planes = [];
    private bool progressive, plainRgb;
    private int width, height, unitsAcross, unitsDown, restart, tables, mostBlocks;

    /// <summary>How many blocks were read, which is the work it was.</summary>
    internal int BlocksRead { get; private set; }

    /// <returns>Null for colours that are not read: those of print.</returns>
    public Raster? Read()
    {
        var scans = 0;
        for (var at = 2; at + 4 <= file.Length;)
        {
            var marker = file[at + 1];
            if (file[at] != 0xFF || marker == 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length)
            {
                throw CleanImage.Broken();
            }

            var segment = file.AsSpan(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                case 0xDB:
                    ReadScales(segment);
                    break;
                case 0xC4:
                    ReadCodes(segment);
                    break;
                case 0xDD when segment.Length >= 2:
                    restart = BinaryPrimitives.ReadUInt16BigEndian(segment);
                    break;
                case 0xEE when segment.Length >= 12:
                    plainRgb = segment[11] == 0;
                    break;
                case >= 0xC0 and <= 0xC2:
                    progressive = marker == 0xC2;
                    if (!ReadFrame(segment))
                    {
                        return null;
                    }

                    break;
                case 0xDA:
                    var end = JpegFile.EndOfScan(file, at);
                    if (++scans <= MostScans)
                    {
                        ReadScan(segment, new JpegBits(file, at, end));
                    }

                    at = end;
                    break;
                default:
                    break;
            }
        }

        return planes.Length == 0 || scans == 0 ? throw CleanImage.Broken() : Draw();
    }

    private void ReadScales(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var (wide, number) = (segment[0] >> 4 != 0, segment[0] & 3);
            var size = wide ? 128 : 64;
            if (segment.Length < 1 + size)
            {
                throw CleanImage.Broken();
            }

            var table = new int[4];
            for (var place = 0; place < Used.Length; place++)
            {
                if (Used[place] is >= 0 and var used)
                {
                    table[used] = wide ? BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * place))..]) : segment[1 + place];
                }
            }

            scales[number] = table;
            segment = segment[(1 + size)..];
        }
    }

    private void ReadCodes(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 17)
        {
            var count = 0;
            foreach (var some in segment.Slice(1, 16))
            {
                count += some;
            }

            // Each takes 128 KB here, so a table without a word in it is no small thing.
            if (count is 0 or > 256 || ++tables > MostTables || segment.Length < 17 + count)
            {
                throw CleanImage.Broken();
            }

            var code = new JpegCode(segment.Slice(1, 16), segment.Slice(17, count));
            (segment[0] >> 4 == 0 ? means : waves)[segment[0] & 3] = code;
            segment = segment[(17 + count)..];
        }
    }

    private bool ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 || segment[0] != 8 || planes.Length != 0)
        {
            throw CleanImage.Broken();
        }

        var count = segment[5];
        (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        CleanImage.CheckSize(width, height);
        if (count is not (1 or 3) || segment.Length < 6 + (3 * count))
        {
            return count == 4 ? false : throw CleanImage.Broken();
        }

        var read = new Plane[count];
        for (var index = 0; index < count; index++)
        {
            var about = segment.Slice(6 + (3 * index), 3);
            read[index] = new Plane { Id = about[0], Across = about[1] >> 4, Down = about[1] & 15, Scale = about[2] & 3 };
            if (read[index].Across is < 1 or > 4 || read[index].Down is < 1 or > 4)
            {
                throw CleanImage.Broken();
            }
        }

        plainRgb |= count == 3 && read[0].Id == 'R' && read[1].Id == 'G' && read[2].Id == 'B';
        var (most, mostDown) = (read.Max(plane => plane.Across), read.Max(plane => plane.Down));
        (unitsAcross, unitsDown) = (Up(width, 8 * most), Up(height, 8 * mostDown));
        foreach (var plane in read)
        {
            plane.Stride = unitsAcross * plane.Across;
            plane.BlocksAcross = Up(Up(width * plane.Across, most), 8);
            plane.BlocksDown = Up(Up(height * plane.Down, mostDown), 8);
            plane.Numbers = new short[plane.Stride * unitsDown * plane.Down * 4];
        }

        planes = read;
        mostBlocks = read.Sum(plane => plane.Numbers.Length / 4) * (progressive ? MostPasses : 1);
        return true;
    }

    private void ReadScan(ReadOnlySpan<byte> head, JpegBits bits)
    {
        var count = head.Length > 0 ? head[0] : 0;
        if (count is < 1 or > 4 || head.Length < 4 + (2 * count) || planes.Length == 0)
        {
            throw CleanImage.Broken();
        }

        var (first, high, low) = (head[1 + (2 * count)], head[3 + (2 * count)] >> 4, head[3 + (2 * count)] & 15);
        if (progressive && first > 0)
        {
            return;
        }

        var here = new Plane[count];
        for (var index = 0; index < count; index++)
        {
            var (id, codes) = (head[1 + (2 * index)], head[2 + (2 * index)]);
            here[index] = Array.Find(planes, plane => plane.Id == id) is { } found && !here.Contains(found) ? found : throw CleanImage.Broken();
            (here[index].Mean, here[index].Waves) = (means[(codes >> 4) & 3], waves[codes & 3]);
        }

        // One plane alone comes block after block; several together in units, some blocks of each.
        var alone = count == 1;
        var (across, down) = alone ? (here[0].BlocksAcross, here[0].BlocksDown) : (unitsAcross, unitsDown);
        for (var unit = 0; unit < across * down; unit++)
        {
            if (restart > 0 && unit > 0 && unit % restart == 0)
            {
                bits.Restart();
                Array.ForEach(here, plane => plane.Before = 0);
            }

            if (bits.IsOver && restart == 0)
            {
                break;
            }

            if (bits.IsOver)
            {
                continue;   // what comes behind the next restart mark may be whole
            }

            foreach (var plane in here)
            {
                var (blocks, lines) = alone ? (1, 1) : (plane.Across, plane.Down);
                for (var block = 0; block < blocks * lines; block++)
                {
                    var (x, y) = ((unit % across * blocks) + (block % blocks), (unit / across * lines) + (block / blocks));
                    ReadBlock(plane, plane.Numbers.AsSpan(((y * plane.Stride) + x) * 4, 4), bits, high, low);
                }
            }
        }

        Array.ForEach(here, plane => plane.Before = 0);
    }

    private void ReadBlock(Plane plane, Span<short> numbers, JpegBits bits, int high, int low)
    {
        if (++BlocksRead > mostBlocks)
        {
            throw CleanImage.Broken();
        }

        if (progressive && high > 0)
        {
            numbers[0] |= (short)(bits.Take(1) << low);   // one more binary place of a mean known before
            return;
        }

        var size = bits.Next(plane.Mean);
        plane.Before += bits.Signed(size & 15);
        numbers[0] = (short)(plane.Before << (progressive ? low : 0));
        for (var place = 1; !progressive && place < 64; place++)
        {
            var next = bits.Next(plane.Waves);
            if ((next & 15) == 0)
            {
                if (next != 0xF0)
                {
                    break;
                }

                place += 15;
                continue;
            }

            place += next >> 4;
            var value = bits.Signed(next & 15);
            if (place < Used.Length && Used[place] is > 0 and var used)
            {
                numbers[used] = (short)value;
            }
        }
    }

    private Raster Draw()
    {
        var (wide, high) = (Up(width, 4), Up(height, 4));
        var (most, mostDown) = (planes.Max(plane => plane.Across), planes.Max(plane => plane.Down));
        var rgb = new byte[wide * high * 3];
        var scale = planes.Select(plane => scales[plane.Scale] ?? throw CleanImage.Broken()).ToArray();
        Span<double> value = stackalloc double[3];
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                for (var index = 0; index < planes.Length; index++)
                {
                    value[index] = planes[index].At(x * planes[index].Across / most, y * planes[index].Down / mostDown, scale[index]);
                }

                var (red, green, blue) = planes.Length == 1 ? (value[0], value[0], value[0])
                    : plainRgb ? (value[0], value[1], value[2])
                    : (value[0] + (1.402 * (value[2] - 128)), value[0] - (0.344136 * (value[1] - 128)) - (0.714136 * (value[2] - 128)), value[0] + (1.772 * (value[1] - 128)));
                var to = ((y * wide) + x) * 3;
                (rgb[to], rgb[to + 1], rgb[to + 2]) = (Byte(red), Byte(green), Byte(blue));
            }
        }

        return new Raster(wide, high, rgb);
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static int Up(int amount, int by) => (amount + by - 1) / by;

    /// <summary>One of the colours, in blocks of 8 by 8 pixels of which two by two are drawn.</summary>
    private sealed class Plane
    {
        public int Id, Across, Down, Scale, Stride, BlocksAcross, BlocksDown, Before;
        public short[] Numbers = [];
        public JpegCode? Mean, Waves;

        public double At(int x, int y, int[] scale)
        {
            var at = ((y / 2 * Stride) + (x / 2)) * 4;
            var (right, low) = (x % 2 == 0 ? 1 : -1, y % 2 == 0 ? 1 : -1);
            return 128 + (((Numbers[at] * scale[0]) + (right * Numbers[at + 1] * scale[1]) + (low * Numbers[at + 2] * scale[2]) + (right * low * Numbers[at + 3] * scale[3])) / 8.0);
        }
    }
}
