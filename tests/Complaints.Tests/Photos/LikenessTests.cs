using Complaints.Photos;
using Complaints.Photos.Images;
using Complaints.Demo;

namespace Complaints.Tests.Photos;

public sealed class LikenessTests
{
    [Fact]
    public void Small_picture_is_what_the_large_one_shows()
    {
        var drawn = Pictures.Draw(1);
        var small = new JpegReader(Pictures.Jpeg(1, quality: 92)).Read()!;
        var wanted = drawn.Scaled(small.Width, small.Height);

        Assert.Equal((80, 60), (small.Width, small.Height));
        Assert.True(wanted.Rgb.Zip(small.Rgb).Max(pair => Math.Abs(pair.First - pair.Second)) < 12);
        Assert.True(PngReader.Read(Pictures.Png(drawn))!.Rgb.SequenceEqual(drawn.Rgb));
    }

    [Fact]
    public void Copies_of_a_picture_are_near_and_other_pictures_are_far()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var drawn = Pictures.Draw(seed, 640, 480);
            var print = Of(JpegWriter.Write(drawn, 90));
            byte[][] copies =
            [
                JpegWriter.Write(drawn, 35),
                JpegWriter.Write(drawn.Scaled(400, 300), 80),
                JpegWriter.Write(drawn with { Rgb = [.. drawn.Rgb.Select(value => (byte)Math.Min(255, (value * 1.08) + 8))] }, 80),
                Pictures.Png(drawn.Scaled(320, 240)),
            ];
            Assert.All(copies, copy => Assert.InRange(Likeness.Distance(print, Of(copy)), 0, Likeness.Near));
            Assert.InRange(Likeness.Distance(print, Of(Pictures.Jpeg(seed + 100, 640, 480))), Likeness.Near + 4, 64);
        }
    }

    [Fact]
    public void Photo_held_upright_or_turned_back_by_its_tag_looks_the_same()
    {
        var drawn = Pictures.Draw(5);
        var sideways = CleanImage.From(Pictures.JpegWithSecrets(orientation: 6, seed: 5)).Value!;

        Assert.InRange(Likeness.Distance(Of(JpegWriter.Write(drawn.Upright(6), 85)), Likeness.Of(Thumbnail.Read(sideways))!.Value), 0, 2);
    }

    [Fact]
    public void Empty_sheet_is_compared_with_nothing()
    {
        var white = new Raster(64, 64, [.. Enumerable.Repeat((byte)250, 64 * 64 * 3)]);

        Assert.Null(Likeness.Of(white));
    }

    [Fact]
    public void Whatever_is_near_shares_a_quarter_but_for_one_answer()
    {
        var dice = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var one = dice.NextInt64(long.MinValue, long.MaxValue);
            var other = Enumerable.Range(0, 64).OrderBy(_ => dice.Next()).Take(Likeness.Near).Aggregate(one, (print, bit) => print ^ (1L << bit));
            Assert.Contains(Likeness.Quarters(one).Zip(Likeness.Quarters(other)), pair => Likeness.Around(pair.First).Contains(pair.Second));
        }
    }

    [Fact]
    public void Demo_shows_one_photo_twice_and_the_others_once()
    {
        var twice = Likeness.Distance(Of(DemoPicture.Jpeg(Shot.Fault, 99)), Of(DemoPicture.Jpeg(Shot.Fault, 99, light: 1.08, quality: 70)));
        var others = Enumerable.Range(0, 4).SelectMany(seed => Enum.GetValues<Shot>().Where(shot => shot is not (Shot.More or Shot.Certificate)).Select(shot => Of(DemoPicture.Jpeg(shot, seed)))).ToList();

        Assert.InRange(twice, 0, Likeness.Near);
        Assert.All(others.SelectMany((one, at) => others.Skip(at + 1).Select(other => Likeness.Distance(one, other))), distance => Assert.True(distance > Likeness.Near, $"{distance}"));
    }

    private static long Of(byte[] file) => Likeness.Of(Thumbnail.Read(CleanImage.From(file).Value!))!.Value;
}
