using System.Text.Json.Nodes;
using Complaints.Durability.Tests.Load;

namespace Complaints.Durability.Tests.Proof;

/// <summary>
/// What was acknowledged is there once, what was refused is not there, what nobody knows is there at most once, and nothing
/// is there that nobody sent.
/// </summary>
internal static class Promises
{
    public static IEnumerable<string> Broken(Snapshot rows, IReadOnlyList<Intention> journal)
    {
        // A claim keeps no words of who sent it: its record stands for it here, and Claims looks at what it did. So with what Migrations looks at.
        ILookup<string, Row> Recorded(Deed deed)
        {
            var sent = journal.Where(intention => intention.Deed == deed).Select(intention => intention.Key).ToHashSet();
            return rows.Keys.Where(record => sent.Contains(record.Text("Key"))).ToLookup(record => record.Text("Key"));
        }

        var effects = new Dictionary<Deed, ILookup<string, Row>>
        {
            [Deed.Open] = rows.Tickets.ToLookup(ticket => ticket.Text("Description")),
            [Deed.Stage] = rows.Visits.Where(visit => visit.Has("By")).ToLookup(visit => visit.Text("Note")),
            [Deed.Decide] = rows.Approvals.Where(approval => approval.Text("Status") is not ("Waiting" or "Dropped")).ToLookup(approval => approval.Text("Reason")),
            [Deed.Withdraw] = rows.Facts.Where(fact => fact.Text("Kind") == "Withdrawn").ToLookup(fact => fact.Text("Text")),
            [Deed.Claim] = Recorded(Deed.Claim),
            [Deed.Release] = Recorded(Deed.Release),
            [Deed.Publish] = Recorded(Deed.Publish),
            [Deed.Migrate] = Recorded(Deed.Migrate),
        };
        var lines = rows.Lines.ToLookup(line => line.Text("VisitId"));
        var keys = rows.Keys.ToLookup(record => record.Text("Key"));
        var numbers = rows.Tickets.ToDictionary(ticket => ticket.Text("Id"), ticket => ticket.Text("Number"));
        foreach (var intention in journal)
        {
            var done = effects[intention.Deed][intention.Key].ToList();
            var records = keys[intention.Key].ToList();
            var fits = intention.Fate switch { Fate.Acknowledged => done.Count == 1, Fate.Refused => done.Count == 0, _ => done.Count <= 1 };
            if (!fits)
            {
                yield return $"{intention} was done {done.Count} times.";
            }

            if (records.Count != done.Count)
            {
                yield return $"{intention} was done {done.Count} times and has {records.Count} idempotency records.";
            }

            if (intention.Fate == Fate.Acknowledged && records is [var record] && !JsonNode.DeepEquals(JsonNode.Parse(record.Text("Answer")), intention.Answer))
            {
                yield return $"{intention} was answered otherwise than is kept.";
            }

            if (done is [var row])
            {
                foreach (var problem in OtherThanSent(intention, row, lines, numbers))
                {
                    yield return $"{intention}: {problem}";
                }
            }
        }

        foreach (var (deed, byKey) in effects)
        {
            var sent = journal.Where(intention => intention.Deed == deed).Select(intention => intention.Key).ToHashSet();
            foreach (var strange in byKey.Where(group => !sent.Contains(group.Key)))
            {
                yield return $"Nobody sent '{strange.Key}', and it was done ({deed}).";
            }
        }

        foreach (var strange in rows.Keys.Select(record => record.Text("Key")).Except(journal.Select(intention => intention.Key)))
        {
            yield return $"Nobody sent the idempotency key '{strange}'.";
        }

        foreach (var line in rows.Lines.Where(line => !rows.Visits.Any(visit => visit.Text("Id") == line.Text("VisitId") && visit.Text("Note") == line.Text("Note"))))
        {
            yield return $"Compensation line {line.Text("Id")} belongs to no request.";
        }
    }

    /// <summary>Whether the row says what the request said, and the answer too.</summary>
    private static IEnumerable<string> OtherThanSent(Intention intention, Row row, ILookup<string, Row> lines, Dictionary<string, string> numbers)
    {
        var answer = intention.Fate == Fate.Acknowledged ? intention.Answer : null;
        switch (intention.Deed)
        {
            case Deed.Open when answer is not null && (string?)answer["number"] != row.Text("Number"):
                yield return $"the answer named ticket {answer["number"]}, the row {row.Text("Number")}.";
                break;
            case Deed.Stage:
                if (numbers.GetValueOrDefault(row.Text("TicketId")) != intention.About || !intention.Path.EndsWith("/" + row.Text("Stage"), StringComparison.Ordinal) || row.Text("Outcome") != (string?)intention.Body["outcome"])
                {
                    yield return "it was recorded at another ticket or stage, or with another outcome.";
                }

                var asked = intention.Body["compensation"]!.AsArray().Select(gift => $"{gift!["kind"]} x {gift["quantity"]}").Order();
                var kept = lines[row.Text("Id")].Where(line => line.Text("Note") == intention.Key).Select(line => $"{line.Text("Kind")} x {line.Number("Quantity")}").Order();
                if (!asked.SequenceEqual(kept))
                {
                    yield return "other gifts are kept than were sent.";
                }

                break;
            case Deed.Decide:
                var decision = (string)intention.Body["decision"]!;
                if (row.Text("Id") != intention.About || row.Text("Status") != decision switch { "approve" => "Approved", "reduce" => "Reduced", _ => "Rejected" })
                {
                    yield return $"approval {row.Text("Id")} was {row.Text("Status")}.";
                }

                if (answer is not null && (answer["granted"] is { } granted ? (long)((decimal)granted * 100) : -1) != (row.Has("DecidedMinor") ? row.Number("DecidedMinor") : -1))
                {
                    yield return "another amount is kept than was answered.";
                }

                break;
            case Deed.Withdraw when numbers.GetValueOrDefault(row.Text("TicketId")) != intention.About:
                yield return "another ticket was withdrawn.";
                break;
        }
    }
}
