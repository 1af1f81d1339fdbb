using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Complaints.Benchmarks;

/// <summary>
/// Walks complaints from opening to closing with nothing but the API's contract: an open task says which outcomes and fields
/// it takes. One request at a time for each complaint, as many complaints at once as asked for.
/// </summary>
public static class Lifecycle
{
    private static readonly string Note = string.Concat(Enumerable.Repeat("Spoken with the customer. ", 8))[..200];

    public static async Task<int> Run(Options options)
    {
        using var run = await LoadRun.Connect(options.Url!, options);

        // A few before the clock starts, so that the server's first compilation is not measured.
        await Parallel.ForAsync(0, options.Concurrency, Together(options), async (_, _) => await run.Walk());
        run.Forget();

        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, options.Count, Together(options), async (_, _) => await run.Walk());
        run.Report(watch.Elapsed, options);
        return run.Errors.IsEmpty ? 0 : 1;
    }

    private static ParallelOptions Together(Options options) => new() { MaxDegreeOfParallelism = options.Concurrency };

    /// <summary>Somebody from the floor and their supervisor, at one server.</summary>
    public sealed class LoadRun : IDisposable
    {
        private readonly HttpClient floor;
        private readonly HttpClient approver;
        private readonly JsonObject reference;
        private readonly string gift;
        private readonly ConcurrentDictionary<string, ConcurrentBag<double>> milliseconds = [];
        private int closed;

        private LoadRun(HttpClient floor, HttpClient approver, JsonObject reference, string gift) =>
            (this.floor, this.approver, this.reference, this.gift) = (floor, approver, reference, gift);

        public ConcurrentBag<string> Errors { get; } = [];

        public static async Task<LoadRun> Connect(string url, Options options)
        {
            var floor = Client(url, options.Key!);
            var reference = await floor.GetFromJsonAsync<JsonObject>("api/v1/reference") ?? throw new InvalidOperationException("The server gave no lists.");
            var gift = reference["compensationKinds"]!.AsArray().FirstOrDefault(kind => kind!["approval"]?.ToString() == "supervisor")
                ?? throw new InvalidOperationException("This key may give everything alone: there is nothing to approve.");
            return new LoadRun(floor, Client(url, options.ApproverKey), reference, gift["kind"]!.ToString());
        }

        /// <summary>Milliseconds of each request so far, by step.</summary>
        public IReadOnlyDictionary<string, double[]> Milliseconds => milliseconds.ToDictionary(entry => entry.Key, entry => entry.Value.Order().ToArray());

        public void Dispose()
        {
            floor.Dispose();
            approver.Dispose();
        }

        private static HttpClient Client(string url, string key)
        {
            var client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/") };
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            return client;
        }

        public void Forget()
        {
            milliseconds.Clear();
            closed = 0;
        }

        public async Task Walk()
        {
            try
            {
                var ticket = await Post(floor, "open", "tickets", new JsonObject
                {
                    ["store"] = reference["stores"]![0]!["code"]!.ToString(),
                    ["channel"] = reference["channels"]![0]!.ToString(),
                    ["customer"] = new JsonObject { ["name"] = "Load Run", ["phone"] = "+86 351 " + Random.Shared.Next(1_000_000, 9_999_999) },
                    ["item"] = new JsonObject { ["style"] = reference["styles"]![0]!["code"]!.ToString() },
                    ["defect"] = reference["defects"]![0]!["code"]!.ToString(),
                    ["description"] = Note,
                    ["remedyWanted"] = reference["remedies"]![0]!.ToString(),
                    ["mood"] = 4,
                });
                while (ticket["tasks"]!.AsArray() is [{ } task, ..])
                {
                    ticket = await Record(ticket, task.AsObject());
                }

                if (ticket["status"]!.ToString() == "closed")
                {
                    Interlocked.Increment(ref closed);
                }
                else
                {
                    Errors.Add($"{ticket["number"]} ended as {ticket["status"]}.");
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or InvalidOperationException or JsonException)
            {
                Errors.Add(problem.Message);
            }
        }

        private async Task<JsonObject> Record(JsonObject ticket, JsonObject task)
        {
            var stage = task["stage"]!.ToString();
            var fields = new JsonObject();
            foreach (var field in task["fields"]!.AsArray().Where(field => field!["required"]!.GetValue<bool>()))
            {
                fields[field!["name"]!.ToString()] = field["type"]!.ToString() switch
                {
                    "bool" => true,
                    "number" => 1,
                    "date" => DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", null),
                    "choice" => field["options"]![0]!.ToString(),
                    _ => "As agreed with the customer.",
                };
            }

            var body = new JsonObject
            {
                ["version"] = ticket["version"]!.GetValue<int>(), ["note"] = Note, ["outcome"] = task["outcomes"]![0]!.ToString(), ["mood"] = 2, ["fields"] = fields,
                ["compensation"] = stage == "compensate" ? new JsonArray(new JsonObject { ["kind"] = gift, ["quantity"] = 1, ["note"] = null }) : [],
            };
            var after = await Post(floor, stage, $"tickets/{ticket["number"]}/stages/{stage}", body);
            if (after["status"]!.ToString() != "awaitingApproval")
            {
                return after;
            }

            var waiting = after["approvals"]!.AsArray().First(approval => approval!["status"]!.ToString() == "waiting");
            await Post(approver, "approval", $"approvals/{waiting!["id"]}", new JsonObject { ["decision"] = "approve" });
            return await Send(floor, "read again", new HttpRequestMessage(HttpMethod.Get, $"api/v1/tickets/{ticket["number"]}"));
        }

        private Task<JsonObject> Post(HttpClient client, string step, string path, JsonObject body)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/" + path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return Send(client, step, request);
        }

        private async Task<JsonObject> Send(HttpClient client, string step, HttpRequestMessage request)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            milliseconds.GetOrAdd(step, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(text)!.AsObject()
                : throw new InvalidOperationException($"{step}: {(int)response.StatusCode} {text[..Math.Min(300, text.Length)]}");
        }

        public void Report(TimeSpan elapsed, Options options)
        {
            Console.WriteLine($"{"step",-12} {"requests",9} {"p50 ms",9} {"p99 ms",9}");
            foreach (var (step, times) in milliseconds.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key))
            {
                var sorted = times.Order().ToList();
                Console.WriteLine($"{step,-12} {sorted.Count,9} {sorted[sorted.Count / 2],9:N1} {sorted[(int)(sorted.Count * 0.99)],9:N1}");
            }

            var requests = milliseconds.Values.Sum(times => times.Count);
            Console.WriteLine();
            Console.WriteLine($"{closed} of {options.Count} complaints closed at concurrency {options.Concurrency} in {elapsed.TotalSeconds:N1} s");
            Console.WriteLine($"{closed / elapsed.TotalSeconds:N2} lifecycles/s, {(double)requests / options.Count:N1} requests each, {requests / elapsed.TotalSeconds:N0} requests/s, {Errors.Count} errors");
            foreach (var error in Errors.Distinct().Take(10))
            {
                Console.WriteLine("  " + error);
            }
        }
    }
}
