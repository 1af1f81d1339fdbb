namespace Complaints.Durability.Tests.Proof;

/// <summary>The ledger, added up anew: each gift's money stands where its state says, and no account but the funding is below zero.</summary>
internal static class Books
{
    private static readonly string[] Accounts = ["Funding", "Budget", "Reserved", "Approved", "Outstanding", "Spent"];

    public static IEnumerable<string> Broken(Snapshot rows)
    {
        foreach (var odd in rows.Ledger.Where(row => row.Number("AmountMinor") <= 0 || row.Text("Debit") == row.Text("Credit")))
        {
            yield return $"Entry {odd.Number("Id")} moves {odd.Number("AmountMinor")} from {odd.Text("Debit")} to {odd.Text("Credit")}.";
        }

        var byLine = rows.Ledger.Where(row => row.Has("LineId")).ToLookup(row => row.Text("LineId"));
        foreach (var line in rows.Lines)
        {
            var holds = Accounts.ToDictionary(account => account, account => Balance(byLine[line.Text("Id")], account));
            var where = line.Text("Status") switch { "Proposed" => "Reserved", "Given" => "Approved", "HandedOver" => "Spent", _ => null };
            foreach (var account in Accounts.Where(account => account is not ("Funding" or "Budget")))
            {
                var should = account == where ? line.Number("AmountMinor") : 0;
                if (holds[account] != should)
                {
                    yield return $"Gift {line.Text("Id")} ({line.Text("Status")}) has {holds[account]} on {account}, not {should}.";
                }
            }

            if (byLine[line.Text("Id")].Any(row => row.Text("TicketId") != line.Text("TicketId") || row.Text("StoreCode") != line.Text("StoreCode") || row.Text("Month") != line.Text("Month")))
            {
                yield return $"Gift {line.Text("Id")} is posted to another ticket, store or month.";
            }
        }

        foreach (var strange in byLine.Select(group => group.Key).Except(rows.Lines.Select(line => line.Text("Id"))))
        {
            yield return $"The ledger knows a gift {strange} that is not there.";
        }

        foreach (var month in rows.Ledger.GroupBy(row => (row.Text("StoreCode"), row.Text("Month"), row.Text("Wallet"), row.Text("Currency"))))
        {
            foreach (var account in Accounts.Where(account => account != "Funding" && Balance(month, account) < 0))
            {
                yield return $"{account} of {month.Key} is below zero: {Balance(month, account)}.";
            }
        }
    }

    private static long Balance(IEnumerable<Row> entries, string account) =>
        entries.Sum(row => (row.Text("Credit") == account ? row.Number("AmountMinor") : 0) - (row.Text("Debit") == account ? row.Number("AmountMinor") : 0));
}
