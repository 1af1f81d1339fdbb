namespace Complaints.Durability.Tests.Proof;

/// <summary>Each ticket's rows tell one story: its version, visits, facts, gifts and approvals fit together.</summary>
internal static class Histories
{
    public static IEnumerable<string> Broken(Snapshot rows)
    {
        var visits = rows.Visits.ToLookup(row => row.Text("TicketId"));
        var lines = rows.Lines.ToLookup(row => row.Text("TicketId"));
        var approvals = rows.Approvals.ToLookup(row => row.Text("TicketId"));
        var facts = rows.Facts.ToLookup(row => row.Text("TicketId"));
        var approved = rows.Ledger.Where(row => row.Text("Kind") == "Approve").ToLookup(row => row.Text("TicketId"));
        return rows.Tickets.SelectMany(ticket => Of(
                ticket, [.. visits[ticket.Text("Id")]], [.. lines[ticket.Text("Id")]], [.. approvals[ticket.Text("Id")]], [.. facts[ticket.Text("Id")]], [.. approved[ticket.Text("Id")]])
            .Select(sentence => $"Ticket {ticket.Text("Number")} ({ticket.Text("Status")}): {sentence}"));
    }

    private static IEnumerable<string> Of(Row ticket, List<Row> visits, List<Row> lines, List<Row> approvals, List<Row> facts, List<Row> granted)
    {
        int Facts(string kind) => facts.Count(fact => fact.Text("Kind") == kind);
        var recorded = visits.Count(visit => visit.Has("By"));
        var decided = approvals.Where(approval => approval.Text("Status") is "Approved" or "Reduced" or "Rejected").ToList();
        (string What, long Is, long Should)[] sums =
        [
            ("its version", ticket.Number("Version"), 1 + recorded + decided.Count + Facts("Withdrawn") + Facts("ApprovalReminded") + Facts("ApprovalRaised") + Facts("QuestionAsked") + Facts("QuestionAnswered")),
            ("facts of opening", Facts("Opened"), 1),
            ("facts of stages left", Facts("StageCompleted"), visits.Count(visit => visit.Has("CompletedAt"))),
            ("facts of decisions", Facts("ApprovalDecided"), decided.Count),
            ("facts of gifts", Facts("CompensationGiven"), granted.Count),
            ("the sum of its gifts", facts.Where(fact => fact.Text("Kind") == "CompensationGiven").Sum(fact => fact.Number("AmountMinor")), granted.Sum(entry => entry.Number("AmountMinor"))),
            ("facts of questions", Facts("ApprovalAsked"), lines.Where(line => approvals.Any(approval => approval.Text("LineId") == line.Text("Id"))).Select(line => line.Text("VisitId")).Distinct().Count()),
            ("facts of the end", Facts("Closed"), ticket.Ended() ? 1 : 0),
            ("withdrawals", Facts("Withdrawn"), ticket.Text("Status") == "Withdrawn" ? 1 : 0),
            ("places in its history", facts.Select(fact => fact.Number("Order")).Distinct().Count(), facts.Count),
            ("open visits", visits.Count(visit => !visit.Has("CompletedAt")), ticket.Text("Status") == "Closed" ? 0 : 1),
            ("approvals that wait", approvals.Count(approval => approval.Text("Status") == "Waiting"), lines.Count(line => line.Text("Status") == "Proposed")),
        ];
        foreach (var (what, @is, should) in sums.Where(sum => sum.Is != sum.Should))
        {
            yield return $"{what}: {@is}, not {should}.";
        }

        if (!visits.Select(visit => visit.Number("Order")).Order().SequenceEqual(Enumerable.Range(1, visits.Count).Select(order => (long)order)))
        {
            yield return "its visits are not numbered one after the other.";
        }

        if (ticket.Text("Status") == "AwaitingApproval" != approvals.Any(approval => approval.Text("Status") == "Waiting"))
        {
            yield return "it awaits an approval, or does not, and should not, or should.";
        }

        foreach (var approval in approvals)
        {
            if (lines.Where(line => line.Text("Id") == approval.Text("LineId")).ToList() is not [var line])
            {
                yield return $"approval {approval.Text("Id")} is not about one line.";
                continue;
            }

            var (status, amount) = approval.Text("Status") switch
            {
                "Waiting" => ("Proposed", approval.Number("AmountMinor")),
                "Approved" or "Reduced" when ticket.Text("Status") == "Withdrawn" => ("FellAway", approval.Number("DecidedMinor")),
                "Approved" or "Reduced" => ("Given", approval.Number("DecidedMinor")),
                _ => ("FellAway", approval.Number("AmountMinor")),
            };
            if (line.Text("Status") != status || line.Number("AmountMinor") != amount)
            {
                yield return $"approval {approval.Text("Id")} is {approval.Text("Status")}, its line {line.Text("Status")} over {line.Number("AmountMinor")}.";
            }
        }
    }
}
