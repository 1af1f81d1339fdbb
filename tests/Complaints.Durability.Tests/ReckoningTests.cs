using Complaints.Durability.Tests.Load;
using Complaints.Durability.Tests.Proof;
using Xunit.Abstractions;

namespace Complaints.Durability.Tests;

/// <summary>A proof that cannot fail proves nothing: each kind of damage to the rows of a healthy run has to be noticed.</summary>
public sealed class ReckoningTests(ITestOutputHelper output)
{
    private static readonly (string What, Func<Snapshot, Snapshot> Do)[] Damages =
    [
        ("a ticket is lost", rows => rows with { Tickets = Without(rows.Tickets) }),
        ("a ticket is there twice", rows => rows with { Tickets = [.. rows.Tickets, rows.Tickets[0].With("Id", Guid.NewGuid()).With("Number", "C00-1")] }),
        ("a ticket is a version behind", rows => rows with { Tickets = Changed(rows.Tickets, ticket => ticket.Number("Version") > 1, ticket => ticket.With("Version", ticket.Number("Version") - 1)) }),
        ("an open ticket is closed", rows => rows with { Tickets = Changed(rows.Tickets, ticket => !ticket.Ended(), ticket => ticket.With("Status", "Closed")) }),
        ("a ticket stands at another stage than its work", rows => rows with { Tickets = Changed(rows.Tickets, ticket => !ticket.Ended(), ticket => ticket.With("Stage", "elsewhere")) }),
        ("a recorded stage is lost", rows => rows with { Visits = Without(rows.Visits, visit => visit.Has("By")) }),
        ("a stage is recorded twice", rows => rows with { Visits = Doubled(rows.Visits, visit => visit.Has("By")) }),
        ("a stage ended otherwise", rows => rows with { Visits = Changed(rows.Visits, visit => visit.Has("By"), visit => visit.With("Outcome", "other")) }),
        ("a gift is lost", rows => rows with { Lines = Without(rows.Lines, line => line.Text("Status") == "Given" && !rows.Approvals.Any(approval => approval.Text("LineId") == line.Text("Id"))) }),
        ("a gift is given twice", rows => rows with { Lines = Doubled(rows.Lines, line => line.Text("Status") == "Given") }),
        ("a gift is worth more", rows => rows with { Lines = Changed(rows.Lines, line => line.Text("Status") == "Given", line => line.With("AmountMinor", 1L + line.Number("AmountMinor"))) }),
        ("an entry of the ledger is lost", rows => rows with { Ledger = Without(rows.Ledger) }),
        ("an entry of the ledger is there twice", rows => rows with { Ledger = Doubled(rows.Ledger) }),
        ("an entry of the ledger is a cent less", rows => rows with { Ledger = Changed(rows.Ledger, entry => entry.Text("Kind") == "Approve", entry => entry.With("AmountMinor", entry.Number("AmountMinor") - 1)) }),
        ("a decision is forgotten", rows => rows with { Approvals = Changed(rows.Approvals, Decided, approval => approval.With("Status", "Waiting")) }),
        ("a decision is another one", rows => rows with { Approvals = Changed(rows.Approvals, Decided, approval => approval.With("DecidedMinor", 1L)) }),
        ("a fact is lost", rows => rows with { Facts = Without(rows.Facts) }),
        ("a fact is there twice", rows => rows with { Facts = Doubled(rows.Facts) }),
        ("a process is lost", rows => rows with { Instances = Without(rows.Instances) }),
        ("a process is older than its journal", rows => rows with { Instances = Changed(rows.Instances, _ => true, instance => instance.With("State", instance.Text("State").Replace("\"lastEntry\":", "\"lastEntry\":1", StringComparison.Ordinal))) }),
        ("a process has ended and its ticket has not", rows => rows with { Instances = Changed(rows.Instances, instance => instance.Text("Status") == "Running", instance => instance.With("Status", "Finished")) }),
        ("open work is lost", rows => rows with { Tasks = Without(rows.Tasks, task => !task.Has("ClosedAt")) }),
        ("done work is open again", rows => rows with { Tasks = Changed(rows.Tasks, task => task.Has("ClosedBy"), task => task.With("ClosedAt", null).With("ClosedBy", null)) }),
        ("the audit of a task is lost", rows => rows with { Audit = Without(rows.Audit, entry => entry.Text("Kind") == "Completed") }),
        ("a claim is forgotten", rows => rows with { Tasks = Changed(rows.Tasks, task => task.Has("ClaimedBy"), task => task.With("ClaimedBy", null)) }),
        ("the audit of a claim is lost", rows => rows with { Audit = Without(rows.Audit, entry => entry.Text("Kind") == "Claimed") }),
        ("a claim is noted far too often", rows => rows with { Audit = [.. rows.Audit, .. Enumerable.Repeat(rows.Audit.First(entry => entry.Text("Kind") == "Claimed"), 20)] }),
        ("a child is lost", rows => rows with { Instances = Without(rows.Instances, IsChild) }),
        ("a child is of another parent", rows => rows with { Instances = Changed(rows.Instances, IsChild, child => child.With("ParentId", "stray")) }),
        ("a parent waits for a child that has ended", rows => rows with { Instances = Changed(rows.Instances, child => IsChild(child) && child.Text("Status") == "Running", child => child.With("Status", "Finished")) }),
        ("a timer is lost", rows => rows with { Wakes = Without(rows.Wakes) }),
        ("a timer is there that nobody waits for", rows => rows with { Wakes = [.. rows.Wakes, rows.Wakes[0].With("Id", "stray")] }),
        ("a line of a journal is lost", rows => rows with { Journal = Without(rows.Journal) }),
        ("a line of a journal is there twice", rows => rows with { Journal = Doubled(rows.Journal) }),
        ("a journal does not say how its process was begun", rows => rows with { Journal = Changed(rows.Journal, line => line.Text("Kind") == "Begun", line => line.With("Kind", "Wrote")) }),
        ("a journal says that a process was given something else", rows => rows with { Journal = Changed(rows.Journal, line => line.Text("InstanceId") == Given(rows) && line.Text("Kind") == "Begun", line => line.With("Data", "{}")) }),
        ("a timer fired twice", rows => rows with { Journal = Doubled(rows.Journal, line => line.Text("Kind") == "Fired") }),
        ("the clock fired and started nothing", rows => rows with { Triggers = Changed(rows.Triggers, _ => true, trigger => trigger.With("Version", 1L + trigger.Number("Version"))) }),
        ("the clock started a process twice", rows => rows with { Triggers = Changed(rows.Triggers, trigger => trigger.Number("Version") > 1, trigger => trigger.With("Version", trigger.Number("Version") - 1)) }),
        ("a process runs on another version than it was moved to", rows => rows with { Instances = Changed(rows.Instances, instance => IsMoved(rows, instance), instance => instance.With("DefinitionHash", "another")) }),
        ("a move is forgotten", rows => rows with { Journal = Changed(rows.Journal, line => line.Text("Kind") == "Migrated", line => line.With("Kind", "Wrote")) }),
        ("a move is noted twice", rows => rows with { Journal = Doubled(rows.Journal, line => line.Text("Kind") == "Migrated") }),
        ("a move led elsewhere", rows => rows with { Journal = Changed(rows.Journal, line => line.Text("Kind") == "Migrated", line => line.With("Data", line.Text("Data").Replace("\"to\":\"", "\"to\":\"0", StringComparison.Ordinal))) }),
        ("what is open stands elsewhere than the map says", rows => rows with { Instances = Changed(rows.Instances, instance => IsMoved(rows, instance), instance => instance.With("State", instance.Text("State").Replace("\"at\":\"", "\"at\":\"not", StringComparison.Ordinal))) }),
        ("open work of a moved process says what it said before", rows => rows with { Tasks = Changed(rows.Tasks, task => !task.Has("ClosedAt") && IsMoved(rows, rows.Instances.Single(instance => instance.Text("Id") == task.Text("InstanceId"))), task => task.With("Title", "Before")) }),
        ("a published version is lost", rows => rows with { Versions = Without(rows.Versions, version => !version.Text("PublishedBy").EndsWith(".json", StringComparison.Ordinal)) }),
        ("an idempotency record is lost", rows => rows with { Keys = Without(rows.Keys) }),
        ("an idempotency record is there that nobody sent", rows => rows with { Keys = [.. rows.Keys, rows.Keys[0].With("Key", "stray")] }),
        ("another answer is kept than was given", rows => rows with { Keys = Changed(rows.Keys, _ => true, record => record.With("Answer", "{}")) }),
    ];

    [Fact]
    public async Task Every_kind_of_damage_is_noticed()
    {
        var run = await KillRun.Run(new Plan(Kills: 0, Seed: 5, Steps: 400), output.WriteLine);
        Assert.True(run.Problems.Count == 0, string.Join("\n", run.Problems));
        Assert.Empty(Reckoning.Of(run.AtWork, run.Journal));

        var unnoticed = Damages.Where(damage => Reckoning.Of(damage.Do(run.AtWork), run.Journal).Count == 0).Select(damage => damage.What);

        Assert.Empty(unnoticed);
    }

    /// <summary>A process that still knows what it was given: it forgets that at its end.</summary>
    private static string Given(Snapshot rows) => rows.Instances.First(instance => instance.Text("State").Contains("\"input\":", StringComparison.Ordinal)).Text("Id");

    /// <summary>A process that was moved to another version and has not ended.</summary>
    private static bool IsMoved(Snapshot rows, Row instance) =>
        instance.Text("Status") == "Running" && rows.Journal.Any(line => line.Text("Kind") == "Migrated" && line.Text("InstanceId") == instance.Text("Id"));

    private static bool IsChild(Row instance) => instance.Has("ParentId");

    private static bool Decided(Row approval) => approval.Text("Status") is "Approved" or "Reduced";

    private static List<Row> Without(IReadOnlyList<Row> rows, Func<Row, bool>? which = null)
    {
        var lost = rows.First(which ?? (_ => true));
        return [.. rows.Where(row => row != lost)];
    }

    private static List<Row> Doubled(IReadOnlyList<Row> rows, Func<Row, bool>? which = null) => [.. rows, rows.First(which ?? (_ => true))];

    private static List<Row> Changed(IReadOnlyList<Row> rows, Func<Row, bool> which, Func<Row, Row> change)
    {
        var old = rows.First(which);
        return [.. rows.Select(row => row == old ? change(row) : row)];
    }
}
