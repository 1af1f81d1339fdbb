using System.Text;
using Complaints.Photos.Images;

namespace Complaints.Tests.Photos;

public sealed class CleanImageTests
{
    [Fact]
    public void Jpeg_loses_everything_but_the_picture_and_which_way_up_it_is()
    {
        var file = Pictures.JpegWithSecrets(orientation: 6);
        Assert.True(Pictures.Holds(file, Pictures.Secret));

        var clean = Clean(file);

        Assert.False(Pictures.Holds(clean.Bytes, Pictures.Secret));
        Assert.False(Pictures.Holds(clean.Bytes, Pictures.Secret[..3]));   // the preview in JFIF's own segment
        Assert.False(Pictures.Holds(clean.Bytes, "script"));
        Assert.Equal((ImageKind.Jpeg, 240, 320, 6), (clean.Kind, clean.Width, clean.Height, clean.Orientation));
        Assert.Equal(6, Clean(clean.Bytes).Orientation);
    }

    [Fact]
    public void Cleaned_jpeg_shows_the_same_pixels()
    {
        var plain = new JpegReader(Pictures.Jpeg()).Read()!;
        var cleaned = new JpegReader(Clean(Pictures.JpegWithSecrets()).Bytes).Read()!;

        Assert.Equal(plain.Rgb, cleaned.Rgb);
    }

    [Fact]
    public void Png_loses_everything_but_the_picture_and_which_way_up_it_is()
    {
        var file = Pictures.Png(Pictures.Draw(1, 40, 30), secrets: true, orientation: 3);
        Assert.True(Pictures.Holds(file, Pictures.Secret));

        var clean = Clean(file);

        Assert.False(Pictures.Holds(clean.Bytes, Pictures.Secret));
        Assert.Equal((ImageKind.Png, 40, 30, 3), (clean.Kind, clean.Width, clean.Height, clean.Orientation));
        Assert.Equal(3, Clean(clean.Bytes).Orientation);
    }

    [Fact]
    public void Webp_loses_everything_but_the_picture_and_which_way_up_it_is()
    {
        var file = Pictures.WebpWithSecrets();
        Assert.True(Pictures.Holds(file, Pictures.Secret));

        var clean = Clean(file);

        Assert.False(Pictures.Holds(clean.Bytes, Pictures.Secret));
        Assert.False(Pictures.Holds(clean.Bytes, "XMP "));
        Assert.Equal((ImageKind.Webp, 48, 64, 8), (clean.Kind, clean.Width, clean.Height, clean.Orientation));
        Assert.Equal(clean.Bytes.Length - 8, BitConverter.ToInt32(clean.Bytes, 4));
        Assert.Equal(8, Clean(clean.Bytes).Orientation);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_so_that_the_same_picture_has_one_hash()
    {
        foreach (var file in new[] { Pictures.JpegWithSecrets(), Pictures.Png(Pictures.Draw(2, 20, 20), secrets: true), Pictures.WebpWithSecrets() })
        {
            var once = Clean(file).Bytes;
            Assert.Equal(once, Clean(once).Bytes);
        }
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><html><script>alert(1)</script></html>")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM")]
    public void Nothing_but_jpeg_png_and_webp_is_taken(string content) =>
        Assert.Contains("JPEG, PNG or WebP", CleanImage.From(Encoding.ASCII.GetBytes(content)).Why, StringComparison.Ordinal);

    [Fact]
    public void Page_that_begins_like_a_picture_is_refused()
    {
        Assert.True(CleanImage.From([0xFF, 0xD8, 0xFF, .. "<html><script>alert(1)</script>"u8]).IsRefused);
        Assert.True(CleanImage.From([.. PngFile.Signature, .. "<html><script>alert(1)</script>"u8]).IsRefused);
        Assert.True(CleanImage.From([.. "RIFF\xff\0\0\0WEBP<html><script>alert(1)</script>"u8]).IsRefused);
    }

    [Fact]
    public void Picture_that_claims_to_be_larger_than_any_camera_is_refused_before_it_is_unpacked()
    {
        Assert.Contains("too large", CleanImage.From(Pictures.PngThatClaims(60_000, 60_000)).Why, StringComparison.Ordinal);
        Assert.Contains("too large", CleanImage.From(Pictures.PngThatClaims(16_000, 16_000)).Why, StringComparison.Ordinal);
        var jpeg = Pictures.Jpeg();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg.AsSpan(frame + 5, 4).Fill(0xFF);
        Assert.Contains("too large", CleanImage.From(jpeg).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_picture_is_refused() => Assert.Contains("moving", CleanImage.From(Pictures.WebpWithSecrets(moving: true)).Why, StringComparison.Ordinal);

    [Fact]
    public void Damaged_pictures_are_refused_or_read_and_never_break_anything()
    {
        var dice = new Random(7);
        byte[][] whole = [Pictures.JpegWithSecrets(), Pictures.Png(Pictures.Draw(3, 60, 40), secrets: true), Pictures.WebpWithSecrets()];
        for (var round = 0; round < 1500; round++)
        {
            var file = whole[round % 3].ToArray();
            for (var hit = dice.Next(1, 6); hit > 0; hit--)
            {
                // Mostly the beginning, where the sizes and tables stand.
                file[dice.Next(dice.Next(2) == 0 ? Math.Min(900, file.Length) : file.Length)] = (byte)dice.Next(256);
            }

            file = file[..dice.Next(file.Length / 2, file.Length + 1)];
            if (CleanImage.From(file).Value is { } image)
            {
                Likeness.Of(Thumbnail.Read(image));
            }
        }
    }

    private static CleanImage Clean(byte[] file)
    {
        var answer = CleanImage.From(file);
        Assert.False(answer.IsRefused, answer.Why);
        return answer.Value!;
    }
}
