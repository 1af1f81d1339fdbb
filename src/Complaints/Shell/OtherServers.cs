using System.Text.Json;
using System.Threading.Channels;
using Complaints.Tickets;
using Npgsql;

namespace Complaints.Shell;

/// <summary>
/// Several servers on one PostgreSQL tell each other which tickets changed and who has them open, by LISTEN and NOTIFY. Off
/// the request's path and without promises, as all of <see cref="LiveUpdates"/>: a message lost with a connection only leaves
/// a page older until its next change.
/// </summary>
public sealed class OtherServers(Settings settings, LiveUpdates updates, Presence presence, TimeProvider clock, ILogger<OtherServers> log) : BackgroundService
{
    private const string Topic = "tickets_changed";
    private const string Asks = "who?";
    private const string Says = "here";
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        updates.Announced += Enqueue;
        presence.ChangedHere += SayWho;
        using var beat = clock.CreateTimer(_ => SayAll(), null, Presence.Beat, Presence.Beat);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    using var together = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                    var first = await Task.WhenAny(Hear(together.Token), Tell(together.Token));
                    await together.CancelAsync();
                    await first;
                }
                catch (Exception problem) when (problem is not OperationCanceledException and not OutOfMemoryException)
                {
                    log.LogWarning(problem, "The other servers cannot be heard; trying again.");
                    await Task.Delay(Pause, stoppingToken);
                }
            }
        }
        finally
        {
            updates.Announced -= Enqueue;
            presence.ChangedHere -= SayWho;
        }
    }

    private void Enqueue(IReadOnlyCollection<string> numbers)
    {
        foreach (var number in numbers)
        {
            // A space parts the words of a message: a number with one would be read as another message.
            if (!number.Contains(' ', StringComparison.Ordinal))
            {
                outgoing.Writer.TryWrite(number);
            }
        }
    }

    private void SayAll()
    {
        foreach (var number in presence.OpenHere())
        {
            SayWho(number, ask: false);
        }
    }

    /// <param name="ask">Whether the others shall say who is with them.</param>
    private void SayWho(string number, bool ask) =>
        outgoing.Writer.TryWrite($"{number} {(ask ? Asks : Says)} {JsonSerializer.Serialize(presence.Here(number), Json.Options)}");

    /// <summary>What another server said; a message that makes no sense, from whoever may notify in this database, is passed over.</summary>
    internal static Heard? Read(string message)
    {
        try
        {
            return message.Split(' ', 4) switch
            {
                [var server, { Length: > 0 } number] => new Heard(server, number, null, false),
                [var server, { Length: > 0 } number, (Asks or Says) and var word, var people]
                    when JsonSerializer.Deserialize<List<Present?>>(people, Json.Options) is { } present && present.TrueForAll(person => person?.Name is not null) =>
                    new Heard(server, number, present!, word == Asks),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void HearWho(string server, string number, IReadOnlyList<Present> people, bool asks)
    {
        presence.Hear(server, number, people);
        if (asks && presence.Here(number).Count > 0)
        {
            SayWho(number, ask: false);
        }
    }

    private async Task Hear(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(cancellation);
        connection.Notification += (_, message) =>
        {
            switch (Read(message.Payload))
            {
                case { People: null } changed when changed.Server != me:
                    updates.Tell([changed.Number]);
                    break;
                case { People: { } people } said when said.Server != me:
                    HearWho(said.Server, said.Number, people, said.Asks);
                    break;
            }
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Topic}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    private async Task Tell(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(cancellation);
        await foreach (var said in outgoing.Reader.ReadAllAsync(cancellation))
        {
            await using var notify = new NpgsqlCommand("SELECT pg_notify(@topic, @message)", connection);
            notify.Parameters.AddWithValue("topic", Topic);
            notify.Parameters.AddWithValue("message", $"{me} {said}");
            await notify.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <param name="People">Who has the ticket open there; null when it only changed.</param>
    /// <param name="Asks">Whether it wants to know who has it open here.</param>
    internal sealed record Heard(string Server, string Number, IReadOnlyList<Present>? People, bool Asks);
}
