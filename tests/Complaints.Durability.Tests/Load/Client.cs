using System.Text.Json.Nodes;

namespace Complaints.Durability.Tests.Load;

/// <summary>
/// Somebody at a counter, or several: opens tickets, claims and releases tasks, records stages, gives and decides, withdraws, moves processes
/// to another version, presses twice, works on what another is working on, and when the line is cut, asks again or looks what became of it.
/// The first of them also publishes the versions. Keeps a journal of all that.
/// </summary>
public sealed class Client(int number, int seed, Fleet fleet, Board board, Drawings drawings) : IDisposable
{
    private const int MostTickets = 5;
    private const int MostPatience = 20;

    /// <summary>Milliseconds between two steps, so that a starting server gets its share of the processor.</summary>
    private const int MostThought = 16;

    private readonly Random dice = new((seed * 1000) + number);
    private readonly Line line = new(fleet, number);
    private readonly List<Intention> journal = [];
    private readonly List<string> mine = [];

    private bool Publishes => number == 1;

    public IReadOnlyList<Intention> Journal => journal;

    /// <summary>Works until told to stop, and finishes what it is at.</summary>
    public async Task Work(CancellationToken stop)
    {
        if (Publishes)
        {
            await Publish(drawings.Changed);
        }

        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(dice.Next(MostThought), CancellationToken.None);
            if (Publishes && Chance(3))
            {
                await Publish(Any([drawings.AsInFile, drawings.Changed]));
            }
            else if (mine.Count == 0 || (mine.Count < MostTickets && Chance(20)))
            {
                await Open();
            }
            else
            {
                await Visit(Chance(85) ? Any(mine) : Any([.. board.Tickets]));
            }
        }
    }

    /// <summary>Walks tickets to their end by the shortest way.</summary>
    public async Task Finish(IEnumerable<string> tickets)
    {
        foreach (var ticket in tickets)
        {
            await Finish(ticket);
        }
    }

    public void Dispose() => line.Dispose();

    private async Task Finish(string ticket)
    {
        for (var step = 0; step < 60; step++)
        {
            if (await Show(ticket) is not { } view)
            {
                continue;
            }

            if (Ended(view))
            {
                return;
            }

            if (Waiting(view) is [var approval, ..])
            {
                await Send(Deed.Decide, (string)approval["id"]!, "admin", $"/api/v1/approvals/{approval["id"]}", words => new JsonObject { ["decision"] = "approve", ["reason"] = words });
            }
            else
            {
                await Record(view, null, _ => []);
            }
        }

        board.Complain($"Ticket {ticket} cannot be walked to its end.");
    }

    private async Task Open()
    {
        var mood = dice.Next(1, 6);
        if (await Send(Deed.Open, "", Chance(50) ? "floor" : "floor2", "/api/v1/tickets", words => Answers.NewTicket(words, mood)) is { } ticket)
        {
            mine.Add((string)ticket["number"]!);
            board.Opened((string)ticket["number"]!);
        }
    }

    /// <summary>One step on a ticket, whatever it stands at.</summary>
    private async Task Visit(string ticket)
    {
        if (await Show(ticket) is not { } view)
        {
            return;
        }

        if (Ended(view))
        {
            mine.Remove(ticket);
        }
        else if (Chance(8))
        {
            await Move(ticket);
        }
        else if (Chance(3))
        {
            await Send(Deed.Withdraw, ticket, "floor", $"/api/v1/tickets/{ticket}/withdraw", words => new JsonObject { ["version"] = view["version"]!.DeepClone(), ["reason"] = words });
        }
        else if (view["tasks"]!.AsArray() is [{ } task, ..] && Chance(6))
        {
            var (deed, word) = Chance(60) ? (Deed.Claim, "claim") : (Deed.Release, "release");
            await Send(deed, (string)task["id"]!, Doer(task), $"/api/v1/tasks/{task["id"]}/{word}", _ => new JsonObject());
        }
        else if (Waiting(view) is not { Count: > 0 } waiting)
        {
            await Record(view, Chance(80) ? null : Any([.. view["tasks"]![0]!["outcomes"]!.AsArray().Select(word => (string)word!)]), Gifts);
        }
        else if (Chance(50))
        {
            // Else it is left waiting, so that its time runs out and somebody further up may decide as well.
            await Decide(Any(waiting));
        }
    }

    private Task<JsonNode?> Publish(string drawing) => Send(Deed.Publish, "", "admin", "/api/v1/definitions", _ => new JsonObject { ["json"] = drawing });

    /// <summary>Lets the process of a ticket go on with its other drawing, as the inspector does: looks at it, and says what is called how there.</summary>
    private async Task Move(string ticket)
    {
        var found = await line.Get("admin", $"/api/v1/processes?definition=complaint-resolution&ticket={ticket}");
        if (!found.IsSuccess || await line.Get("admin", $"/api/v1/processes/{found.Body!["items"]![0]!["id"]}") is not { IsSuccess: true, Body: { } process })
        {
            return;
        }

        var other = process["versions"]!.AsArray().FirstOrDefault(version => (string)version!["hash"]! != (string)process["definitionHash"]!);
        if (other is not null && (string)process["status"]! == "running")
        {
            await Send(Deed.Migrate, (string)process["id"]!, "admin", $"/api/v1/processes/{process["id"]}/migrate", _ => new JsonObject
            {
                ["version"] = process["version"]!.DeepClone(), ["to"] = other["hash"]!.DeepClone(), ["map"] = drawings.Map((string)process["waits"]![0]!["activity"]!),
            });
        }
    }

    private Task<JsonNode?> Record(JsonNode view, string? outcome, Func<string, JsonArray> gifts)
    {
        var task = view["tasks"]![0]!;
        return Send(Deed.Stage, (string)view["number"]!, Doer(task), $"/api/v1/tickets/{view["number"]}/stages/{task["stage"]}", words => Answers.Stage(view, words, outcome, gifts(words)));
    }

    /// <summary>One of those whose task it is; it may be claimed by the other.</summary>
    private string Doer(JsonNode task) => (string)task["role"]! is var role && role == "floor" ? Any(["floor", "floor2"]) : role;

    private JsonArray Gifts(string words) => dice.Next(12) switch
    {
        0 => [Answers.Gift(1, words)],
        1 => [Answers.Gift(dice.Next(6, 30), words)],
        2 => [Answers.Gift(2, words), Answers.Gift(dice.Next(6, 60), words), Answers.Gift(1, words)],
        _ => [],
    };

    private Task<JsonNode?> Decide(JsonNode approval)
    {
        var amount = (decimal)approval["amount"]!;
        var (decision, granted) = dice.Next(5) switch { 0 => ("reject", null), 1 => ("reduce", (decimal?)Math.Floor(amount / 2)), _ => ("approve", null) };
        return Send(
            Deed.Decide, (string)approval["id"]!, Any(["supervisor", "region", "admin"]), $"/api/v1/approvals/{approval["id"]}",
            words => new JsonObject { ["decision"] = decision, ["amount"] = granted, ["reason"] = words });
    }

    /// <returns>What was answered when it was acknowledged; null when it was refused, or nobody knows.</returns>
    private async Task<JsonNode?> Send(Deed deed, string about, string user, string path, Func<string, JsonObject> body)
    {
        var key = $"s{seed}-c{number}-{journal.Count + 1}";
        var intention = new Intention(key, deed, about, user, path, body(key));
        journal.Add(intention);
        while (true)
        {
            var reply = Chance(4) ? await PressTwice(intention) : await line.Post(intention);
            if (reply.IsSuccess)
            {
                intention.Acknowledge(reply.Body!);
                board.Step();
                return reply.Body;
            }

            if (reply.LaterAgain && ++intention.GaveUp < MostPatience)
            {
                continue;
            }

            if (reply.IsRefusal)
            {
                intention.Refuse(reply.Body);
                Doubt(intention, reply);
                return null;
            }

            if (reply.Status is not null)
            {
                board.Complain($"{intention} was answered with {(int)reply.Status}: {reply.Body?.ToJsonString()}");
                return null;
            }

            // The line was cut. Most ask again, under the same key; some look at the ticket and go on from there.
            if (Chance(30))
            {
                return null;
            }

            intention.Repeats++;
        }
    }

    /// <summary>
    /// The same request twice at the same moment. Both have to be told the same. Only a claim may be refused twice for two reasons:
    /// a colleague took the task between them, so that one came too late and the other finds it in other hands.
    /// </summary>
    private async Task<Reply> PressTwice(Intention intention)
    {
        var both = await Task.WhenAll(line.Post(intention), line.Post(intention));
        var told = both.Where(reply => reply.Status is not null && !reply.LaterAgain).ToList();
        if (told.Count == 2 && ((told[0].Status != told[1].Status && !IsOvertakenClaim(intention, told)) || (told[0].IsSuccess && !JsonNode.DeepEquals(told[0].Body, told[1].Body))))
        {
            board.Complain($"{intention} was sent twice at once and answered {(int)told[0].Status!} and {(int)told[1].Status!}: {told[0].Body?.ToJsonString()} {told[1].Body?.ToJsonString()}");
        }

        return both.FirstOrDefault(reply => reply.IsSuccess) ?? both.FirstOrDefault(reply => reply.Status is null) ?? both[0];
    }

    private static bool IsOvertakenClaim(Intention intention, List<Reply> told) =>
        intention.Deed is Deed.Claim or Deed.Release && told.TrueForAll(reply => (int)reply.Status! is 403 or 409);

    /// <summary>A client that says only what the open task asks for is told "changed meanwhile" or "a rule says no", and never that it is wrong or unknown.</summary>
    private void Doubt(Intention intention, Reply reply)
    {
        if ((int)reply.Status! is 400 or 401 or 404)
        {
            board.Complain($"{intention} was refused with {(int)reply.Status}: {reply.Body?.ToJsonString()}");
        }
    }

    private async Task<JsonNode?> Show(string ticket)
    {
        var reply = await line.Get("admin", $"/api/v1/tickets/{ticket}");
        if (reply.Status is not null && !reply.IsSuccess && !reply.LaterAgain)
        {
            board.Complain($"Ticket {ticket} is not shown: {(int)reply.Status} {reply.Body?.ToJsonString()}");
        }

        if (reply.IsSuccess && !Ended(reply.Body!) && Waiting(reply.Body!).Count + reply.Body!["tasks"]!.AsArray().Count == 0)
        {
            board.Complain($"Ticket {ticket} is shown open with nothing to do: {reply.Body.ToJsonString()}");
            return null;
        }

        return reply.IsSuccess ? reply.Body : null;
    }

    private static bool Ended(JsonNode view) => (string)view["status"]! is "closed" or "withdrawn";

    private static List<JsonNode> Waiting(JsonNode view) => [.. view["approvals"]!.AsArray().Where(approval => (string)approval!["status"]! == "waiting").OfType<JsonNode>()];

    private bool Chance(int percent) => dice.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];
}
