using Complaints.Access;
using Complaints.Data;
using Complaints.Photos.Images;
using Complaints.Shell;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Photos;

/// <summary>Keeps photos, and finds them for those who may see them.</summary>
public sealed class PhotoDesk(ComplaintsDb db, PhotoFiles files, RequestScope scope, TimeProvider clock)
{
    private const int MostAlike = 3;

    /// <summary>A photo that is not removed, with its ticket; or why this person gets none.</summary>
    public async Task<(Photo? Photo, Ticket? Ticket, Refused? Refusal)> Find(Guid id, CancellationToken cancellation)
    {
        var photo = await db.Photos.FirstOrDefaultAsync(photo => photo.Id == id && photo.RemovedAt == null, cancellation);
        if (photo is null)
        {
            return (null, null, Unknown);
        }

        var ticket = await db.Tickets.FirstAsync(ticket => ticket.Id == photo.TicketId, cancellation);
        return ticket.WhyHidden(scope.Actor) is { } refusal ? (null, null, refusal)
            : Photo.IsFor(photo.Shot, scope.Actor) ? (photo, ticket, null)
            : (null, null, Refused.NotAllowed("A medical certificate is for head office and the lawyers only."));
    }

    /// <summary>Puts a picture on a ticket that the caller may change. The same picture once more is the one that is there already.</summary>
    public async Task<Answer<Photo>> Keep(Ticket ticket, Shot shot, byte[] content, CancellationToken cancellation)
    {
        var cleaned = CleanImage.From(content);
        if (cleaned.Value is not { } image)
        {
            return cleaned.As<Photo>();
        }

        var hash = PhotoFiles.HashOf(image.Bytes);
        await db.Photos.Where(photo => photo.TicketId == ticket.Id && photo.RemovedAt == null).LoadAsync(cancellation);
        var there = db.Photos.Local.Where(photo => photo.TicketId == ticket.Id && photo.RemovedAt == null).ToList();
        if (there.Find(photo => photo.Hash == hash) is { } already)
        {
            return already;
        }

        if (there.Count >= Photo.MostOfATicket)
        {
            return Refused.Rule("file", $"Ticket {ticket.Number} has {there.Count} photos, and more are not kept. Remove one that does not help.");
        }

        var small = await Thumbnail.ReadInTurn(image, cancellation);
        await files.Keep(hash, image.Bytes, Thumbnail.Write(small));
        var place = Enumerable.Range(1, Photo.MostOfATicket).First(free => there.TrueForAll(photo => photo.Place != free));
        var photo = new Photo(ticket.Id, place, shot, hash, image, Likeness.Of(small), clock.Now(), scope.Actor);
        db.Add(photo);
        ticket.PhotoAdded(photo.Shot, clock.Now(), scope.Actor);
        return photo;
    }

    public static Refused Unknown => Refused.NotFound("id", "There is no such photo. It may have been removed.");

    /// <summary>As it stands in this context, saved or not.</summary>
    public async Task<PhotoView> View(Photo photo, CancellationToken cancellation)
    {
        await db.PhotoMarks.Where(mark => mark.PhotoId == photo.Id).LoadAsync(cancellation);
        return PhotoView.Of(photo, db.PhotoMarks.Local, await Alike(photo, cancellation), scope.Actor, clock.Now());
    }

    /// <summary>
    /// Photos of other tickets that look the same, or are the very same file. The index is asked for all whose likeness has a quarter with at most one
    /// different answer: no photo within <see cref="Likeness.Near"/> answers is missed so, and few others come along.
    /// </summary>
    public async Task<IReadOnlyList<AlikeView>> Alike(Photo photo, CancellationToken cancellation)
    {
        var same = await (
            from other in db.Photos.AsNoTracking()
            join ticket in db.Tickets on other.TicketId equals ticket.Id
            where other.RemovedAt == null && other.TicketId != photo.TicketId && other.Hash == photo.Hash
            select new { ticket.Number, ticket.StoreCode }).ToListAsync(cancellation);
        var found = same.Select(other => (other.Number, other.StoreCode, Distance: 0)).Concat(await Near(photo, cancellation))
            .OrderBy(other => other.Distance).ThenBy(other => other.Number, StringComparer.Ordinal).DistinctBy(other => other.Number).ToList();

        // Who answers for several stores hears that there is one elsewhere, and not where.
        var elsewhere = scope.Actor.Role.Covers(Role.Region) && found.Any(other => !scope.Actor.Sees(other.StoreCode));
        return [.. found.Where(other => scope.Actor.Sees(other.StoreCode)).Take(MostAlike).Select(other => new AlikeView(other.Number)), .. elsewhere ? [new AlikeView(null)] : Array.Empty<AlikeView>()];
    }

    private async Task<IEnumerable<(string Number, string StoreCode, int Distance)>> Near(Photo photo, CancellationToken cancellation)
    {
        if (photo.Likeness is not { } print || Likeness.Quarters(print) is not [var first, var second, var third, var fourth])
        {
            return [];   // of no picture at all, and of kinds that nothing here reads
        }

        int[] some1 = Likeness.Around(first), some2 = Likeness.Around(second), some3 = Likeness.Around(third), some4 = Likeness.Around(fourth);
        var candidates = await (
            from other in db.Photos.AsNoTracking()
            join ticket in db.Tickets on other.TicketId equals ticket.Id
            where other.RemovedAt == null && other.TicketId != photo.TicketId && other.Likeness != null
                && (some1.Contains(other.Quarter1!.Value) || some2.Contains(other.Quarter2!.Value) || some3.Contains(other.Quarter3!.Value) || some4.Contains(other.Quarter4!.Value))
            select new { Likeness = other.Likeness!.Value, ticket.Number, ticket.StoreCode }).ToListAsync(cancellation);
        return candidates.Select(other => (other.Number, other.StoreCode, Distance: Likeness.Distance(print, other.Likeness))).Where(other => other.Distance <= Likeness.Near);
    }
}
