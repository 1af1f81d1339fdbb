using System.Net;
using Complaints.Photos;
using Complaints.Tests.Support;
using Complaints.Tests.Tickets;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Photos;

/// <summary>What becomes of a photo: circled, recognised, removed, swept.</summary>
public sealed class PhotoLifeTests
{
    [Fact]
    public async Task Circle_is_kept_with_who_drew_it_and_removed_by_that_person_or_a_supervisor()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await app.Photographed(ticket);

        var marked = await (await app.TryMark(photo, app.Floor, 0.25, 0.75, 0.1)).Is<PhotoView>(HttpStatusCode.OK);
        var mark = Assert.Single(marked.Marks);
        Assert.Equal((0.25, 0.75, 0.1, app.Floor.Name, app.Clock.GetUtcNow().UtcDateTime), (mark.X, mark.Y, mark.RadiusX, mark.By, mark.At));

        Assert.False((await app.Photos(ticket, app.Floor2)).Single().Marks.Single().MayRemove);
        Assert.Equal(HttpStatusCode.Forbidden, (await Unmark(app, mark, app.Floor2)).StatusCode);
        await (await Unmark(app, mark, app.Supervisor)).Is<PhotoView>(HttpStatusCode.OK);
        await (await Unmark(app, mark, app.Supervisor)).IsRefused(404, "id");
        Assert.Empty((await app.Photos(ticket)).Single().Marks);
        Assert.Equal(app.Supervisor.Name, await app.Saved(db => db.PhotoMarks.Select(kept => kept.RemovedBy).SingleAsync()));
    }

    [Fact]
    public async Task Circle_stays_once_the_ticket_has_ended()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await app.Photographed(ticket);
        var mark = (await (await app.TryMark(photo, app.Floor, 0.25, 0.75, 0.1)).Is<PhotoView>(HttpStatusCode.OK)).Marks.Single();
        await app.Withdraw(await app.Show(ticket));

        await (await Unmark(app, mark, app.Supervisor)).IsRefused(422, "id");

        Assert.Single((await app.Photos(ticket)).Single().Marks);
    }

    [Theory]
    [InlineData(-0.1, 0.5, 0.1)]
    [InlineData(0.5, 1.2, 0.1)]
    [InlineData(0.5, 0.5, 0)]
    [InlineData(0.5, 0.5, 0.7)]
    public async Task Circle_that_is_not_on_the_photo_is_refused(double x, double y, double radius)
    {
        await using var app = await ComplaintsApp.Start();
        var photo = await app.Photographed(await app.OpenedTicket());

        Assert.Equal(HttpStatusCode.BadRequest, (await app.TryMark(photo, app.Floor, x, y, radius)).StatusCode);
    }

    [Fact]
    public async Task Photo_used_before_is_named_to_those_who_see_that_store_and_hinted_at_to_the_region()
    {
        await using var app = await ComplaintsApp.Start();
        var (before, here, there) = (await app.OpenedTicket(), await app.OpenedTicket(), await app.OpenedTicket(app.OtherFloor));
        await app.Photographed(before, Pictures.Jpeg(1, 640, 480, 90));
        await app.Photographed(there, Pictures.Jpeg(1, 600, 450, 75), by: app.OtherFloor);

        var photo = await app.Photographed(here, Pictures.Jpeg(1, 400, 300, 40));
        await app.Photographed(here, Pictures.Jpeg(2, 640, 480), "pair");

        Assert.Equal([new AlikeView(before.Number)], photo.Alike);
        Assert.Equal([before.Number, "none"], (await app.Photos(here)).Select(shown => shown.Alike.SingleOrDefault()?.Ticket ?? "none"));
        Assert.Equal([before.Number], (await app.Photos(here, app.Supervisor))[0].Alike.Select(other => other.Ticket));
        Assert.Equal([before.Number, there.Number], (await app.Photos(here, app.Region))[0].Alike.Select(other => other.Ticket).Order());
        var regionElsewhere = app.Region with { Stores = ["T01"] };
        var hinted = (await app.Done(regionElsewhere, new ShowPhotos(here.Number))).Photos[0];
        Assert.Equal([before.Number, null], hinted.Alike.Select(other => other.Ticket));
    }

    [Fact]
    public async Task Same_file_is_noticed_also_where_nothing_can_tell_how_it_looks()
    {
        await using var app = await ComplaintsApp.Start();
        var (before, here) = (await app.OpenedTicket(), await app.OpenedTicket());
        await app.Photographed(before, Pictures.WebpWithSecrets());

        Assert.Equal([new AlikeView(before.Number)], (await app.Photographed(here, Pictures.WebpWithSecrets())).Alike);
    }

    [Fact]
    public async Task Photo_is_removed_by_whoever_took_it_within_a_day_and_later_by_a_supervisor()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var (first, second) = (await app.Photographed(ticket), await app.Photographed(ticket, Pictures.Jpeg(2)));

        await (await app.TryRemove(first, app.Floor, "")).IsRefused(400, "reason");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.TryRemove(first, app.Floor2)).StatusCode);
        await (await app.TryRemove(first, app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.False((await app.Photos(ticket)).Single().MayRemove);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.TryRemove(second, app.Floor)).StatusCode);
        await (await app.TryRemove(second, app.Supervisor)).Is<RemovedPhoto>(HttpStatusCode.OK);

        Assert.Empty(await app.Photos(ticket));
        var removed = (await app.Done(app.Floor, new ShowTimeline(ticket.Number))).Where(entry => entry.Kind == FactKind.PhotoRemoved).ToList();
        Assert.Equal([app.Supervisor.Name, app.Floor.Name], removed.Select(entry => entry.By));
        Assert.All(removed, entry => Assert.Equal(("fault", "A face is on it."), (entry.Outcome, entry.Text)));
    }

    [Fact]
    public async Task Removed_photo_is_gone_for_everybody_at_once_and_its_file_after_a_day()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var photo = await app.Photographed(ticket);
        await (await app.TryRemove(photo, app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);

        await (await app.Fetch(photo, app.Admin)).IsRefused(404, "id");
        await (await app.TryMark(photo, app.Floor)).IsRefused(404, "id");
        await Sweep(app, TimeSpan.FromHours(23));
        Assert.NotEmpty(app.FilesOnDisk());
        await Sweep(app, TimeSpan.FromHours(2));
        await Sweep(app, TimeSpan.FromHours(1));

        Assert.Empty(app.FilesOnDisk());
        var row = await app.Saved(db => db.Photos.AsNoTracking().SingleAsync());
        Assert.Equal((photo.Id, app.Floor.Name, "A face is on it."), (row.Id, row.RemovedBy, row.RemovedBecause));
    }

    [Fact]
    public async Task Photos_of_a_ticket_on_legal_hold_are_neither_removed_nor_swept()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var (removed, kept) = (await app.Photographed(ticket), await app.Photographed(ticket, Pictures.Jpeg(2)));
        await (await app.TryRemove(removed, app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);
        var files = app.FilesOnDisk().Count;

        var held = await app.Hold(await app.Show(ticket), "They have sued.");

        await (await app.TryRemove(kept, app.Supervisor)).IsRefused(422, "id");
        await Sweep(app, TimeSpan.FromDays(3));
        await Sweep(app, TimeSpan.FromDays(3));
        Assert.Equal(files, app.FilesOnDisk().Count);

        await (await app.TryLift(held, "Settled out of court.")).Is<TicketView>(HttpStatusCode.OK);
        await (await app.TryRemove(kept, app.Supervisor)).Is<RemovedPhoto>(HttpStatusCode.OK);
        await Sweep(app, TimeSpan.FromDays(3));
        await Sweep(app, TimeSpan.FromDays(3));
        Assert.Empty(app.FilesOnDisk());
    }

    [Fact]
    public async Task File_stays_as_long_as_one_ticket_shows_it()
    {
        await using var app = await ComplaintsApp.Start();
        var (here, there) = (await app.OpenedTicket(), await app.OpenedTicket(app.OtherFloor));
        var (mine, theirs) = (await app.Photographed(here), await app.Photographed(there, by: app.OtherFloor));
        await (await app.TryRemove(mine, app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);

        await Sweep(app, TimeSpan.FromDays(3));
        await Sweep(app, TimeSpan.FromDays(3));

        Assert.Equal(HttpStatusCode.OK, (await app.Fetch(theirs, app.OtherFloor)).StatusCode);
    }

    [Fact]
    public async Task Picture_that_is_wanted_again_while_it_is_going_stays()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        await (await app.TryRemove(await app.Photographed(ticket), app.Floor)).Is<RemovedPhoto>(HttpStatusCode.OK);
        await Sweep(app, TimeSpan.FromDays(2));

        var again = await app.Photographed(ticket);
        await Sweep(app, TimeSpan.FromDays(2));
        await Sweep(app, TimeSpan.FromDays(2));

        Assert.Equal(HttpStatusCode.OK, (await app.Fetch(again)).StatusCode);
        Assert.Equal(again.Id, (await app.Photos(ticket)).Single().Id);
    }

    private static Task<HttpResponseMessage> Unmark(ComplaintsApp app, MarkView mark, Complaints.Access.Actor by) => app.Post(by, $"/api/v1/marks/{mark.Id}/remove", new System.Text.Json.Nodes.JsonObject());

    private static async Task Sweep(ComplaintsApp app, TimeSpan after)
    {
        app.Clock.Advance(after);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PhotoSweep>().Sweep(CancellationToken.None);
    }
}
