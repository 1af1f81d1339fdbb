using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Shell;

/// <summary>Two servers on one database.</summary>
public sealed class OtherServersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task Page_on_one_server_hears_of_a_step_made_on_the_other()
    {
        await using var app = await ComplaintsApp.Start();
        await using var other = await ComplaintsApp.Run(app.Settings, app.Clock);
        var ticket = await app.OpenedTicket();
        var heard = new TaskCompletionSource();
        using var listening = other.Services.GetRequiredService<LiveUpdates>().Listen(numbers =>
        {
            if (numbers.Contains(ticket.Number))
            {
                heard.TrySetResult();
            }

            return Task.CompletedTask;
        });

        // The other one may still be about to listen: what is said before that, nobody hears.
        for (var stage = 1; stage < Scenarios.Stages.Count && !heard.Task.IsCompleted; stage++)
        {
            ticket = await app.Complete(ticket);
            await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(2)));
        }

        await heard.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("server C26-000001 here [null]:ID")]
    [InlineData("server C26-000001 here [null]")]
    [InlineData("server C26-000001 here [{}]")]
    [InlineData("server C26-000001 here null")]
    [InlineData("server C26-000001 here {")]
    [InlineData("server C26-000001 gone []")]
    [InlineData("server C26-000001 here")]
    [InlineData("server ")]
    [InlineData("")]
    public void Message_that_makes_no_sense_is_passed_over(string message) => Assert.Null(OtherServers.Read(message));

    [Fact]
    public void Messages_of_servers_are_understood()
    {
        var id = Guid.NewGuid();

        Assert.Equal(("C26-000001", true), OtherServers.Read("server C26-000001") is { } changed ? (changed.Number, changed.People is null) : default);
        var asks = OtherServers.Read($$"""server C26-000001 who? [{"personId":"{{id}}","name":"Anna Berg","types":true}]""")!;
        Assert.True(asks.Asks);
        Assert.Equal(new Present(id, "Anna Berg", true), Assert.Single(asks.People!));
        Assert.Empty(OtherServers.Read("server C26-000001 here []")!.People!);
    }

    [PostgresFact]
    public async Task Timer_that_both_servers_try_fires_once()
    {
        WebApplication? other = null;
        var there = 0;
        var between = new InBetween<FireTimer, bool>(async attempt => there += attempt == 1 ? await Wake(other!) : 0);
        await using var app = await ComplaintsApp.Start(between.Into);
        await using var _ = other = await ComplaintsApp.Run(app.Settings, app.Clock);
        await app.TicketAwaitingApproval();

        var here = await app.Advance(TimeSpan.FromHours(1));

        Assert.Equal((0, 1), (here, there));
        Assert.Equal(1, await app.Saved(db => db.Journal.CountAsync(row => row.Kind == "Fired")));
        Assert.Equal(1, await app.Saved(db => db.Facts.CountAsync(fact => fact.Kind == FactKind.ApprovalReminded)));
    }

    [PostgresFact]
    public async Task Two_servers_open_tickets_at_once_and_no_number_is_given_twice()
    {
        await using var app = await ComplaintsApp.Start();
        await using var other = await ComplaintsApp.Run(app.Settings, app.Clock);

        var tickets = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Open(number % 2 == 0 ? app.Services : other.Services, app))));

        Assert.Equal(8, tickets.Select(ticket => ticket.Number).Distinct().Count());
    }

    private static Task<int> Wake(WebApplication server) => server.Services.GetRequiredService<DueTimers>().WakeDue(CancellationToken.None);

    private static async Task<TicketView> Open(IServiceProvider server, ComplaintsApp app)
    {
        await using var scope = server.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<Requests>().SendAs(
            app.Floor, new OpenTicket("T01", "counter", null, null, "SOLE-OPEN", "The sole came off.", "exchange", 3));
        Assert.False(answer.IsRefused, answer.Why);
        return answer.Value!;
    }
}
