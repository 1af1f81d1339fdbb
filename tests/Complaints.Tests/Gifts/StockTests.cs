using System.Net;
using Complaints.Care;
using Complaints.Gifts;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Gifts;

public sealed class StockTests
{
    [Fact]
    public async Task Insoles_are_counted_down_in_the_size_that_the_clerk_picks()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 5, "First box");
        await app.Stock("delivery", "insoles", "43", 1);
        var ticket = await app.Granted("insoles", 2);
        Assert.Equal(new SizeLeft("42", 5), Assert.Single(await app.Gifts(ticket)).Sizes.Single(size => size.Size == "42"));

        var line = await app.HandOver(ticket, null, "42", "43");

        Assert.Equal("42, 43", line.GivenSizes);
        var view = await app.Get<StockView>(app.Supervisor, "/api/v1/stock");
        Assert.Equal(["43 0 True", "42 4 False"], view.Items.Select(row => $"{row.Size} {row.Count} {row.Low}"));
        Assert.Equal(2, view.Moves.Count(move => move.What == "handOver" && move.Ticket == ticket.Number && move.Change == -1));
    }

    [Fact]
    public async Task Insoles_are_there_in_the_sizes_of_children_too()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "29", 3);
        var ticket = await app.Granted("insoles");
        Assert.Contains(new SizeLeft("29", 3), Assert.Single(await app.Gifts(ticket)).Sizes);

        Assert.Equal("29", (await app.HandOver(ticket, null, "29")).GivenSizes);

        Assert.Equal(2, await app.Saved(db => db.StockItems.Select(item => item.Count).SingleAsync()));
    }

    [Fact]
    public async Task Empty_size_wrong_size_and_missing_size_are_refused_in_words_and_nothing_moves()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 1);
        var ticket = await app.Granted("insoles", 2);

        Assert.Contains("has 1 left in size 42, and 2 are wanted", Assert.Single(await (await app.TryHandOver(ticket, null, null, "42", "42")).IsRefused(422, "sizes")).Sentence, StringComparison.Ordinal);
        await (await app.TryHandOver(ticket, null, null, "42", "41")).IsRefused(422, "sizes");
        await (await app.TryHandOver(ticket, null, null, "42", "50")).IsRefused(400, "sizes");
        await (await app.TryHandOver(ticket, null, null, "42")).IsRefused(400, "sizes");

        Assert.Equal(1, await app.Saved(db => db.StockItems.Select(item => item.Count).SingleAsync()));
        Assert.False(Assert.Single(await app.Gifts(ticket)).HandedOver);
    }

    [Fact]
    public async Task Store_that_never_counted_a_gift_is_not_held_up_by_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 1);

        Assert.True((await app.HandOver(await app.Granted("socks"))).HandedOver);
    }

    [Fact]
    public async Task Of_two_clerks_who_take_the_last_pair_one_wins()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 1);
        var (one, other) = (await app.Granted("insoles"), await app.Granted("insoles", by: app.Floor2));

        var replies = await Task.WhenAll(app.TryHandOver(one, app.Floor, null, "42"), app.TryHandOver(other, app.Floor2, null, "42"));

        Assert.Equal(1, replies.Count(reply => reply.StatusCode == HttpStatusCode.OK));
        await replies.Single(reply => reply.StatusCode != HttpStatusCode.OK).IsRefused(422, "sizes");
        Assert.Equal(0, await app.Saved(db => db.StockItems.Select(item => item.Count).SingleAsync()));
    }

    [Fact]
    public async Task Count_needs_a_reason_and_the_version_that_was_seen()
    {
        await using var app = await ComplaintsApp.Start();
        var seen = await app.Stock("delivery", "socks", null, 10);

        await (await app.TryStock("count", "socks", null, 8, version: seen.Version)).IsRefused(400, "reason");
        await app.Stock("delivery", "socks", null, 3);
        await (await app.TryStock("count", "socks", null, 8, "Two damaged", seen.Version)).IsRefused(409, "version");
        var counted = await app.Stock("count", "socks", null, 8, "Two damaged", seen.Version + 1);

        Assert.Equal((8, false), (counted.Count, counted.Low));
        Assert.True((await app.Stock("lowAt", "socks", null, 8)).Low);
    }

    [Theory]
    [InlineData("delivery", "socks", null, 0, "number")]
    [InlineData("delivery", "socks", null, -3, "number")]
    [InlineData("delivery", "socks", null, 10_001, "number")]
    [InlineData("delivery", "socks", "42", 3, "size")]
    [InlineData("delivery", "insoles", null, 3, "size")]
    [InlineData("delivery", "insoles", "46", 3, "size")]
    [InlineData("delivery", "coupon", null, 3, "kind")]
    [InlineData("steal", "socks", null, 3, "what")]
    [InlineData("lowAt", "socks", null, -1, "number")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string what, string kind, string? size, int number, string field)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.TryStock(what, kind, size, number)).IsRefused(400, field);
    }

    [Fact]
    public async Task Stock_is_for_the_supervisors_of_the_store_and_low_gifts_are_on_the_board()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Stock("delivery", "insoles", "42", 2);
        await app.Stock("delivery", "insoles", "43", 9);

        await (await app.TryStock("delivery", "socks", null, 3, by: app.Floor)).IsRefused(403, "");
        await (await app.Client(app.Supervisor).GetAsync("/api/v1/stock?store=D01")).IsRefused(403, "");
        Assert.Equal(1, (await app.Done(app.Supervisor, new ShowBoard())).LowStock);
    }

    [Theory]
    [InlineData(3)]
    public async Task Stock_is_the_sum_of_its_moves_and_never_negative(int seed)
    {
        await using var app = await ComplaintsApp.Start();
        var random = new Random(seed);
        await app.Stock("delivery", "insoles", "42", 2);
        for (var step = 0; step < 6; step++)
        {
            if (random.Next(3) == 0)
            {
                await app.Stock("count", "insoles", "42", random.Next(4), "Counted");
            }
            else
            {
                var tickets = new[] { await app.Granted("insoles"), await app.Granted("insoles") };
                await Task.WhenAll(tickets.Select(ticket => app.TryHandOver(ticket, null, null, "42")));
            }

            var (count, sum, handed) = await app.Saved(async db => (
                await db.StockItems.Select(item => item.Count).SingleAsync(), await db.StockMoves.SumAsync(move => move.Change), await db.GiftHandOvers.CountAsync()));
            Assert.True(count >= 0);
            Assert.Equal(count, sum);
            Assert.Equal(handed, await app.Saved(db => db.StockMoves.CountAsync(move => move.Kind == StockMoveKind.HandOver)));
        }
    }
}
