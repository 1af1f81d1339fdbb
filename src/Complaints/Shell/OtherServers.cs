using System.Threading.Channels;
using Npgsql;

namespace Complaints.Shell;

/// <summary>
/// Several servers on one PostgreSQL tell each other which tickets changed, by LISTEN and NOTIFY. Off the request's path and
/// without promises, as all of <see cref="LiveUpdates"/>: a message lost with a connection only leaves a page older until its
/// next change.
/// </summary>
public sealed class OtherServers(Settings settings, LiveUpdates updates, ILogger<OtherServers> log) : BackgroundService
{
    private const string Topic = "tickets_changed";
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        updates.Announced += Enqueue;
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
        }
    }

    private void Enqueue(IReadOnlyCollection<string> numbers)
    {
        foreach (var number in numbers)
        {
            outgoing.Writer.TryWrite(number);
        }
    }

    private async Task Hear(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(cancellation);
        connection.Notification += (_, message) =>
        {
            if (message.Payload.Split(' ') is [var server, var number] && server != me)
            {
                updates.Tell([number]);
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
        await foreach (var number in outgoing.Reader.ReadAllAsync(cancellation))
        {
            await using var notify = new NpgsqlCommand("SELECT pg_notify(@topic, @message)", connection);
            notify.Parameters.AddWithValue("topic", Topic);
            notify.Parameters.AddWithValue("message", $"{me} {number}");
            await notify.ExecuteNonQueryAsync(cancellation);
        }
    }
}
