using Complaints.Access;
using Complaints.Shell;
using MediatR;
using ZXing;
using ZXing.Common;

namespace Complaints.Tickets.Intake;

/// <summary>What does the code say that the camera sees? Asked by browsers that cannot read one themselves. The picture is kept nowhere.</summary>
/// <param name="Grey">Row by row from the top, a byte for each pixel: 0 is black.</param>
[May(Role.Floor)]
public sealed record ReadPicture(int Width, int Height, byte[] Grey) : IQuery<PictureView>
{
    /// <summary>Wider than the page sends, and little enough to look at in a moment.</summary>
    public const int MostPixels = 640;
}

/// <param name="Text">Null when no code is seen. What it means is asked of <see cref="ReadScan"/>, as for a code that was typed.</param>
public sealed record PictureView(string? Text);

public sealed class ReadPictureValidator : IValidator<ReadPicture>
{
    public IEnumerable<Problem> Check(ReadPicture request)
    {
        var form = new FormCheck();
        var fits = request is { Width: > 0 and <= ReadPicture.MostPixels, Height: > 0 and <= ReadPicture.MostPixels };
        form.When(!fits, "picture", $"A picture has 1 to {ReadPicture.MostPixels} pixels each way.");
        form.When(fits && request.Grey.Length != request.Width * request.Height, "picture", "The picture did not arrive whole.");
        return form.Problems;
    }
}

public sealed class ReadPictureHandler : IRequestHandler<ReadPicture, Answer<PictureView>>
{
    /// <summary>On boxes, labels, receipts and customers' cards. The fewer are looked for, the less is seen that is not there.</summary>
    private static readonly BarcodeFormat[] InShops =
    [
        BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A, BarcodeFormat.CODE_128, BarcodeFormat.CODE_39, BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX,
    ];

    public Task<Answer<PictureView>> Handle(ReadPicture request, CancellationToken cancellationToken)
    {
        // A reader is for one picture at a time. Trying harder also finds bars that stand upright; in the extended mode "/B" would be another sign than the two on our labels.
        var reader = new BarcodeReaderGeneric { Options = new DecodingOptions { TryHarder = true, UseCode39ExtendedMode = false, PossibleFormats = InShops } };
        var seen = reader.Decode(request.Grey, request.Width, request.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return Task.FromResult<Answer<PictureView>>(new PictureView(seen?.Text));
    }
}
