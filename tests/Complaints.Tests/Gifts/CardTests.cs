using System.Net;
using System.Text.Json.Nodes;
using Complaints.Compensation.Books;
using Complaints.Gifts;
using Complaints.Tests.Compensation;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Gifts;

/// <summary>It is Tuesday, 10 March 2026, 17:00 in store T01.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task One_card_is_made_for_each_piece_when_it_is_handed_over()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Granted("coupon", 2);
        Assert.Empty(Assert.Single(await app.Gifts(ticket)).Cards);

        var line = await app.HandOver(ticket);

        Assert.Equal((true, "Li Wei", 2), (line.HandedOver, line.By, line.Cards.Select(card => card.Number).Distinct().Count()));
        Assert.All(line.Cards, card => Assert.Equal(("active", 20m, new DateOnly(2027, 3, 10)), (card.State, card.Value, card.ValidUntil)));
        var problem = Assert.Single(await (await app.TryHandOver(ticket, app.Floor2)).IsRefused(409, "line"));
        Assert.Contains("Li Wei has handed this over already", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, await app.Saved(db => db.Cards.CountAsync()));
    }

    [Fact]
    public async Task Percentage_has_a_cap_and_takes_half_a_cent_up()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("discountCard10");

        Assert.Equal((23.46m, 211.09m), await Worth(234.55m));
        Assert.Equal((100m, 1900m), await Worth(2000m));
        Assert.Equal((0.10m, 0.85m), await Worth(0.95m));

        async Task<(decimal?, decimal?)> Worth(decimal amount)
        {
            var shown = await app.Get<TillCard>(app.Floor, $"/api/v1/cards/{card.Number}?amount={amount.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            return (shown.TakesOff, shown.ToPay);
        }
    }

    [Fact]
    public async Task Card_is_spent_once_and_the_next_till_hears_when_and_where()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");

        var redeemed = await app.Redeem(card, 15m);

        Assert.Equal((15m, 0m, 0m, "T01", "Li Wei"), (redeemed.TakenOff, redeemed.ToPay, redeemed.Left, redeemed.Store, redeemed.By));
        var problem = Assert.Single(await (await app.TryRedeem(card, 15m, app.Floor2)).IsRefused(409, "number"));
        Assert.Equal("This card was redeemed already: 10 Mar 2026, 17:00, Tianjin Binjiang, by Li Wei.", problem.Sentence);
        Assert.Equal("redeemed", (await app.Get<TillCard>(app.Floor2, $"/api/v1/cards/{card.Number}")).State);
    }

    [Fact]
    public async Task Repeat_under_the_same_key_gets_the_same_answer()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");

        var first = await (await app.TryRedeem(card, 50m, key: "till-1-0001")).Content.ReadAsStringAsync();
        var again = await app.TryRedeem(card, 50m, key: "till-1-0001");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
        await (await app.TryRedeem(card, 51m, key: "till-1-0001")).IsRefused(422, "Idempotency-Key");
        Assert.Equal(1, await app.Saved(db => db.CardRedemptions.CountAsync()));
    }

    [Theory]
    [InlineData("coupon")]
    [InlineData("discountCard10")]
    [InlineData("storeCredit")]
    public async Task Of_sixteen_tills_at_one_moment_one_wins(string kind)
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card(kind);
        var tills = new[] { app.Floor, app.Floor2, app.Supervisor, app.Admin };

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(till => app.TryRedeem(card, 500m, tills[till % 4], key: $"till-{till}", store: "T01")));

        Assert.Equal(1, replies.Count(reply => reply.StatusCode == HttpStatusCode.OK));
        foreach (var late in replies.Where(reply => reply.StatusCode != HttpStatusCode.OK))
        {
            Assert.Contains("redeemed already", Assert.Single(await late.IsRefused(409, "number")).Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(1, await app.Saved(db => db.CardRedemptions.CountAsync()));
        Assert.Equal(1, await app.Saved(db => db.LedgerEntries.CountAsync(entry => entry.Kind == EntryKind.Redeem)));
        await LedgerTests.Balanced(app);
    }

    [Fact]
    public async Task Store_credit_keeps_what_a_purchase_leaves()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("storeCredit");

        Assert.Equal(38m, (await app.Redeem(card, 12m)).Left);
        Assert.Equal(0m, (await app.Redeem(card, 100m)).Left);

        await (await app.TryRedeem(card, 1m)).IsRefused(409, "number");
        Assert.Equal([12_00L, 38_00L], await app.Saved(db => db.CardRedemptions.OrderBy(row => row.Order).Select(row => row.CostMinor).ToListAsync()));
    }

    [Fact]
    public async Task Expired_card_is_refused_at_midnight_in_its_store_and_what_it_owed_comes_free()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("discountCard10");

        // Valid until 9 May, whose end in Shanghai is 16:00 UTC; it is 09:00 UTC now.
        app.Clock.Advance(TimeSpan.FromDays(60) + TimeSpan.FromHours(7) - TimeSpan.FromSeconds(1));
        Assert.Null((await app.Get<TillCard>(app.Floor, $"/api/v1/cards/{card.Number}")).WhyNot);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var problem = Assert.Single(await (await app.TryRedeem(card, 100m)).IsRefused(422, "number"));
        Assert.Equal("This card was valid until 9 May 2026.", problem.Sentence);

        await app.Advance(TimeSpan.Zero);

        Assert.Equal((CardState.Expired, 0L, 15_00L), await app.Saved(async db => await db.Cards.Select(row => new ValueTuple<CardState, long, long>(row.State, row.OwedMinor, row.ReleasedMinor)).SingleAsync()));
    }

    [Fact]
    public async Task Blocked_card_is_refused_with_its_reason_until_it_is_let_go()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");
        await (await app.Post(app.Floor, $"/api/v1/cards/{card.Number}/block", new JsonObject { ["reason"] = "Lost" })).IsRefused(403, "");
        await (await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/block", new JsonObject())).IsRefused(400, "reason");

        await (await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/block", new JsonObject { ["reason"] = "Lost on the bus" })).Is<TillCard>(HttpStatusCode.OK);
        Assert.Contains("Lost on the bus", Assert.Single(await (await app.TryRedeem(card, 15m)).IsRefused(422, "number")).Sentence, StringComparison.Ordinal);
        await (await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/unblock", new JsonObject())).Is<TillCard>(HttpStatusCode.OK);

        await app.Redeem(card, 20m);
        await (await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/block", new JsonObject { ["reason"] = "Lost" })).IsRefused(409, "number");
    }

    [Fact]
    public async Task Card_of_another_currency_and_amounts_that_are_none_are_refused()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");

        await (await app.TryRedeem(card, 10m, app.OtherFloor)).IsRefused(422, "currency");
        await (await app.TryRedeem(card, 0m)).IsRefused(400, "amount");
        await (await app.TryRedeem(card, -5m)).IsRefused(400, "amount");
        await (await app.TryRedeem(card, 1.005m)).IsRefused(400, "amount");
        await (await app.TryRedeem(card, 99_999_999m)).IsRefused(400, "amount");
        await (await app.TryRedeem(card, 10m, store: "D01")).IsRefused(403, "");
        await (await app.TryRedeem(card, 10m, app.Region)).IsRefused(400, "store");
        await (await app.Post(app.Floor, $"/api/v1/cards/{card.Number}/redemptions", new JsonObject { ["amount"] = 10, ["currency"] = "EUR" })).IsRefused(422, "currency");
        Assert.Equal("active", (await app.Get<TillCard>(app.Floor, $"/api/v1/cards/{card.Number}")).State);
    }

    [Fact]
    public async Task Cards_that_may_not_be_combined_are_noticed_on_one_receipt()
    {
        await using var app = await ComplaintsApp.Start();
        var (coupon, second, discount) = (await app.Card("coupon"), await app.Card("coupon"), await app.Card("discountCard10"));

        await (await app.TryRedeem(coupon, 300m, receipt: "R-1")).Is<RedemptionView>(HttpStatusCode.OK);
        await (await app.TryRedeem(discount, 300m, receipt: "R-1")).IsRefused(422, "receipt");
        await (await app.TryRedeem(second, 300m, receipt: "R-1")).Is<RedemptionView>(HttpStatusCode.OK);
        await (await app.TryRedeem(discount, 300m, receipt: "R-2")).Is<RedemptionView>(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_is_slowed_for_the_one_who_guesses_and_for_nobody_else()
    {
        await using var app = await ComplaintsApp.Start();
        var card = await app.Card("coupon");
        await (await app.TryRedeem(Mistyped(card.Number), 20m)).IsRefused(400, "number");
        for (var guess = 0; guess < GuessLimit.Free; guess++)
        {
            await (await app.TryRedeem(CardNumber.New(), 20m)).IsRefused(404, "number");
        }

        var problem = Assert.Single(await (await app.TryRedeem(card, 20m)).IsRefused(429, "number"));
        Assert.Contains("Wait 20 seconds", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal("active", (await app.Get<TillCard>(app.Floor2, $"/api/v1/cards/{card.Number}")).State);
        app.Clock.Advance(GuessLimit.Each);

        await app.Redeem(card, 20m);
    }

    [Fact]
    public async Task Liability_is_what_is_open_times_what_was_redeemed_before()
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.Granted("coupon", 2);
        var cards = (await app.HandOver(ticket)).Cards;
        await app.Redeem(cards[0], 100m);

        var view = await app.Get<LiabilityView>(app.Region, "/api/v1/cards/liability");

        Assert.Equal(new LiabilityRow("coupon", "Coupon", "CNY", "2026-03", 1, 20m, 20m, null, 20m), Assert.Single(view.Rows));
        await (await app.Client(app.Supervisor).GetAsync("/api/v1/cards/liability")).IsRefused(403, "");
        var csv = await (await app.Client(app.Admin).GetAsync("/api/v1/cards/liability?format=csv")).Content.ReadAsStringAsync();
        Assert.Contains("\"coupon\",\"Coupon\",CNY,2026-03,1,20,20,,20", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Expected_value_follows_the_past_once_there_is_enough_of_it()
    {
        Assert.Null(ShowLiabilityHandler.RateOf(9, 900, 300));
        Assert.Equal(0.6667m, ShowLiabilityHandler.RateOf(10, 900, 300));
        Assert.Equal(667, ShowLiabilityHandler.ExpectedOf(1000, 0.6667m));
        Assert.Equal(1000, ShowLiabilityHandler.ExpectedOf(1000, null));
    }

    /// <summary>Whatever happens in whatever order: a card gives no more than it is worth, and each cent of its cost is owed, spent or free.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Nothing_is_spent_twice_and_no_cent_is_lost(int seed)
    {
        await using var app = await ComplaintsApp.Start();
        var random = new Random(seed);
        TillCard[] cards = [await app.Card("coupon"), await app.Card("storeCredit"), await app.Card("discountCard10")];
        for (var step = 0; step < 40; step++)
        {
            var card = cards[random.Next(cards.Length)];
            switch (random.Next(8))
            {
                case 0:
                    await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/block", new JsonObject { ["reason"] = "Lost" });
                    break;
                case 1 or 2:
                    await app.Post(app.Supervisor, $"/api/v1/cards/{card.Number}/unblock", new JsonObject());
                    break;
                case 3:
                    await app.Advance(TimeSpan.FromDays(random.Next(30)));
                    break;
                default:
                    await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.TryRedeem(card, random.Next(1, 3000) / 100m, random.Next(2) == 0 ? app.Floor : app.Floor2)));
                    break;
            }

            foreach (var row in await app.Saved(db => db.Cards.AsNoTracking().Include(row => row.Redemptions).ToListAsync()))
            {
                Assert.True(row.LeftMinor >= 0 && row.OwedMinor >= 0 && row.Redemptions.Sum(used => used.AmountMinor) <= row.ValueMinor);
                Assert.Equal(row.CostMinor, row.OwedMinor + row.ReleasedMinor + row.Redemptions.Sum(used => used.CostMinor));
                Assert.True(row.HasBalance || row.Redemptions.Count <= 1);
                Assert.Equal(row.IsSettled, row.OwedMinor == 0);
            }
        }

        await LedgerTests.Balanced(app);
    }

    private static string Mistyped(string number) => (number[0] == '7' ? '8' : '7') + number[1..];
}
