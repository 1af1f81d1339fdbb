using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Complaints.Photos.Images;

namespace Complaints.Tests.Photos;

/// <summary>Pictures made for a test, with as much written beside them as cameras and their owners write.</summary>
internal static class Pictures
{
    /// <summary>Stands in every place where a camera or a person may write something.</summary>
    public const string Secret = "48.1374N-11.5755E";

    /// <summary>Bright and dark spots, large and small as in a photo; another seed puts them elsewhere.</summary>
    public static Raster Draw(int seed, int width = 320, int height = 240)
    {
        var dice = new Random(seed);
        var spots = Enumerable.Range(0, 24).Select(spot => (X: dice.NextDouble(), Y: dice.NextDouble(), Size: 0.03 + (0.006 * spot), Light: dice.Next(-90, 90))).ToList();
        var rgb = new byte[width * height * 3];
        for (var at = 0; at < width * height; at++)
        {
            var (x, y) = ((at % width) / (double)width, at / width / (double)height);
            var light = 125 + spots.Sum(spot => spot.Light * Math.Exp(-(Math.Pow(x - spot.X, 2) + Math.Pow(y - spot.Y, 2)) / (2 * spot.Size * spot.Size)));
            (rgb[at * 3], rgb[(at * 3) + 1], rgb[(at * 3) + 2]) = (Byte(light + 12), Byte(light), Byte(light - 15));
        }

        return new Raster(width, height, rgb);
    }

    public static byte[] Jpeg(int seed = 1, int width = 320, int height = 240, int quality = 85) => JpegWriter.Write(Draw(seed, width, height), quality);

    /// <summary>A JPEG with place, camera, comments, an own preview and a second file behind its end.</summary>
    public static byte[] JpegWithSecrets(int orientation = 6, int seed = 1)
    {
        var plain = Jpeg(seed);
        using var file = new MemoryStream();
        file.Write(plain.AsSpan(0, 2));
        JpegFile.Write(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, .. Encoding.ASCII.GetBytes(Secret)[..3]]);
        JpegFile.Write(file, 0xE1, [.. "Exif\0\0"u8, .. ExifWithSecrets(orientation)]);
        JpegFile.Write(file, 0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + Secret + "</x:xmpmeta>"));
        JpegFile.Write(file, 0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Secret));
        JpegFile.Write(file, 0xE2, Encoding.ASCII.GetBytes("MPF\0" + Secret));
        JpegFile.Write(file, 0xFE, Encoding.ASCII.GetBytes(Secret));
        file.Write(plain.AsSpan(2 + 18));
        file.Write(Encoding.ASCII.GetBytes("<script>" + Secret + "</script>"));
        return file.ToArray();
    }

    public static byte[] Png(Raster picture, bool secrets = false, int orientation = 1)
    {
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        PngFile.Write(file, "IHDR", PngHead(picture.Width, picture.Height));
        if (secrets)
        {
            PngFile.Write(file, "eXIf", ExifWithSecrets(orientation));
            PngFile.Write(file, "tEXt", Encoding.ASCII.GetBytes("Comment\0" + Secret));
            PngFile.Write(file, "iTXt", Encoding.ASCII.GetBytes("XML:com.adobe.xmp\0\0\0\0\0" + Secret));
            PngFile.Write(file, "tIME", new byte[7]);
        }

        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < picture.Height; y++)
            {
                pack.WriteByte(0);
                pack.Write(picture.Rgb.AsSpan(y * picture.Width * 3, picture.Width * 3));
            }
        }

        PngFile.Write(file, "IDAT", packed.ToArray());
        PngFile.Write(file, "IEND", []);
        if (secrets)
        {
            file.Write(Encoding.ASCII.GetBytes(Secret));
        }

        return file.ToArray();
    }

    /// <summary>A PNG of some bytes that says it is this large.</summary>
    public static byte[] PngThatClaims(int width, int height)
    {
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        PngFile.Write(file, "IHDR", PngHead(width, height));
        PngFile.Write(file, "IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]);
        PngFile.Write(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The containers of a WebP around some bytes that stand for its pixels.</summary>
    public static byte[] WebpWithSecrets(bool moving = false)
    {
        var exif = ExifWithSecrets(8);
        (string Name, byte[] Data)[] chunks =
        [
            ("VP8X", [(byte)(moving ? 0x2E : 0x2C), 0, 0, 0, 63, 0, 0, 47, 0, 0]),
            ("ICCP", [1, 2, 3]),
            ("VP8L", [0x2F, .. BitConverter.GetBytes(63u | (47u << 14)), 9, 9, 9, 9]),
            ("EXIF", exif),
            ("XMP ", Encoding.ASCII.GetBytes(Secret)),
        ];
        using var body = new MemoryStream();
        foreach (var (name, data) in chunks)
        {
            body.Write(Encoding.ASCII.GetBytes(name));
            body.Write(BitConverter.GetBytes(data.Length));
            body.Write(data);
            if (data.Length % 2 == 1)
            {
                body.WriteByte(0);
            }
        }

        return [.. "RIFF"u8, .. BitConverter.GetBytes((int)body.Length + 4), .. "WEBP"u8, .. body.ToArray()];
    }

    public static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    /// <summary>Orientation, the camera's maker and a block of places, as phones write them.</summary>
    private static byte[] ExifWithSecrets(int orientation)
    {
        var secret = Encoding.ASCII.GetBytes(Secret + "\0");
        var tiff = new byte[64 + secret.Length];
        "MM\0*"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(8), 3);
        Entry(tiff.AsSpan(10), 0x010F, 2, secret.Length, 64);
        Entry(tiff.AsSpan(22), 0x0112, 3, 1, orientation << 16);
        Entry(tiff.AsSpan(34), 0x8825, 4, 1, 50);
        secret.CopyTo(tiff.AsSpan(64));
        return tiff;
    }

    private static void Entry(Span<byte> to, int tag, int type, int count, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)tag);
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)type);
        BinaryPrimitives.WriteInt32BigEndian(to[4..], count);
        BinaryPrimitives.WriteInt32BigEndian(to[8..], value);
    }

    private static byte[] PngHead(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return head;
    }

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
