using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Tickets;

public sealed class PresenceTests
{
    [Fact]
    public async Task Somebody_with_two_pages_is_there_once_and_gone_when_both_are_closed()
    {
        await using var app = await ComplaintsApp.Start();
        var presence = app.Services.GetRequiredService<Presence>();
        var first = presence.Enter("C26-000001", app.Floor);
        var second = presence.Enter("C26-000001", app.Floor);

        Assert.Single(presence.At("C26-000001"));
        first.Dispose();
        first.Dispose();
        Assert.Single(presence.At("C26-000001"));
        second.Dispose();
        Assert.Empty(presence.At("C26-000001"));
    }

    [Fact]
    public async Task What_another_server_says_is_believed_for_a_while_only()
    {
        await using var app = await ComplaintsApp.Start();
        var presence = app.Services.GetRequiredService<Presence>();
        presence.Hear("other", "C26-000001", [new Present(app.Floor2.PersonId, app.Floor2.Name, true)]);

        Assert.True(Assert.Single(presence.At("C26-000001")).Types);
        presence.Moved("C26-000001");
        Assert.False(Assert.Single(presence.At("C26-000001")).Types);
        app.Clock.Advance(Presence.Believed);
        Assert.Empty(presence.At("C26-000001"));
    }

    [PostgresFact]
    public async Task Whoever_has_a_ticket_open_on_one_server_is_named_on_the_other()
    {
        await using var app = await ComplaintsApp.Start();
        await using var other = await ComplaintsApp.Run(app.Settings, app.Clock);
        var (here, there) = (app.Services.GetRequiredService<Presence>(), other.Services.GetRequiredService<Presence>());
        using var mine = here.Enter("C26-000001", app.Floor);
        var met = new TaskCompletionSource();
        here.Changed += _ => Look();
        there.Changed += _ => Look();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        // Either may still be about to listen: what is said before that, nobody hears.
        while (!met.Task.IsCompleted)
        {
            using var hers = there.Enter("C26-000001", app.Floor2);
            await Task.WhenAny(met.Task, Task.Delay(TimeSpan.FromSeconds(2), patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }

        void Look()
        {
            if (here.At("C26-000001").Count == 2 && there.At("C26-000001").Count == 2)
            {
                met.TrySetResult();
            }
        }
    }
}
