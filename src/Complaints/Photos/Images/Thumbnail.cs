namespace Complaints.Photos.Images;

/// <summary>A photo made small on the server, for lists and to compare photos by. None of a WebP: nothing here can read its pixels.</summary>
internal static class Thumbnail
{
    public const int Longest = 480;

    /// <summary>Below this a small picture would be too coarse to see anything on: the photo itself is shown.</summary>
    private const int Shortest = 120;

    /// <summary>A large photo keeps a processor busy for a second: however many are sent at once, the rest of the program has the others.</summary>
    private const int MostAtOnce = 2;

    private static readonly SemaphoreSlim Free = new(MostAtOnce);

    /// <summary><see cref="Read"/>, one after the other when many want it.</summary>
    public static async Task<Raster?> ReadInTurn(CleanImage image, CancellationToken cancellation)
    {
        await Free.WaitAsync(cancellation);
        try
        {
            return Read(image);
        }
        finally
        {
            Free.Release();
        }
    }

    /// <returns>Upright, at most <see cref="Longest"/> pixels long; null when its pixels cannot be read.</returns>
    public static Raster? Read(CleanImage image)
    {
        try
        {
            var pixels = image.Kind switch
            {
                ImageKind.Jpeg => new JpegReader(image.Bytes).Read(),
                ImageKind.Png => PngReader.Read(image.Bytes),
                _ => null,
            };
            return pixels?.Within(Longest).Upright(image.Orientation);
        }
        catch (Exception broken) when (broken is PictureException or InvalidDataException)
        {
            return null;   // what browsers can still show is kept; it only has no small picture
        }
    }

    /// <summary>As a JPEG; null when the photo itself serves better.</summary>
    public static byte[]? Write(Raster? small) => small is null || Math.Max(small.Width, small.Height) < Shortest ? null : JpegWriter.Write(small, 78);
}
