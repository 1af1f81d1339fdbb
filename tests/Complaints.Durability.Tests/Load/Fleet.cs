namespace Complaints.Durability.Tests.Load;

/// <summary>The servers of a run, of which one or another is dead at times.</summary>
public sealed class Fleet(Place place, int size) : IDisposable
{
    private readonly TaskCompletionSource<Server>[] servers = [.. Enumerable.Range(0, size).Select(_ => Vacant())];
    private readonly List<string?> failures = [];

    public int Size => size;

    /// <summary>How often one was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What the servers, dead and alive, logged as failures.</summary>
    public IEnumerable<string> Failures => failures.Concat(servers.Select(server => server.Task.Result.Failure)).OfType<string>();

    public async Task Start()
    {
        for (var at = 0; at < size; at++)
        {
            servers[at].SetResult(new Server(place));
            await Address(at);
        }
    }

    /// <summary>Where the server at this place listens; waits while it starts, and for the next one when it dies starting.</summary>
    public async Task<Uri> Address(int at)
    {
        while (true)
        {
            var server = await Volatile.Read(ref servers[at % size]).Task;
            if (await server.Open is { } address)
            {
                return address;
            }
        }
    }

    /// <summary>Kills it wherever it is, and starts another in its place.</summary>
    public async Task KillAndStart(int at)
    {
        var dead = await servers[at].Task;
        var next = Vacant();
        Volatile.Write(ref servers[at], next);
        await dead.Kill();
        Kills++;
        failures.Add(dead.Failure);
        dead.Dispose();
        next.SetResult(new Server(place));
    }

    public void Dispose()
    {
        foreach (var server in servers.Where(server => server.Task.IsCompletedSuccessfully))
        {
            server.Task.Result.Dispose();
        }
    }

    private static TaskCompletionSource<Server> Vacant() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
