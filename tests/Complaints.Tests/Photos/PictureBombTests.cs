using Complaints.Photos.Images;

namespace Complaints.Tests.Photos;

/// <summary>Small files that ask for a great deal of work. What is counted is the work, so that a slow machine changes nothing.</summary>
public sealed class PictureBombTests
{
    private static readonly byte[] OneTable = Codes(0, [1], [0]);
    private static readonly byte[] Tables = [.. OneTable, .. Codes(0x10, [1], [0])];
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];

    [Fact]
    public void Scan_without_data_is_not_read_to_the_end_of_the_claimed_picture()
    {
        var (mark, nothing) = (Bomb([.. Tables, .. Scan, 0xFF, 0xD0]), Bomb([.. Tables, .. Scan]));
        var endless = Bomb([.. Tables, 0xFF, 0xDD, 0, 4, 0, 1, .. Scan, .. Enumerable.Repeat<byte[]>([0xFF, 0xD0], 50).SelectMany(mark => mark)]);

        Assert.InRange(Read(mark), 1, 200);
        Assert.InRange(Read(nothing), 1, 200);
        Assert.InRange(Read(endless), 1, 60);
    }

    [Fact]
    public void Damaged_stretch_ends_at_the_next_restart_mark()
    {
        // Two stretches of a hundred blocks. The first has no data; the second begins with a white block.
        byte[] tables = [.. Codes(0, [1, 1], [0, 7]), .. Codes(0x10, [1], [0])];
        var reader = new JpegReader(Picture(1600, 8, [.. tables, 0xFF, 0xDD, 0, 4, 0, 100, .. Scan, 0xFF, 0xD0, 0xBF, 0x80]));

        var picture = reader.Read()!;

        Assert.Equal((128, 255), (picture.Rgb[0], picture.Rgb[200 * 3]));
        Assert.InRange(reader.BlocksRead, 2, 199);
    }

    [Fact]
    public void Scans_that_go_over_the_same_blocks_again_are_given_up()
    {
        var data = new byte[20];   // eighty blocks
        var reader = new JpegReader(Picture(640, 8, [.. Tables, .. Scan, .. data, .. Scan, .. data]));

        Assert.Throws<PictureException>(reader.Read);
        Assert.InRange(reader.BlocksRead, 80, 81);
    }

    [Fact]
    public void Colour_named_twice_in_a_scan_is_refused() =>
        Assert.Throws<PictureException>(new JpegReader(Bomb([.. Tables, 0xFF, 0xDA, 0, 10, 2, 1, 0, 1, 0, 0, 63, 0, 0])).Read);

    [Fact]
    public void Tables_without_words_and_more_tables_than_any_photo_has_are_refused()
    {
        Assert.Throws<PictureException>(new JpegReader(Bomb([.. Codes(0, [], []), .. Tables, .. Scan, 0])).Read);
        Assert.Throws<PictureException>(new JpegReader(Bomb([.. Enumerable.Repeat(OneTable, 33).SelectMany(table => table), .. Tables, .. Scan, 0])).Read);
        Assert.NotNull(new JpegReader(Bomb([.. Enumerable.Repeat(OneTable, 30).SelectMany(table => table), .. Tables, .. Scan, 0])).Read());
    }

    [Fact]
    public void Png_that_unpacks_to_far_more_than_it_weighs_is_kept_and_not_unpacked()
    {
        var image = CleanImage.From(Pictures.PngThatClaims(8000, 8000)).Value!;

        // Its data end at once: whoever began to read them would call it broken.
        Assert.Null(PngReader.Read(image.Bytes));
        Assert.Throws<PictureException>(() => PngReader.Read(CleanImage.From(Pictures.PngThatClaims(4000, 5000)).Value!.Bytes));
    }

    [Fact]
    public async Task Photos_sent_all_at_once_are_read_in_turn_and_none_is_forgotten()
    {
        var image = CleanImage.From(Pictures.Jpeg()).Value!;

        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Thumbnail.ReadInTurn(image, CancellationToken.None))));

        Assert.All(read, Assert.NotNull);
    }

    private static int Read(byte[] file)
    {
        var reader = new JpegReader(CleanImage.From(file).Value!.Bytes);
        Assert.NotNull(reader.Read());
        return reader.BlocksRead;
    }

    private static byte[] Bomb(byte[] rest) => Picture(8000, 8000, rest);

    /// <summary>A grey JPEG whose numbers count eight times.</summary>
    private static byte[] Picture(int width, int height, byte[] rest) =>
    [
        0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64),
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        .. rest, 0xFF, 0xD9,
    ];

    private static byte[] Codes(byte place, byte[] counts, byte[] meanings) =>
        [0xFF, 0xC4, 0, (byte)(19 + meanings.Length), place, .. counts, .. new byte[16 - counts.Length], .. meanings];
}
