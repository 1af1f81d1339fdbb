using System.Buffers.Binary;
using System.Text;

namespace Complaints.Photos.Images;

/// <summary>A WebP, chunk by chunk. Moving pictures are not taken.</summary>
internal static class WebpFile
{
    private const byte HasProfile = 0x20, HasAlpha = 0x10, HasExif = 0x08, Moves = 0x02;

    public static CleanImage Clean(ReadOnlySpan<byte> file)
    {
        var end = Math.Min(file.Length, BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L);
        using var body = new MemoryStream(file.Length);
        var (width, height, orientation) = (0, 0, 1);
        byte[]? canvas = null;
        for (var at = 12; at + 8 <= end;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (size > end - at - 8)
            {
                throw CleanImage.Broken();
            }

            var name = Encoding.Latin1.GetString(file.Slice(at, 4));
            var data = file.Slice(at + 8, (int)size);
            at += 8 + (int)size + ((int)size & 1);
            switch (name)
            {
                case "VP8X" when canvas is null && data.Length >= 10:
                    if ((data[0] & Moves) != 0)
                    {
                        throw new PictureException("This is a moving picture. Send a photo.");
                    }

                    canvas = data[..10].ToArray();
                    CleanImage.CheckSize(1 + Read24(data[4..]), 1 + Read24(data[7..]));
                    break;
                case "EXIF":
                    // Some programs write the name in front, as in a JPEG.
                    orientation = Exif.Orientation(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
                    break;
                case "VP8 " or "VP8L" when width == 0:
                    (width, height) = name == "VP8 " ? Lossy(data) : Lossless(data);
                    CleanImage.CheckSize(width, height);
                    Write(body, name, data);
                    break;
                case "ALPH" or "ICCP":
                    Write(body, name, data);
                    break;
                default:
                    break;   // XMP, makers' own chunks
            }
        }

        return width > 0
            ? CleanImage.Of(ImageKind.Webp, Assemble(body, canvas, orientation), width, height, canvas is null ? 1 : orientation)
            : throw CleanImage.Broken();
    }

    private static byte[] Assemble(MemoryStream body, byte[]? canvas, int orientation)
    {
        using var chunks = new MemoryStream((int)body.Length + 64);
        if (canvas is not null)
        {
            canvas[0] = (byte)((canvas[0] & (HasProfile | HasAlpha)) | (orientation > 1 ? HasExif : 0));
            Write(chunks, "VP8X", canvas);
        }

        body.WriteTo(chunks);
        if (canvas is not null && orientation > 1)
        {
            Write(chunks, "EXIF", Exif.Saying(orientation));
        }

        using var whole = new MemoryStream((int)chunks.Length + 12);
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)chunks.Length + 4);
        whole.Write("RIFF"u8);
        whole.Write(size);
        whole.Write("WEBP"u8);
        chunks.WriteTo(whole);
        return whole.ToArray();
    }

    private static void Write(MemoryStream to, string name, ReadOnlySpan<byte> data)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)data.Length);
        to.Write(Encoding.Latin1.GetBytes(name));
        to.Write(size);
        to.Write(data);
        if ((data.Length & 1) != 0)
        {
            to.WriteByte(0);
        }
    }

    private static (int Width, int Height) Lossy(ReadOnlySpan<byte> data) => data.Length >= 10 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
        ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
        : throw CleanImage.Broken();

    private static (int Width, int Height) Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5 || data[0] != 0x2F)
        {
            throw CleanImage.Broken();
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static int Read24(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);
}
