using System.Diagnostics;
using Complaints.Durability.Tests.Proof;

namespace Complaints.Durability.Tests.Load;

/// <summary>What a run did and what it found.</summary>
/// <param name="Problems">What is wrong, one sentence each; empty when nothing is.</param>
/// <param name="AtWork">The rows as they were when the clients had just stopped.</param>
/// <param name="Journal">What the clients had written down by then.</param>
public sealed record Outcome(string Summary, IReadOnlyList<string> Problems, Snapshot AtWork, IReadOnlyList<Intention> Journal);

/// <summary>Eight clients at work, servers killed under them, and then the reckoning.</summary>
public static class KillRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Outcome> Run(Plan plan, Action<string> say)
    {
        say(plan.ToString());
        var watch = Stopwatch.StartNew();
        await using var place = await Place.Make(plan);
        using var fleet = new Fleet(place, plan.Servers);
        await fleet.Start();
        var board = new Board();
        var drawings = new Drawings(place.Complaint);
        var clients = Enumerable.Range(1, plan.Clients).Select(number => new Client(number, plan.Seed, fleet, board, drawings)).ToList();
        using var stop = new CancellationTokenSource();
        var work = clients.Select(client => Task.Run(() => client.Work(stop.Token))).ToList();
        await Kill(plan, fleet, board, say);
        await board.Steps(plan.Steps);
        await stop.CancelAsync();
        await Task.WhenAll(work);

        // The servers go on while this looks: at every moment all has to fit together.
        var problems = new List<string>();
        var journal = clients.SelectMany(client => client.Journal).ToList();
        var before = await Snapshot.Take(place);
        problems.AddRange(Reckoning.Of(before, journal));
        problems.AddRange(await Overdue(place));

        var open = before.Tickets.Where(ticket => !ticket.Ended()).Select(ticket => ticket.Text("Number")).ToList();
        await Task.WhenAll(clients.Select((client, number) => Task.Run(() => client.Finish(open.Where((_, index) => index % clients.Count == number)))));
        var all = clients.SelectMany(client => client.Journal).ToList();
        var end = await Snapshot.Take(place);
        problems.AddRange(Reckoning.Of(end, all));
        problems.AddRange(end.Tickets.Where(ticket => !ticket.Ended()).Select(ticket => $"Ticket {ticket.Text("Number")} is still open at the end."));
        problems.AddRange(end.Instances.Where(instance => instance.Text("Status") == "Running").Select(instance => $"Process {instance.Text("Id")} still runs at the end."));
        problems.AddRange(await Snapshot.Integrity(place));
        problems.AddRange(board.Wrong);
        problems.AddRange(fleet.Failures.Select(log => "A server logged a failure:\n    " + log));
        foreach (var client in clients)
        {
            client.Dispose();
        }

        int Count(Fate fate) => all.Count(intention => intention.Fate == fate);
        var summary =
            $"{plan}: {fleet.Kills} kills; {end.Tickets.Count} tickets ({open.Count} finished afterwards); {Count(Fate.Acknowledged)} steps acknowledged, "
            + $"{all.Count(intention => intention.Repeats > 0)} repeated after a cut line ({all.Count(intention => intention is { Repeats: > 0, Fate: Fate.Acknowledged })} of them acknowledged then), {Count(Fate.Refused)} refused "
            + $"({all.Count(intention => intention.Fate == Fate.Refused && (int?)intention.Answer?["status"] == 409)} as changed meanwhile), {Count(Fate.Unknown)} never known; {all.Sum(intention => intention.GaveUp)} times patience was asked for; "
            + $"{end.Journal.Count(row => row.Text("Kind") == "Migrated")} processes moved to another version; {end.Journal.Count(row => row.Text("Kind") == "Fired")} timers fired, {end.Triggers.Sum(trigger => trigger.Number("Version") - 1)} processes set off by the clock; {end.Journal.Count} journal lines; {problems.Count} problems; {watch.Elapsed.TotalSeconds:0} s";
        say(summary);
        problems.Distinct().Take(40).ToList().ForEach(say);
        return new Outcome(summary, [.. problems.Distinct()], before, journal);
    }

    /// <summary>Most die at work, after some steps and a moment; every sixth while it starts.</summary>
    private static async Task Kill(Plan plan, Fleet fleet, Board board, Action<string> say)
    {
        var dice = new Random(plan.Seed);
        var starting = -1;
        for (var kill = 1; kill <= plan.Kills; kill++)
        {
            var at = starting >= 0 ? starting : dice.Next(fleet.Size);
            if (starting >= 0)
            {
                await Task.Delay(dice.Next(1200));
            }
            else
            {
                await fleet.Address(at);
                board.CountAnew();
                await board.Steps(dice.Next(5, 120));
                await Task.Delay(dice.Next(20));
            }

            await fleet.KillAndStart(at);
            starting = dice.Next(6) == 0 ? at : -1;
            if (kill % 20 == 0)
            {
                say($"  {kill} kills, {board.Acknowledged} steps acknowledged");
            }
        }
    }

    /// <summary>What was due when this began has to fire while the servers are left alone.</summary>
    private static async Task<IEnumerable<string>> Overdue(Place place)
    {
        var due = DateTime.UtcNow;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var late = (await Snapshot.Timers(place)).Where(timer => timer.Has("DueAt") && timer.Time("DueAt") <= due).ToList();
            if (late.Count == 0 || watch.Elapsed > Patience)
            {
                return late.Select(timer => $"Timer {timer.Text("Id")} was due at {timer.Time("DueAt"):O} and has not fired.");
            }
        }
    }
}
