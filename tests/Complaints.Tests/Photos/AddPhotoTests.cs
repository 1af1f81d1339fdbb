using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Photos;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Photos;

public sealed class AddPhotoTests
{
    [Fact]
    public async Task Medical_certificate_is_taken_by_the_clerk_and_read_by_head_office_and_the_lawyers_only()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var photo = await app.Photographed(ticket, Pictures.Jpeg(3), "certificate");

        foreach (var other in new[] { app.Floor, app.Supervisor, app.Region, app.Quality })
        {
            await (await app.Fetch(photo, other)).IsRefused(403, "");
            var shown = await app.Get<PhotosView>(other, $"/api/v1/tickets/{ticket.Number}/photos");
            Assert.Equal((0, 1), (shown.Photos.Count, shown.Hidden));
        }

        await (await app.TryRemove(photo, app.Floor)).IsRefused(403, "");
        foreach (var reader in new[] { app.Admin, app.Legal })
        {
            Assert.Equal(HttpStatusCode.OK, (await app.Fetch(photo, reader)).StatusCode);
            Assert.Equal("certificate", Assert.Single(await app.Photos(ticket, reader)).Shot);
        }
    }

    [Fact]
    public async Task Photo_is_kept_without_its_secrets_and_comes_back_as_a_picture_and_nothing_else()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        var photo = await app.Photographed(ticket, Pictures.JpegWithSecrets(), "pair");
        var reply = await app.Fetch(photo);

        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/jpeg", reply.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal($"inline; filename=\"{ticket.Number}-pair.jpg\"", reply.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.True(reply.Headers.CacheControl!.Private);
        Assert.False(Pictures.Holds(bytes, Pictures.Secret));
        Assert.Equal((photo.Bytes, "pair", app.Floor.Name, 240, 320), (bytes.Length, photo.Shot, photo.By, photo.Width, photo.Height));
        var file = Assert.Single(app.FilesOnDisk(), path => !path.EndsWith(".small", StringComparison.Ordinal));
        Assert.Equal(PhotoFiles.HashOf(bytes), Path.GetFileName(file));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Browser_that_has_the_photo_is_told_that_nothing_changed()
    {
        await using var app = await ComplaintsApp.Start();
        var photo = await app.Photographed(await app.OpenedTicket(), Pictures.Jpeg(1, 640, 480));
        var (whole, small) = (await app.Fetch(photo), await app.Fetch(photo, query: "?size=small"));

        Assert.True((await small.Content.ReadAsByteArrayAsync()).Length < (await whole.Content.ReadAsByteArrayAsync()).Length);
        Assert.NotEqual(whole.Headers.ETag, small.Headers.ETag);
        var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/photos/{photo.Id}");
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client(app.Floor).SendAsync(again)).StatusCode);
        again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/photos/{photo.Id}");
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client(app.OtherFloor).SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Same_picture_sent_twice_is_kept_once()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var first = await app.Photographed(ticket, Pictures.JpegWithSecrets());

        // Other notes beside the same pixels make no other photo.
        var second = await app.Photographed(ticket, Pictures.JpegWithSecrets(), "more");
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.TryPhoto(ticket, Pictures.Jpeg(2))));

        Assert.Equal(first.Id, second.Id);
        var both = await Task.WhenAll(atOnce.Select(reply => reply.Is<PhotoView>(HttpStatusCode.Created)));
        Assert.Equal(both[0].Id, both[1].Id);
        Assert.Equal(2, (await app.Photos(ticket)).Count);
        Assert.Equal(2, (await Timeline(app, ticket)).Count(entry => entry.Kind == FactKind.PhotoAdded));
    }

    [Fact]
    public async Task Upload_repeated_after_somebody_removed_the_photo_does_not_bring_it_back()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await (await app.TryPhoto(ticket, Pictures.Jpeg(), key: "upload-1")).Is<PhotoView>(HttpStatusCode.Created);
        await (await app.TryRemove(photo, app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);

        var repeat = await (await app.TryPhoto(ticket, Pictures.Jpeg(), key: "upload-1")).Is<PhotoView>(HttpStatusCode.Created);

        Assert.Equal(photo.Id, repeat.Id);
        Assert.Empty(await app.Photos(ticket));
    }

    [Fact]
    public async Task Stores_with_the_same_picture_share_the_file_and_never_the_photo()
    {
        await using var app = await ComplaintsApp.Start();
        var (here, there) = (await app.OpenedTicket(), await app.OpenedTicket(app.OtherFloor));
        var mine = await app.Photographed(here);
        var theirs = await app.Photographed(there, by: app.OtherFloor);

        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Single(app.FilesOnDisk(), path => !path.EndsWith(".small", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Fetch(mine, app.OtherFloor)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Fetch(theirs, app.OtherFloor)).StatusCode);
    }

    [Fact]
    public async Task Other_stores_neither_see_nor_add_nor_circle_nor_remove()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await app.Photographed(ticket);

        await (await app.Client(app.OtherFloor).GetAsync($"/api/v1/tickets/{ticket.Number}/photos")).IsRefused(403, "");
        await (await app.Fetch(photo, app.OtherFloor)).IsRefused(403, "");
        await (await app.TryPhoto(ticket, Pictures.Jpeg(2), by: app.OtherFloor)).IsRefused(403, "");
        await (await app.TryMark(photo, app.OtherFloor)).IsRefused(403, "");
        await (await app.TryRemove(photo, app.OtherFloor)).IsRefused(403, "");
        await (await app.TryPhoto(ticket, Pictures.Jpeg(2), by: app.Quality)).IsRefused(403, "");
        Assert.Single(await app.Photos(ticket, app.Quality));
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_whatever_it_calls_itself()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        await (await app.TryPhoto(ticket, Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), type: "image/jpeg")).IsRefused(400, "file");
        await (await app.TryPhoto(ticket, Encoding.UTF8.GetBytes("<html></html>"), type: "image/png")).IsRefused(400, "file");
        await (await app.TryPhoto(ticket, [])).IsRefused(400, "file");
        await (await app.TryPhoto(ticket, Pictures.Jpeg(), "selfie")).IsRefused(400, "shot");
        await (await app.TryPhoto(ticket, new byte[Photo.MostBytes + 1])).IsRefused(400, "file");

        // And what is one is taken as what it is.
        var png = await (await app.TryPhoto(ticket, Pictures.Png(Pictures.Draw(1)), type: "text/html")).Is<PhotoView>(HttpStatusCode.Created);
        Assert.Equal("image/png", (await app.Fetch(png)).Content.Headers.ContentType!.ToString());
        Assert.Single(await app.Photos(ticket));
    }

    [Fact]
    public async Task Form_with_a_file_is_taken_too()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();

        // A name that would like to be a path: nothing a person typed becomes part of one.
        var form = new MultipartFormDataContent { { new StringContent("label"), "shot" }, { new ByteArrayContent(Pictures.Jpeg()), "file", "../../../../complaints.db" } };
        var photo = await (await app.Client(app.Floor).PostAsync($"/api/v1/tickets/{ticket.Number}/photos", form)).Is<PhotoView>(HttpStatusCode.Created);

        Assert.Equal("label", photo.Shot);
        Assert.All(app.FilesOnDisk(), path => Assert.Matches("^[0-9a-f]{64}(\\.small)?$", Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("..%2F..%2Fcomplaints.db")]
    [InlineData("..")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Address_that_is_no_photo_finds_nothing(string id)
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client(app.Admin).GetAsync($"/api/v1/photos/{id}")).StatusCode);
        Assert.Throws<ArgumentException>(() => new PhotoFiles(app.Settings, app.Clock).Find("../../../../etc/passwd"));
    }

    [Fact]
    public async Task Ticket_keeps_thirty_photos_and_no_more()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        for (var seed = 1; seed < Photo.MostOfATicket; seed++)
        {
            await app.Photographed(ticket, Pictures.Jpeg(seed, 32, 24), "more");
        }

        var last = await Task.WhenAll(Enumerable.Range(100, 3).Select(seed => app.TryPhoto(ticket, Pictures.Jpeg(seed, 32, 24), "more")));

        Assert.Single(last, reply => reply.StatusCode == HttpStatusCode.Created);
        Assert.Equal(Photo.MostOfATicket, (await app.Photos(ticket)).Count);
        await (await app.TryPhoto(ticket, Pictures.Jpeg(200))).IsRefused(422, "file");
    }

    [Fact]
    public async Task Photos_interrupt_nobody_who_is_writing_and_end_with_the_ticket()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await app.Photographed(ticket, by: app.Floor2);

        await app.Complete(ticket);
        var withdrawn = await app.Withdraw(await app.Show(ticket));

        Assert.Equal("withdrawn", withdrawn.Status);
        await (await app.TryPhoto(ticket, Pictures.Jpeg(2))).IsRefused(422, "");
        Assert.False((await app.Get<PhotosView>(app.Floor, $"/api/v1/tickets/{ticket.Number}/photos")).MayAdd);
    }

    [Fact]
    public async Task Page_takes_photos_of_its_own_person_only_and_of_no_foreign_page()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await app.Photographed(ticket);

        // A key opens the API, not the pages.
        var sent = await app.Client(app.Floor).PostAsync($"/tickets/{ticket.Number}/photos?shot=fault", new ByteArrayContent(Pictures.Jpeg(2)));
        var seen = await app.Client(app.Floor).GetAsync($"/photos/{photo.Id}");

        Assert.NotEqual(HttpStatusCode.Created, sent.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, seen.StatusCode);
        Assert.Single(await app.Photos(ticket));
    }

    [Fact]
    public async Task Open_pages_hear_of_a_photo()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var heard = new TaskCompletionSource<string>();
        var updates = (LiveUpdates)app.Services.GetService(typeof(LiveUpdates))!;
        using var listening = updates.Listen(changed => Task.FromResult(heard.TrySetResult(changed.First())));

        await app.Photographed(ticket);

        Assert.Equal(ticket.Number, await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static Task<IReadOnlyList<TimelineEntry>> Timeline(ComplaintsApp app, TicketView ticket) => app.Done(app.Floor, new ShowTimeline(ticket.Number));
}
