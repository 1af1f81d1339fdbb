using System.Buffers.Binary;
using System.Text;

namespace Complaints.Photos.Images;

/// <summary>A PNG, chunk by chunk. Kept is what is needed to draw it in its colours.</summary>
internal static class PngFile
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT"];
    private static readonly uint[] Table = MakeTable();

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static CleanImage Clean(ReadOnlySpan<byte> file)
    {
        var (width, height, orientation) = (0, 0, 1);
        var (ended, drawn) = (false, false);
        for (var at = Signature.Length; !ended;)
        {
            var (name, data, next) = Chunk(file, at);
            at = next;
            if (width == 0)
            {
                if (name != "IHDR" || data.Length != 13)
                {
                    throw CleanImage.Broken();
                }

                var (wide, high) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
                CleanImage.CheckSize(wide, high);
                (width, height) = ((int)wide, (int)high);
            }
            else if (name == "eXIf" && !drawn)
            {
                orientation = Exif.Orientation(data);
            }
            else if (char.IsUpper(name[0]) && (name == "IHDR" || !Kept.Contains(name)))
            {
                throw CleanImage.Broken();
            }

            drawn |= name == "IDAT";
            ended = name == "IEND";
        }

        return drawn ? CleanImage.Of(ImageKind.Png, Rewrite(file, orientation), width, height, orientation) : throw CleanImage.Broken();
    }

    /// <summary>The chunk that begins there, checked, and where the next one begins.</summary>
    public static Piece Chunk(ReadOnlySpan<byte> file, int at)
    {
        var length = at + 12 <= file.Length ? BinaryPrimitives.ReadUInt32BigEndian(file[at..]) : uint.MaxValue;
        if (length > file.Length - at - 12)
        {
            throw CleanImage.Broken();
        }

        var named = file.Slice(at + 4, (int)length + 4);
        if (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]) != Checksum(named))
        {
            throw CleanImage.Broken();
        }

        return new Piece(Encoding.Latin1.GetString(named[..4]), named[4..], at + 12 + (int)length);
    }

    public static void Write(Stream to, string name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)data.Length);
        to.Write(number);
        byte[] named = [.. Encoding.Latin1.GetBytes(name), .. data];
        to.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        to.Write(number);
    }

    private static byte[] Rewrite(ReadOnlySpan<byte> file, int orientation)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        for (var at = Signature.Length; ;)
        {
            var (name, data, next) = Chunk(file, at);
            at = next;
            if (Kept.Contains(name))
            {
                Write(clean, name, data);
            }

            if (name == "IHDR" && orientation > 1)
            {
                Write(clean, "eXIf", Exif.Saying(orientation));
            }

            if (name == "IEND")
            {
                return clean.ToArray();
            }
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> of)
    {
        var sum = uint.MaxValue;
        foreach (var next in of)
        {
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[index] = value;
        }

        return table;
    }

    internal readonly ref struct Piece(string name, ReadOnlySpan<byte> data, int next)
    {
        private readonly ReadOnlySpan<byte> inside = data;

        public void Deconstruct(out string called, out ReadOnlySpan<byte> content, out int then)
        {
            called = name;
            content = inside;
            then = next;
        }
    }
}
