using System.Net;
using System.Net.Http.Headers;
using Complaints.Access;
using Complaints.Photos;
using Complaints.Tests.Support;
using Complaints.Tickets;

namespace Complaints.Tests.Photos;

/// <summary>Photos, sent as an integrator sends them.</summary>
internal static class PhotoScenarios
{
    public static async Task<PhotoView> Photographed(this ComplaintsApp app, TicketView ticket, byte[]? file = null, string shot = "fault", Actor? by = null) =>
        await (await app.TryPhoto(ticket, file ?? Pictures.Jpeg(), shot, by)).Is<PhotoView>(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> TryPhoto(this ComplaintsApp app, TicketView ticket, byte[] file, string shot = "fault", Actor? by = null, string type = "image/jpeg", string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tickets/{ticket.Number}/photos?shot={shot}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return app.Client(by ?? app.Floor).SendAsync(request);
    }

    public static async Task<IReadOnlyList<PhotoView>> Photos(this ComplaintsApp app, TicketView ticket, Actor? by = null) =>
        (await app.Get<PhotosView>(by ?? app.Floor, $"/api/v1/tickets/{ticket.Number}/photos")).Photos;

    public static Task<HttpResponseMessage> Fetch(this ComplaintsApp app, PhotoView photo, Actor? by = null, string query = "") => app.Client(by ?? app.Floor).GetAsync($"/api/v1/photos/{photo.Id}{query}");

    public static Task<HttpResponseMessage> TryRemove(this ComplaintsApp app, PhotoView photo, Actor by, string reason = "A face is on it.") =>
        app.Post(by, $"/api/v1/photos/{photo.Id}/remove", new System.Text.Json.Nodes.JsonObject { ["reason"] = reason });

    public static Task<HttpResponseMessage> TryMark(this ComplaintsApp app, PhotoView photo, Actor by, double x = 0.4, double y = 0.6, double radius = 0.1) =>
        app.Post(by, $"/api/v1/photos/{photo.Id}/marks", new System.Text.Json.Nodes.JsonObject { ["x"] = x, ["y"] = y, ["radiusX"] = radius, ["radiusY"] = radius });

    /// <summary>Every file that lies in the folder of the pictures.</summary>
    public static IReadOnlyList<string> FilesOnDisk(this ComplaintsApp app) =>
        Path.Combine(app.Settings.DataFolder, "photos") is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
}
