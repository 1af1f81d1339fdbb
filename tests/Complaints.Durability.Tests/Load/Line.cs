using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Tests.Support;

namespace Complaints.Durability.Tests.Load;

/// <summary>What came back; no status when the line was cut before the answer.</summary>
public sealed record Reply(HttpStatusCode? Status, JsonNode? Body, bool LaterAgain)
{
    public bool IsSuccess => Status is HttpStatusCode.OK or HttpStatusCode.Created;

    public bool IsRefusal => Status is { } status && (int)status is >= 400 and < 500;
}

/// <summary>A client's line to the servers: its own one first, any other when that one is dead.</summary>
public sealed class Line(Fleet fleet, int home) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private int at = home;

    public Task<Reply> Get(string user, string path) => Send(() => new HttpRequestMessage(HttpMethod.Get, path), user);

    public Task<Reply> Post(Intention intention) => Send(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, intention.Path) { Content = new StringContent(intention.Body.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", intention.Key);
            return request;
        },
        intention.User);

    public void Dispose() => http.Dispose();

    private async Task<Reply> Send(Func<HttpRequestMessage> make, string user)
    {
        try
        {
            using var request = make();
            request.RequestUri = new Uri(await fleet.Address(at), request.RequestUri!);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Chain.KeyOf(user));
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Reply(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.RetryAfter is not null);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            at++;
            return new Reply(null, null, false);
        }
    }
}
