using Complaints.Access;
using Complaints.Data;
using Complaints.Photos;
using Complaints.Photos.Images;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Demo;

/// <summary>
/// Photos for a handful of tickets: open ones of the first store, so that whoever tries the program meets some, and two of the
/// serial claimant's, who showed the same picture in two stores.
/// </summary>
internal sealed class DemoPhotos(ComplaintsDb db, PhotoFiles files, DemoPeople people)
{
    private const string SerialClaimant = "马德福";
    private const int WithPhotos = 4;
    private const int Reused = 99;
    private static readonly Shot[][] Taken = [[Shot.Pair, Shot.Soles, Shot.Fault, Shot.Label], [Shot.Pair, Shot.Fault], [Shot.Fault, Shot.Label], [Shot.Pair]];

    public async Task Take(string store)
    {
        var open = await db.Tickets.Where(ticket => ticket.StoreCode == store && ticket.Status == TicketStatus.Open).OrderByDescending(ticket => ticket.OpenedAt).ThenBy(ticket => ticket.Number).Take(WithPhotos).ToListAsync();
        for (var at = 0; at < open.Count; at++)
        {
            foreach (var shot in Taken[at])
            {
                await Take(open[at], shot, DemoPicture.Jpeg(shot, at), circled: shot == Shot.Fault);
            }
        }

        var claims = await db.Tickets.Where(ticket => ticket.Customer!.Name == SerialClaimant).OrderBy(ticket => ticket.OpenedAt).ToListAsync();
        if (claims.DistinctBy(claim => claim.StoreCode).Take(2).ToList() is [var first, var second])
        {
            await Take(first, Shot.Fault, DemoPicture.Jpeg(Shot.Fault, Reused), circled: false);
            await Take(second, Shot.Fault, DemoPicture.Jpeg(Shot.Fault, Reused, light: 1.08, quality: 70), circled: false);
        }
    }

    private async Task Take(Ticket ticket, Shot shot, byte[] picture, bool circled)
    {
        var by = people.ClerksOf(ticket.StoreCode).FirstOrDefault(clerk => clerk.Name == ticket.OpenedBy) ?? people.ClerksOf(ticket.StoreCode)[0];
        var image = CleanImage.From(picture).Value!;
        var (small, hash) = (Thumbnail.Read(image), PhotoFiles.HashOf(image.Bytes));
        await files.Keep(hash, image.Bytes, Thumbnail.Write(small));
        var at = ticket.OpenedAt.AddSeconds(80 + (20 * (int)shot));
        var photo = new Photo(ticket.Id, 1 + (int)shot, shot, hash, image, Likeness.Of(small), at, by);
        db.Add(photo);
        ticket.PhotoAdded(shot, at, by);
        if (circled)
        {
            db.Add(new PhotoMark(photo.Id, 0.45, 0.66, 0.26, 0.09, at.AddSeconds(15), by));
        }
    }
}
