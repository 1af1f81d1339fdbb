using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>Puts a photo on a ticket. The same picture sent again is the one that is there already.</summary>
/// <param name="Shot">pair, soles, fault, label, more or certificate.</param>
[May(Role.Floor)]
public sealed record AddPhoto(string Number, string? Shot, [property: JsonIgnore] byte[] Content) : ICommand<PhotoView>
{
    /// <summary>Stands for the picture where requests are compared.</summary>
    public string Print => PhotoFiles.HashOf(Content);
}

public sealed class AddPhotoValidator : IValidator<AddPhoto>
{
    public IEnumerable<Problem> Check(AddPhoto request)
    {
        var form = new FormCheck();
        form.OneOf("shot", request.Shot, [.. Enum.GetValues<Shot>().Select(shot => shot.Word())], "Say what the photo shows: pair, soles, fault, label, more or certificate.");
        form.When(request.Content.Length == 0, "file", "Send the photo.");
        form.When(request.Content.Length > Photo.MostBytes, "file", TooLarge);
        return form.Problems;
    }

    public static Sentence TooLarge => $"This photo is too large: at most {Photo.MostBytes / 1024 / 1024} MB are kept.";
}

public sealed class AddPhotoHandler(ComplaintsDb db, PhotoDesk desk, RequestScope scope) : IRequestHandler<AddPhoto, Answer<PhotoView>>
{
    public async Task<Answer<PhotoView>> Handle(AddPhoto request, CancellationToken cancellationToken)
    {
        var written = request.Number.ToUpperInvariant();
        if (await db.Tickets.FirstOrDefaultAsync(ticket => ticket.Number == written, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        // A photo stands beside the steps: whoever is typing one meanwhile has not been overtaken, so no version is asked for.
        if (ticket.WhyNot(scope.Actor, ticket.Version) is { } refusal)
        {
            return refusal;
        }

        var kept = await desk.Keep(ticket, Words.Parse<Shot>(request.Shot)!.Value, request.Content, cancellationToken);
        return kept.Value is { } photo ? await desk.View(photo, cancellationToken) : kept.As<PhotoView>();
    }
}
