using System.Text.Json.Nodes;

namespace Complaints.Durability.Tests.Proof;

/// <summary>
/// What a process waits for is told three times: by its saved state, by its journal and by the rows of open work and timers.
/// The three have to say the same, a ticket is open exactly as long as its process, and who waits for another process waits for one that runs.
/// </summary>
internal static class Processes
{
    private static readonly string[] Kinds = ["task", "timer", "event"];

    public static IEnumerable<string> Broken(Snapshot rows)
    {
        var journal = rows.Journal.ToLookup(row => row.Text("InstanceId"));
        var tasks = rows.Tasks.ToLookup(row => row.Text("InstanceId"));
        var timers = rows.Wakes.ToLookup(row => row.Text("InstanceId"));
        foreach (var instance in rows.Instances)
        {
            var id = instance.Text("Id");
            foreach (var sentence in Of(instance, [.. journal[id]], [.. tasks[id]], [.. timers[id]]))
            {
                yield return $"Process {id} ({instance.Text("DefinitionId")}, {instance.Text("Status")}): {sentence}";
            }
        }

        var audit = rows.Audit.Where(entry => entry.Text("Kind") == "Completed").ToLookup(entry => entry.Text("TaskId"));
        foreach (var task in rows.Tasks.Where(task => audit[task.Text("Id")].Count() != (task.Has("ClosedBy") ? 1 : 0)))
        {
            yield return $"Task {task.Text("Id")} was closed by '{task.TextOrNull("ClosedBy")}', and its audit says {audit[task.Text("Id")].Count()} times.";
        }

        var known = rows.Instances.Select(instance => instance.Text("Id")).ToHashSet();
        foreach (var strange in rows.Journal.Concat(rows.Tasks).Concat(rows.Wakes).Select(row => row.Text("InstanceId")).Distinct().Where(id => !known.Contains(id)))
        {
            yield return $"Journal, work or timers belong to process {strange}, which does not exist.";
        }

        // The version of a trigger counts its firings from 1.
        var started = rows.Instances.ToLookup(instance => (instance.Text("DefinitionId"), instance.Text("StoreCode")));
        foreach (var trigger in rows.Triggers)
        {
            var (firings, starts) = (trigger.Number("Version") - 1, started[(trigger.Text("DefinitionId"), trigger.Text("StoreCode"))].Count());
            if (firings != starts)
            {
                yield return $"The clock fired {trigger.Text("DefinitionId")} in '{trigger.Text("StoreCode")}' {firings} times and started it {starts} times.";
            }
        }

        foreach (var sentence in Families(rows))
        {
            yield return sentence;
        }

        var ofTicket = rows.Instances.Where(instance => !instance.Has("ApprovalId") && !instance.Has("ParentId")).ToLookup(instance => instance.Text("TicketId"));
        var ofApproval = rows.Instances.Where(instance => instance.Has("ApprovalId")).ToLookup(instance => instance.Text("ApprovalId"));
        var openWork = rows.Tasks.Where(task => !task.Has("ClosedAt")).ToLookup(task => task.Text("TicketId"));
        foreach (var ticket in rows.Tickets)
        {
            var stages = openWork[ticket.Text("Id")].Where(task => !task.Has("ApprovalId")).Select(task => task.Text("Stage")).ToList();
            if (ofTicket[ticket.Text("Id")].ToList() is not [var process] || process.Text("Status") == "Running" == ticket.Ended())
            {
                yield return $"Ticket {ticket.Text("Number")} is {ticket.Text("Status")}, its process is not.";
            }

            if (ticket.Ended() ? openWork[ticket.Text("Id")].Any() : stages is not [var stage] || stage != ticket.Text("Stage"))
            {
                yield return $"Ticket {ticket.Text("Number")} is {ticket.Text("Status")} at '{ticket.Text("Stage")}' and has open work at '{string.Join(", ", stages)}'.";
            }
        }

        foreach (var approval in rows.Approvals)
        {
            if (ofApproval[approval.Text("Id")].ToList() is not [var process] || process.Text("Status") == "Running" != (approval.Text("Status") == "Waiting"))
            {
                yield return $"Approval {approval.Text("Id")} is {approval.Text("Status")}, its process is not.";
            }
        }
    }

    private static IEnumerable<string> Families(Snapshot rows)
    {
        var started = rows.Journal.Where(row => row.Text("Kind") == "Started").ToLookup(row => (string)JsonNode.Parse(row.Text("Data"))!["id"]!, row => row.Text("InstanceId"));
        var awaited = rows.Instances.SelectMany(parent => Children(parent).Select(child => (Child: child, Parent: parent.Text("Id")))).ToLookup(wait => wait.Child, wait => wait.Parent);
        var children = rows.Instances.Where(instance => instance.Has("ParentId")).ToDictionary(instance => instance.Text("Id"));
        foreach (var (id, child) in children)
        {
            var parent = child.Text("ParentId");
            if (!started[id].SequenceEqual([parent]))
            {
                yield return $"Process {id} is a child of {parent} and was started {started[id].Count()} times.";
            }

            if (!awaited[id].SequenceEqual(child.Text("Status") == "Running" ? [parent] : Array.Empty<string>()))
            {
                yield return $"Process {id}, a child of {parent}, is {child.Text("Status")} and is waited for by '{string.Join(", ", awaited[id])}'.";
            }
        }

        foreach (var lost in started.Concat(awaited).Select(group => group.Key).Distinct().Where(id => !children.ContainsKey(id)))
        {
            yield return $"Process {lost} was started or is waited for, and is not there.";
        }
    }

    private static IEnumerable<string> Children(Row instance) =>
        (JsonNode.Parse(instance.Text("State"))!["tokens"] as JsonArray ?? []).Select(token => (string?)token!["child"]?["instance"]).OfType<string>();

    private static IEnumerable<string> Of(Row instance, List<Row> journal, List<Row> tasks, List<Row> timers)
    {
        var state = JsonNode.Parse(instance.Text("State"))!;
        if ((string?)state["status"] != instance.Text("Status"))
        {
            yield return $"its state says {state["status"]}.";
        }

        if (!journal.Select(row => row.Number("Sequence")).Order().SequenceEqual(Enumerable.Range(1, (int)state["lastEntry"]!).Select(entry => (long)entry)))
        {
            yield return $"its journal has {journal.Count} lines up to {journal.Max(row => row.Number("Sequence"))}, its state counts {state["lastEntry"]}.";
        }

        if (journal.Where(row => row.Text("Kind") == "Begun").ToList() is not [var begun] || begun.Number("Sequence") != 1)
        {
            yield return "its journal does not begin once, with how it was begun.";
        }
        else if (state["input"] is { } input && !(begun.Has("Data") && JsonNode.DeepEquals(input, JsonNode.Parse(begun.Text("Data"))!["input"])))
        {
            yield return $"it was given {input.ToJsonString()}; by its journal {begun.Text("Data")}.";
        }

        var tokens = state["tokens"] as JsonArray ?? [];
        var waits = Kinds.SelectMany(kind => Waits(tokens, kind)).ToHashSet();
        var opened = Told(journal, "Opened");
        var ended = Told(journal, "Answered").Concat(Told(journal, "Fired")).Concat(Told(journal, "Received")).Concat(Told(journal, "Withdrawn")).ToList();
        foreach (var twice in Twice(opened).Concat(Twice(ended)))
        {
            yield return $"wait {twice} was opened or ended twice.";
        }

        if (!waits.SetEquals(opened.Except(ended)))
        {
            yield return $"it waits for {string.Join(", ", waits)}; by its journal for {string.Join(", ", opened.Except(ended))}.";
        }

        var openTasks = tasks.Where(task => !task.Has("ClosedAt")).Select(task => task.Text("Id")).ToList();
        if (!openTasks.Order().SequenceEqual(Waits(tokens, "task").Order()))
        {
            yield return $"its open work is {string.Join(", ", openTasks)}, its state waits for {string.Join(", ", Waits(tokens, "task"))}.";
        }

        if (!timers.Select(timer => timer.Text("Id")).Order().SequenceEqual(Waits(tokens, "timer").Order()))
        {
            yield return $"its timers are {string.Join(", ", timers.Select(timer => timer.Text("Id")))}, its state waits for {string.Join(", ", Waits(tokens, "timer"))}.";
        }

        var answered = Told(journal, "Answered");
        if (!tasks.Where(task => task.Has("ClosedBy")).Select(task => task.Text("Id")).Order().SequenceEqual(answered.Order()))
        {
            yield return "its answered work is not what its journal says.";
        }

        if (instance.Text("Status") == "Running" == (waits.Count == 0))
        {
            yield return $"it is {instance.Text("Status")} with {waits.Count} waits.";
        }
    }

    private static List<string> Waits(JsonArray tokens, string kind) => [.. tokens.Select(token => (string?)token![kind]?["id"]).OfType<string>()];

    private static List<string> Told(List<Row> journal, string kind) =>
        [.. journal.Where(row => row.Text("Kind") == kind).Select(row => (string)JsonNode.Parse(row.Text("Data"))!["id"]!)];

    private static IEnumerable<string> Twice(IEnumerable<string> ids) => ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key);
}
