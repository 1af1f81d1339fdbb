using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Demo;

/// <summary>Gives each planned case what the plan left open: the customer, the article, how it is handled, how it ends.</summary>
internal sealed class DemoDetails(DemoPeople people, IReadOnlyList<DemoStyle> styles, DemoCustomers customers, Dice dice, DateTime now)
{
    private static readonly (string Word, double Weight)[] Channels =
        [("counter", 70), ("phone", 10), ("web", 6), ("qr", 5), ("mail", 4), ("social", 2), ("opinionBook", 2), ("letter", 1)];

    private static readonly (string Word, double Weight)[] Findings = [("upheld", 76), ("partlyUpheld", 24)];
    private static readonly (string Word, double Weight)[] Proofs = [("receipt", 58), ("card", 22), ("online", 8), ("box", 4), ("none", 8)];
    private static readonly (int Mood, double Weight)[] Moods = [(1, 8), (2, 30), (3, 36), (4, 20), (5, 6)];
    private static readonly (DemoEnding Ending, double Weight)[] Endings =
        [(DemoEnding.Satisfied, 74), (DemoEnding.SecondOffer, 8), (DemoEnding.SecondChance, 4), (DemoEnding.NoReply, 9), (DemoEnding.FinalResponse, 5)];

    /// <summary>He stands at the counter that much more often than his colleague, so that there is something to compare.</summary>
    private const double StingyShare = 4;

    private static readonly string[] WithdrawnAt = ["talk", "analyse", "explain", "process", "compensate", "confirm"];

    public void Fill(DemoCase entry)
    {
        var serial = entry.WantedCustomer is not null;
        var isNow = entry.AtOnce;
        var stingy = people.Named(DemoPeople.Stingy);
        var clerks = people.ClerksOf(entry.Store.Code);
        entry.Clerk = isNow ? clerks.First(clerk => clerk.PersonId != stingy.PersonId) : dice.Of(clerks, clerk => clerk.PersonId == stingy.PersonId ? StingyShare : 1);
        entry.Stingy = entry.Clerk.PersonId == stingy.PersonId && !serial;
        entry.Customer = entry.WantedCustomer ?? (dice.Chance(0.095) && !isNow ? null : customers.Somebody(entry.Store, entry.OpenedAt));
        entry.Item = Article(entry);
        entry.Channel = isNow ? "counter" : Word(Channels);
        entry.Remedy = dice.Of(entry.Defect.Remedies);
        entry.Mood = dice.Of(Moods, mood => mood.Weight).Mood;
        entry.Finding ??= dice.Chance(entry.Defect.NoFault) ? Outcomes.NoFault : Word(Findings);
        entry.Cause = entry.Finding == Outcomes.NoFault && !entry.Defect.IsService ? dice.Of(["normalWear", "customerUse", "careMissing"]) : dice.Of(entry.Defect.Causes);
        if (entry.WantedArticle is not null && entry.Finding == "upheld")
        {
            entry.Cause = "adhesive";
        }

        entry.Gifts ??= Gifts(entry);
        if (isNow || serial)
        {
            return;
        }

        entry.Ending = Ending(entry);
        entry.MissedCalls = dice.Chance(0.15) ? 1 : 0;
        entry.WithdrawnAt = dice.Chance(0.06) ? dice.Of(WithdrawnAt) : null;
        entry.ArticleNotAtHand = dice.Chance(0.02);
    }

    /// <summary>Whoever got nothing for a fault is harder to satisfy.</summary>
    private DemoEnding Ending(DemoCase entry)
    {
        var bad = entry.Gifts!.Count == 0 && entry.Finding != Outcomes.NoFault ? 3 : 1;
        return dice.Of(Endings, ending => ending.Ending is DemoEnding.FinalResponse or DemoEnding.SecondOffer ? ending.Weight * bad : ending.Weight).Ending;
    }

    private Item Article(DemoCase entry)
    {
        var currency = entry.Store.Store.Currency;
        if (entry.Defect.IsService && dice.Chance(0.5))
        {
            return new Item(null, null, null, null, null, null, null, null);
        }

        var fitting = styles.Where(style => entry.Defect.IsService || entry.Defect.Kinds.Contains(style.Kind)).ToList();
        var style = entry.WantedArticle?.Style ?? dice.Of(fitting);
        var free = style.Style.Batches.Where(batch => batch != DemoStyles.BadBatch).ToList();
        var batch = entry.WantedArticle?.Batch ?? (dice.Chance(0.85) ? dice.Of(free) : null);
        var colour = style.Style.Code == DemoStyles.BadStyle && dice.Chance(0.8) ? "brown" : dice.Of(style.Style.Colours);
        var proof = entry.WantedProof ?? Word(Proofs);
        var price = style.PriceIn(currency) * 100L * (dice.Chance(0.25) ? 80 : 100) / 100;
        var days = entry.Defect.IsService ? dice.Between(0, 10) : dice.Between(3, dice.Chance(0.7) ? 75 : 240);
        var bought = entry.Store.DayOf(entry.OpenedAt).AddDays(-days);
        return new Item(style.Style.Code, colour, dice.Of(style.Style.Sizes), batch, price, currency, proof == "none" && dice.Chance(0.6) ? null : bought, proof);
    }

    private List<ProposedLine> Gifts(DemoCase entry)
    {
        if (entry.Stingy)
        {
            return dice.Chance(0.75) ? [] : [new ProposedLine("thankYouCard", 1, null)];
        }

        if (entry.Finding == Outcomes.NoFault)
        {
            return dice.Chance(0.5) ? [] : [new ProposedLine(dice.Of(["thankYouCard", "shoeShine", "socks"]), 1, null)];
        }

        if (dice.Chance(0.1))
        {
            return [];
        }

        if (dice.Chance(0.12) && entry.OpenedAt < now.AddDays(-1))
        {
            // Three pieces to clean and flowers on top are more than a supervisor may give.
            return dice.Chance(0.15)
                ? [new ProposedLine("cleaning", 3, null), new ProposedLine("flowers", 1, null), new ProposedLine("taxi", 1, null)]
                : [new ProposedLine(entry.Defect.BigGift, 1, null)];
        }

        var first = dice.Of(entry.Defect.Gifts);
        var second = dice.Of(entry.Defect.Gifts);
        var clash = (first, second) is ("coupon", "discountCard10") or ("discountCard10", "coupon");
        return first == second || dice.Chance(0.55) || clash ? [new ProposedLine(first, 1, null)] : [new ProposedLine(first, 1, null), new ProposedLine(second, 1, null)];
    }

    private string Word(IReadOnlyList<(string Word, double Weight)> choices) => dice.Of(choices, choice => choice.Weight).Word;
}
