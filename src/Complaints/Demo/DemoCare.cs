using Complaints.Care;
using Complaints.Data;
using Complaints.Products;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Demo;

/// <summary>
/// What became of the demo's promises, which articles went to a workshop, which talks were put off: nine promises in ten
/// kept, some late today, a repair in five late. Has chance of its own, so that the tickets stay as they are.
/// </summary>
internal sealed class DemoCare(ComplaintsDb db, Lists lists, DateTime now)
{
    private static readonly Dictionary<string, (string Workshop, string Carrier, string Appointment, string[] Promises)> Words = new()
    {
        ["zh"] = ("老李修鞋铺", "顺丰", "顾客当时很激动，约好改天坐下来慢慢谈。", ["打电话告诉顾客维修要多少钱", "问总部还有没有这个尺码", "把保养说明发给顾客"]),
        ["de"] = ("Schuhmacherei am Markt", "DHL", "Der Kunde war sehr aufgebracht; wir sprechen in Ruhe weiter.", ["Anrufen, sobald die Werkstatt den Preis nennt", "In der Zentrale nach der Größe fragen", "Die Pflegehinweise schicken"]),
        ["en"] = ("Liffey Shoe Repair", "An Post", "The customer was very upset; we go on when things are calm.", ["Call as soon as the workshop names a price", "Ask head office for the size", "Send the care sheet"]),
    };

    private static readonly (string Code, string Chinese, string German, string English)[] Parts =
        [("SOLE", "鞋底", "Sohle", "sole"), ("ZIP", "拉链", "Reißverschluss", "zip"), ("SEAM", "缝线", "Naht", "seam"), ("HEEL", "鞋跟", "Absatz", "heel"), ("", "鞋面", "Obermaterial", "upper")];

    /// <summary>Each store's own.</summary>
    public static IEnumerable<Workshop> Workshops(IEnumerable<DemoStore> stores) =>
        stores.Where(store => Words.ContainsKey(store.Language)).Select(store => new Workshop(store.Code, Words[store.Language].Workshop, 1));

    private readonly Dice dice = new(7);
    private readonly HashSet<Guid> looked = [];
    private int putOff;

    /// <summary>Promises whose day was over by then; those of yesterday mostly wait for somebody to look at them.</summary>
    public void Settle(Ticket ticket, DemoCase story, DateTime until)
    {
        foreach (var promise in db.Promises.Local.Where(promise => promise.TicketId == ticket.Id && promise.State == PromiseState.Open && promise.DueAt <= until && looked.Add(promise.Id)).ToList())
        {
            var hours = story.Store.Store.Calendar;
            var breaks = hours.EndOf(hours.OpenDayAfter(hours.DayOf(promise.DueAt.AddTicks(-1))));
            if (breaks > now && dice.Chance(0.7))
            {
                continue;
            }

            if (breaks > until || dice.Chance(0.9))
            {
                promise.Settle(PromiseState.Kept, null, story.Clerk, promise.MadeAt + dice.Part(promise.DueAt - promise.MadeAt));
            }
            else
            {
                promise.Chase(hours, breaks);
            }
        }
    }

    /// <summary>A repair was agreed on: as far as it has come by now.</summary>
    public void Repair(Ticket ticket, StageVisit visit, DemoCase story, DateTime at)
    {
        if (!visit.Fields.Contains("\"repair\"", StringComparison.Ordinal) || db.Promises.Local.LastOrDefault(promise => promise.TicketId == ticket.Id && promise.What == "repair") is not { } promise)
        {
            return;
        }

        var (words, today, day) = (Words[story.Store.Language], story.Store.DayOf(now), story.Store.DayOf(at));
        var expected = promise.DueOn > day ? promise.DueOn.AddDays(-1) : promise.DueOn;
        var earlier = db.RepairOrders.Local.Where(order => order.TicketId == ticket.Id).ToList();
        if (earlier.Exists(order => order.Next is not null))
        {
            return;
        }

        var nth = 1 + earlier.Count;
        var order = new RepairOrder(ticket, words.Workshop, PartOf(story), nth, expected, lists.Store(ticket.StoreCode)?.Currency ?? "", story.Clerk, at);
        db.Add(order);
        ticket.Cared(FactKind.Repair, "planned", order.Part, order.Workshop, at, story.Clerk);
        var back = dice.Chance(0.2) ? expected.AddDays(dice.Between(2, 12)) : expected;
        if (day.AddDays(1) > today || order.Send(day, expected) is not null || back >= today)
        {
            return;
        }

        order.CameBack(back, RepairResult.Repaired, null, 100 * dice.Between(8, 40));
        if (back.AddDays(2) > today)
        {
            return;
        }

        var home = dice.Chance(0.3);
        order.TellCustomer(back.AddDays(1), "call", home);
        if (home)
        {
            order.SendParcel(back.AddDays(1), words.Carrier, $"{dice.Between(100000, 999999)}{dice.Between(1000, 9999)}");
            order.Deliver(back.AddDays(2));
        }
        else
        {
            order.HandOver(back.AddDays(2));
        }
    }

    /// <summary>Tickets that stand at a step today: with some the talk goes on at another time, or something is promised beside the steps.</summary>
    public void PutOff(Ticket ticket, DemoCase story)
    {
        if (story.StaysAt is not ("analyse" or "explain" or "process" or "confirm"))
        {
            return;
        }

        var words = Words[story.Store.Language];
        var made = now - TimeSpan.FromMinutes(30);
        if (putOff++ % 2 == 0)
        {
            var at = (putOff / 2 % 3) switch
            {
                0 => story.Store.NextOpen(now + TimeSpan.FromHours(2)),
                1 => story.Store.LastOpen(now - TimeSpan.FromHours(3), TimeSpan.FromHours(1)) - TimeSpan.FromMinutes(40),
                _ => story.Store.NextOpen(now + TimeSpan.FromHours(24)),
            };
            db.Add(new Appointment(ticket, at, dice.Of(["backRoom", "phone", "store"]), story.Clerk.Name, story.Clerk.PersonId, words.Appointment, story.Clerk, at < made ? at - TimeSpan.FromDays(1) : made));
        }
        else
        {
            db.Add(new Promise(ticket, words.Promises[putOff / 2 % words.Promises.Length], story.Clerk.Name, story.Clerk.PersonId, story.Store.DayOf(now), story.Store.Store.Calendar, null, story.Clerk, made));
        }
    }

    public void FallAway(Ticket ticket, DemoCase story, DateTime at)
    {
        foreach (var promise in db.Promises.Local.Where(promise => promise.TicketId == ticket.Id))
        {
            promise.FallAway(at, story.Clerk);
        }

        foreach (var order in db.RepairOrders.Local.Where(order => order.TicketId == ticket.Id))
        {
            order.Cancel(at);
        }
    }

    private static string PartOf(DemoCase story)
    {
        var part = Parts.First(part => story.Defect.Code.StartsWith(part.Code, StringComparison.Ordinal));
        return story.Store.Language switch { "zh" => part.Chinese, "de" => part.German, _ => part.English };
    }
}
