namespace Complaints.Browser.Tests.Support;

/// <summary>A server for stories that take weeks: its clock is set forward, and no other journey grows older by it.</summary>
public sealed class Weeks : IAsyncLifetime
{
    private Server? server;

    public Server Server => server!;

    public async Task InitializeAsync() => server = Chromium.Path is null ? null : await Server.Start();

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Ten in the morning in China, on the second of the next month: nobody has spent anything of its budget yet.</summary>
    /// <returns>Which day that is.</returns>
    public async Task<DateOnly> SecondOfAMonth()
    {
        var now = await Journeys.Forward(TimeSpan.Zero, Server);
        var morning = new DateTime(now.Year, now.Month, 2, 2, 0, 0, DateTimeKind.Utc).AddMonths(1);
        await Journeys.Forward(morning - now, Server);
        return DateOnly.FromDateTime(morning);
    }
}
