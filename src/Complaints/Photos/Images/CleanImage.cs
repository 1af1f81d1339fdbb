using Complaints.Shell;

namespace Complaints.Photos.Images;

/// <summary>The kinds of picture that are taken. Nothing else is: an SVG or a page of HTML can run scripts where it is shown.</summary>
public enum ImageKind
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>A picture and nothing but the picture: no place, no camera, no comments, nothing behind its end.</summary>
/// <param name="Width">In pixels as it is shown, so after it was turned.</param>
/// <param name="Height">In pixels as it is shown.</param>
/// <param name="Orientation">1 to 8 as EXIF counts; 1 is upright. The one thing kept of what a camera writes down.</param>
public sealed record CleanImage(ImageKind Kind, byte[] Bytes, int Width, int Height, int Orientation)
{
    /// <summary>More than any phone's camera takes in width or height.</summary>
    public const int MostSide = 16_384;

    /// <summary>A file of some kilobytes may claim to be larger than the memory of the machine that shows it.</summary>
    public const int MostPixels = 64_000_000;

    /// <summary>Looks at the first bytes, not at what the sender says, and writes the file anew without what is not the picture.</summary>
    public static Answer<CleanImage> From(byte[] file)
    {
        try
        {
            return KindOf(file) switch
            {
                ImageKind.Jpeg => JpegFile.Clean(file),
                ImageKind.Png => PngFile.Clean(file),
                ImageKind.Webp => WebpFile.Clean(file),
                _ => Refused.Form("file", "This is not a photo we can keep. Send a JPEG, PNG or WebP picture."),
            };
        }
        catch (PictureException broken)
        {
            return Refused.Form("file", broken.Why);
        }
    }

    public static ImageKind? KindOf(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ImageKind.Jpeg
        : file.StartsWith(PngFile.Signature) ? ImageKind.Png
        : file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? ImageKind.Webp
        : null;

    public string MediaType => MediaTypeOf(Kind);

    public static string MediaTypeOf(ImageKind kind) => kind switch
    {
        ImageKind.Jpeg => "image/jpeg",
        ImageKind.Png => "image/png",
        _ => "image/webp",
    };

    /// <param name="width">As stored, before it is turned.</param>
    /// <param name="height">As stored, before it is turned.</param>
    internal static CleanImage Of(ImageKind kind, byte[] bytes, int width, int height, int orientation) => orientation >= 5
        ? new CleanImage(kind, bytes, height, width, orientation)
        : new CleanImage(kind, bytes, width, height, orientation);

    /// <summary>Before anything is made of that size.</summary>
    internal static void CheckSize(long width, long height)
    {
        if (width < 1 || height < 1)
        {
            throw Broken();
        }

        if (width > MostSide || height > MostSide || width * height > MostPixels)
        {
            throw new PictureException($"This picture is too large: {width:N0} by {height:N0} pixels. At most {MostPixels / 1_000_000} million pixels are kept. Take it again with the camera's usual setting.");
        }
    }

    internal static PictureException Broken() => new("This photo is damaged and cannot be read. Take it again.");
}

/// <summary>A file that is no picture we keep.</summary>
/// <param name="why">For the person who sent it.</param>
internal sealed class PictureException(Sentence why) : Exception(why.ToString())
{
    public Sentence Why => why;
}
