using Complaints.Durability.Tests.Load;

namespace Complaints.Durability.Tests.Proof;

/// <summary>Who has a task is who its audit says, and those who claimed or released it were told the same.</summary>
internal static class Claims
{
    private static readonly string[] Kinds = ["Claimed", "Released", "Escalated"];

    public static IEnumerable<string> Broken(Snapshot rows, IReadOnlyList<Intention> journal)
    {
        var audit = rows.Audit.Where(entry => Kinds.Contains(entry.Text("Kind"))).OrderBy(entry => entry.Number("Order")).ToLookup(entry => entry.Text("TaskId"));
        foreach (var task in rows.Tasks)
        {
            var holder = audit[task.Text("Id")].LastOrDefault() is { } last && last.Text("Kind") == "Claimed" ? last.Text("By") : null;
            if (task.TextOrNull("ClaimedBy") != holder)
            {
                yield return $"Task {task.Text("Id")} is with '{task.TextOrNull("ClaimedBy")}', by its audit with '{holder}'.";
            }
        }

        var sent = journal.Where(intention => intention.Deed is Deed.Claim or Deed.Release && intention.Fate != Fate.Refused).ToList();
        foreach (var told in sent.Where(intention => intention.Fate == Fate.Acknowledged))
        {
            var version = (long)told.Answer!["version"]!;
            var last = audit[told.About].LastOrDefault(entry => entry.Number("Order") <= version);
            if (last?.Text("Kind") != Kind(told.Deed) || (told.Deed == Deed.Claim && last.Text("By") != (string?)told.Answer["claimedBy"]))
            {
                yield return $"{told} was acknowledged in version {version}, and the audit of the task ends with '{last?.Text("Kind")}' by '{last?.Text("By")}' there.";
            }
        }

        var wanted = sent.ToLookup(intention => (intention.About, Kind(intention.Deed)));
        foreach (var done in audit.SelectMany(entries => entries).GroupBy(entry => (entry.Text("TaskId"), entry.Text("Kind"))).Where(group => group.Key.Item2 is "Claimed" or "Released"))
        {
            if (done.Count() > wanted[done.Key].Count())
            {
                yield return $"Task {done.Key.Item1} was {done.Key.Item2} {done.Count()} times, which {wanted[done.Key].Count()} wanted.";
            }
        }
    }

    private static string Kind(Deed deed) => deed == Deed.Claim ? "Claimed" : "Released";
}
