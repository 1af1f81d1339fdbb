using System.Buffers.Binary;

namespace Complaints.Photos.Images;

/// <summary>A JPEG, segment by segment. Kept is what is needed to draw it and its colour profile: colours are evidence here.</summary>
internal static class JpegFile
{
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE;
    private const byte HuffmanTables = 0xC4, Quantisation = 0xDB, RestartInterval = 0xDD;
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9;

    public static CleanImage Clean(ReadOnlySpan<byte> file)
    {
        using var body = new MemoryStream(file.Length);
        var (at, orientation, width, height) = (2, 0, 0, 0);
        var (jfif, scanned) = (false, false);
        while (true)
        {
            if (at >= file.Length || file[at] != 0xFF)
            {
                throw CleanImage.Broken();
            }

            while (at < file.Length && file[at] == 0xFF)
            {
                at++;
            }

            var marker = at < file.Length ? file[at++] : throw CleanImage.Broken();
            if (marker == EndOfImage)
            {
                break;   // what lies behind it is no picture: videos, second pictures, hidden things
            }

            var length = at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : 0;
            if (length < 2 || at + length > file.Length)
            {
                throw CleanImage.Broken();
            }

            var segment = file.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case App0:
                    jfif |= segment.StartsWith("JFIF\0"u8);
                    break;
                case App1 when orientation == 0 && segment.StartsWith("Exif\0\0"u8):
                    orientation = Exif.Orientation(segment[6..]);
                    break;
                case App2 when segment.StartsWith("ICC_PROFILE\0"u8):
                    Write(body, marker, segment);
                    break;
                case App14 when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                    Write(body, marker, segment[..12]);
                    break;
                case HuffmanTables or Quantisation or RestartInterval:
                    Write(body, marker, segment);
                    break;
                case >= 0xC0 and <= 0xCF:
                    if (marker > 0xC2 || width != 0 || segment.Length < 6)
                    {
                        throw new PictureException("This is a rare kind of JPEG which browsers do not show. Save it anew as an ordinary JPEG.");
                    }

                    (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
                    CleanImage.CheckSize(width, height);
                    Write(body, marker, segment);
                    break;
                case StartOfScan:
                    scanned = width != 0 ? true : throw CleanImage.Broken();
                    Write(body, marker, segment);
                    var end = EndOfScan(file, at);
                    body.Write(file[at..end]);
                    at = end;
                    break;
                default:
                    break;   // comments, makers' notes, previews, places
            }
        }

        return scanned
            ? CleanImage.Of(ImageKind.Jpeg, Assemble(body, jfif, Math.Max(1, orientation)), width, height, Math.Max(1, orientation))
            : throw CleanImage.Broken();
    }

    /// <returns>Where the next marker begins that does not belong to the scan.</returns>
    public static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw CleanImage.Broken();
    }

    private static byte[] Assemble(MemoryStream body, bool jfif, int orientation)
    {
        using var whole = new MemoryStream((int)body.Length + 64);
        whole.Write([0xFF, 0xD8]);
        if (jfif)
        {
            // Version 1.1, square pixels, and no little picture, which may show what was cut off the large one.
            Write(whole, App0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (orientation > 1)
        {
            Write(whole, App1, [.. "Exif\0\0"u8, .. Exif.Saying(orientation)]);
        }

        body.WriteTo(whole);
        whole.Write([0xFF, EndOfImage]);
        return whole.ToArray();
    }

    internal static void Write(Stream to, byte marker, ReadOnlySpan<byte> segment)
    {
        to.Write([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
        to.Write(segment);
    }
}
