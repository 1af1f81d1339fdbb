using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Shell.Drafts;
using Complaints.Tests.Access;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Shell.Drafts;

/// <summary>What a page sends that was opened long ago, or that is none of ours.</summary>
public sealed class DraftBodyTests
{
    private static readonly string[] Unreadable =
    [
        "", "null", "[]", "{", "\"\\ud800\"", """{"seen":"x"}""", """{"key":1}""", """{"values":{"a":{}}}""", """{"values":{"a":"\ud800"}}""", """{"key":"a","key":"b"}""",
        """{"values":{"\udc00":"a"}}""", """{"unknown":1}""", """{"key":"form-1","device":"tablet","seen":0,"values":{"a":"b"},"settled":[null]}""",
    ];

    [Fact]
    public async Task Body_that_cannot_be_read_is_refused_as_a_problem_and_never_breaks_anything()
    {
        await using var app = await ComplaintsApp.Start();
        var cookie = await AccessTests.SignIn(app, "floor", Chain.Password);
        foreach (var body in Unreadable.Select(Encoding.UTF8.GetBytes).Append([0xFF]))
        {
            await Refused(HttpStatusCode.BadRequest, await Put(app, cookie!, body));
        }

        await Refused(HttpStatusCode.UnsupportedMediaType, await Put(app, cookie!, "{}"u8.ToArray(), "text/plain"));
        Assert.Equal(0, await app.Saved(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Same_request_with_a_draft_in_it_is_taken()
    {
        await using var app = await ComplaintsApp.Start();
        var cookie = await AccessTests.SignIn(app, "floor", Chain.Password);

        var reply = await Put(app, cookie!, """{"key":"form-1","device":"tablet","seen":0,"values":{"description":"The heel came off."},"settled":[]}"""u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Fact]
    public async Task Photo_asked_for_in_a_wrong_way_is_refused_as_a_problem_too()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.OpenedTicket();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/tickets/{ticket.Number}/photos") { Content = new ByteArrayContent([1]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data");
        request.Headers.Add("Cookie", await AccessTests.SignIn(app, "floor", Chain.Password));
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");

        await Refused(HttpStatusCode.BadRequest, await app.Client(null).SendAsync(request));
    }

    private static async Task Refused(HttpStatusCode status, HttpResponseMessage reply)
    {
        Assert.Equal(status, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]!.AsArray());
    }

    private static Task<HttpResponseMessage> Put(ComplaintsApp app, string cookie, byte[] body, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/drafts/open-ticket") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("X-Complaints-Page", app.Floor.PersonId.ToString());
        return app.Client(null).SendAsync(request);
    }
}
