using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Photos.Images;
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

public sealed class AddPhotoHandler(ComplaintsDb db, PhotoDesk desk, PhotoFiles files, RequestScope scope, TimeProvider clock) : IRequestHandler<AddPhoto, Answer<PhotoView>>
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

        var cleaned = CleanImage.From(request.Content);
        if (cleaned.Value is not { } image)
        {
            return cleaned.As<PhotoView>();
        }

        var hash = PhotoFiles.HashOf(image.Bytes);
        var there = await db.Photos.Where(photo => photo.TicketId == ticket.Id && photo.RemovedAt == null).ToListAsync(cancellationToken);
        if (there.Find(photo => photo.Hash == hash) is { } already)
        {
            return await desk.View(already, cancellationToken);
        }

        if (there.Count >= Photo.MostOfATicket)
        {
            return Refused.Rule("file", $"Ticket {ticket.Number} has {there.Count} photos, and more are not kept. Remove one that does not help.");
        }

        var small = await Thumbnail.ReadInTurn(image, cancellationToken);
        await files.Keep(hash, image.Bytes, Thumbnail.Write(small));
        var place = Enumerable.Range(1, Photo.MostOfATicket).First(free => there.TrueForAll(photo => photo.Place != free));
        var photo = new Photo(ticket.Id, place, Words.Parse<Shot>(request.Shot)!.Value, hash, image, Likeness.Of(small), clock.Now(), scope.Actor);
        db.Add(photo);
        ticket.PhotoAdded(photo.Shot, clock.Now(), scope.Actor);
        return await desk.View(photo, cancellationToken);
    }
}
