using System.Buffers.Binary;

namespace Complaints.Photos.Images;

/// <summary>What cameras write beside a picture. Only one thing is read, which way up it is, and only that is ever written.</summary>
internal static class Exif
{
    private const ushort OrientationTag = 0x0112;
    private const ushort Short = 3;

    /// <param name="tiff">From the byte order on, without the name "Exif" before it.</param>
    /// <returns>1 to 8; 1 for everything that cannot be read.</returns>
    public static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var little = tiff[0] == (byte)'I';
        var directory = Read32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[(int)directory..];
        var count = Read16(entries, little);
        for (var index = 0; index < count && 2 + (12 * index) + 12 <= entries.Length; index++)
        {
            var entry = entries.Slice(2 + (12 * index), 12);
            if (Read16(entry, little) == OrientationTag && Read16(entry[2..], little) == Short)
            {
                return Read16(entry[8..], little) is var value and >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    /// <summary>A block that says the orientation and nothing else.</summary>
    public static byte[] Saying(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0,
        1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Read16(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

    private static uint Read32(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
}
