using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Tests.Access;
using Complaints.Tests.Support;
using Complaints.Tickets.Intake;
using ZXing;

namespace Complaints.Tests.Tickets.Intake;

public sealed class ReadPictureTests
{
    private const int Wide = 480;
    private const int High = 270;
    private const byte Ink = 40;
    private const byte Paper = 210;

    [Theory]
    [InlineData(BarcodeFormat.EAN_13, Purchases.Barcode)]
    [InlineData(BarcodeFormat.EAN_8, "96385074")]
    [InlineData(BarcodeFormat.UPC_A, "036000291452")]
    [InlineData(BarcodeFormat.CODE_128, "T01-2026-000114")]
    [InlineData(BarcodeFormat.CODE_39, "SKY-A6/BLUE")]
    [InlineData(BarcodeFormat.QR_CODE, "RANGER-42/brown/42/B2409")]
    [InlineData(BarcodeFormat.DATA_MATRIX, "RANGER-42/brown/42/B2409")]
    public async Task Code_before_the_camera_is_read(BarcodeFormat format, string text)
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(text, (await app.Done(app.Floor, Of(format, text))).Text);
    }

    [Fact]
    public async Task Bars_that_stand_upright_are_read_too()
    {
        await using var app = await ComplaintsApp.Start();
        var lying = Of(BarcodeFormat.EAN_13, Purchases.Barcode).Grey;
        var upright = Enumerable.Range(0, Wide * High).Select(at => lying[(at % High * Wide) + (at / High)]).ToArray();

        Assert.Equal(Purchases.Barcode, (await app.Done(app.Floor, new ReadPicture(High, Wide, upright))).Text);
    }

    [Fact]
    public async Task Picture_without_a_code_says_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        var noise = new byte[Wide * High];
        new Random(7).NextBytes(noise);

        Assert.Null((await app.Done(app.Floor, new ReadPicture(Wide, High, noise))).Text);
        Assert.Null((await app.Done(app.Floor, new ReadPicture(Wide, High, new byte[Wide * High]))).Text);
        Assert.Null((await app.Done(app.Floor, new ReadPicture(1, 1, [Paper]))).Text);
    }

    [Theory]
    [InlineData(Wide, High, (Wide * High) - 1)]
    [InlineData(Wide, High, 0)]
    [InlineData(ReadPicture.MostPixels + 1, 1, ReadPicture.MostPixels + 1)]
    [InlineData(1, ReadPicture.MostPixels + 1, ReadPicture.MostPixels + 1)]
    [InlineData(0, 0, 0)]
    [InlineData(-10, -10, 100)]
    [InlineData(65536, 65536, 0)]
    public async Task Picture_that_is_too_large_or_did_not_arrive_whole_is_refused(int width, int height, int bytes)
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Floor, new ReadPicture(width, height, new byte[bytes]));

        Assert.Equal(Refusal.BadForm, answer.Refusal);
        Assert.Equal("picture", Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task Only_whoever_opens_tickets_may_have_a_picture_read()
    {
        await using var app = await ComplaintsApp.Start();
        var picture = Of(BarcodeFormat.QR_CODE, "B2409");

        Assert.Equal(Refusal.NotAllowed, (await app.Send(app.Quality, picture)).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await app.Send(Actor.Nobody, picture)).Refusal);
        Assert.Equal("B2409", (await app.Done(app.Supervisor, picture)).Text);
    }

    [Fact]
    public async Task Page_sends_pictures_of_whoever_is_signed_in_and_no_foreign_page_does()
    {
        await using var app = await ComplaintsApp.Start();
        var cookie = await AccessTests.SignIn(app, "floor", Chain.Password);
        var picture = Of(BarcodeFormat.QR_CODE, "B2409");

        var reply = await Post(app, cookie, picture);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("B2409", JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["text"]!.GetValue<string>());
        await (await Post(app, cookie, picture with { Width = Wide - 1 })).IsRefused(400, "picture");
        await (await Post(app, cookie, picture, ours: false)).IsRefused(403, "");
        await (await Post(app, null, picture)).IsRefused(401, "");
    }

    private static Task<HttpResponseMessage> Post(ComplaintsApp app, string? cookie, ReadPicture picture, bool ours = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/scan?width={picture.Width}&height={picture.Height}") { Content = new ByteArrayContent(picture.Grey) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (ours)
        {
            request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        }

        return app.Client(null).SendAsync(request);
    }

    /// <summary>A code in the middle of the viewfinder, as a printer makes it.</summary>
    private static ReadPicture Of(BarcodeFormat format, string text)
    {
        var code = new MultiFormatWriter().encode(text, format, 440, 200);
        var (left, top) = ((Wide - code.Width) / 2, (High - code.Height) / 2);
        var grey = new byte[Wide * High];
        Array.Fill(grey, Paper);
        for (var y = 0; y < code.Height; y++)
        {
            for (var x = 0; x < code.Width; x++)
            {
                grey[((top + y) * Wide) + left + x] = code[x, y] ? Ink : Paper;
            }
        }

        return new ReadPicture(Wide, High, grey);
    }
}
