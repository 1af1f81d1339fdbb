using System.Text.Json.Nodes;
using Complaints.Durability.Tests.Load;

namespace Complaints.Durability.Tests.Proof;

/// <summary>
/// A process runs on the version to which it was moved last, each move that is on record stands in its journal once and no other
/// does, and what was open then stands where the map leads and says what it says there.
/// </summary>
internal static class Migrations
{
    private static readonly string[] Kinds = ["task", "timer", "event"];

    public static IEnumerable<string> Broken(Snapshot rows, IReadOnlyList<Intention> journal)
    {
        var recorded = rows.Keys.Select(record => record.Text("Key")).ToHashSet();
        var wanted = journal.Where(intention => intention.Deed == Deed.Migrate && recorded.Contains(intention.Key)).ToLookup(intention => intention.About);
        var lines = rows.Journal.Where(line => line.Text("Kind") is "Migrated" or "Opened").ToLookup(line => line.Text("InstanceId"));
        var open = rows.Tasks.Where(task => !task.Has("ClosedAt")).ToDictionary(task => task.Text("Id"));
        foreach (var instance in rows.Instances)
        {
            var id = instance.Text("Id");
            foreach (var sentence in Of(instance, [.. lines[id]], [.. wanted[id]], open))
            {
                yield return $"Process {id} ({instance.Text("DefinitionId")}): {sentence}";
            }
        }

        foreach (var told in journal.Where(intention => intention is { Deed: Deed.Migrate, Fate: Fate.Acknowledged } && (string?)intention.Answer!["definitionHash"] != (string?)intention.Body["to"]))
        {
            yield return $"{told} was told that it runs on {told.Answer!["definitionHash"]}.";
        }

        var versions = rows.Versions.Select(version => version.Text("Hash")).ToHashSet();
        foreach (var told in journal.Where(intention => intention is { Deed: Deed.Publish, Fate: Fate.Acknowledged } && !versions.Contains((string)intention.Answer!["hash"]!)))
        {
            yield return $"{told} was acknowledged, and version {told.Answer!["hash"]} is not there.";
        }
    }

    private static IEnumerable<string> Of(Row instance, List<Row> lines, List<Intention> wanted, Dictionary<string, Row> open)
    {
        var moves = lines.Where(line => line.Text("Kind") == "Migrated").OrderBy(line => line.Number("Sequence"))
            .Select(line => (At: line.Number("Sequence"), Data: JsonNode.Parse(line.Text("Data"))!)).ToList();
        if (!moves.Select(move => (string)move.Data["to"]!).Order(StringComparer.Ordinal).SequenceEqual(wanted.Select(intention => (string)intention.Body["to"]!).Order(StringComparer.Ordinal)))
        {
            yield return $"by its journal it was moved {moves.Count} times; {wanted.Count} moves are on record.";
        }

        foreach (var (before, after) in moves.Zip(moves.Skip(1)).Where(pair => (string)pair.First.Data["to"]! != (string)pair.Second.Data["from"]!))
        {
            yield return $"it was moved to {before.Data["to"]} and then from {after.Data["from"]}.";
        }

        var state = JsonNode.Parse(instance.Text("State"))!;
        var hash = moves.Count > 0 ? (string)moves[^1].Data["to"]! : instance.Text("DefinitionHash");
        if (instance.Text("DefinitionHash") != hash || (string)state["hash"]! != hash)
        {
            yield return $"it runs on {instance.Text("DefinitionHash")}, by its state on {state["hash"]}, and should on {hash}.";
        }

        var opened = lines.Where(line => line.Text("Kind") == "Opened").ToLookup(line => (string)JsonNode.Parse(line.Text("Data"))!["id"]!);
        foreach (var token in state["tokens"] as JsonArray ?? [])
        {
            foreach (var wait in Kinds.Select(kind => token![kind]).OfType<JsonNode>())
            {
                var id = (string)wait["id"]!;
                foreach (var line in opened[id])
                {
                    var place = moves.Where(move => move.At > line.Number("Sequence")).Aggregate(line.Text("ActivityId"), (at, move) => (string?)move.Data["map"]![at] ?? at);
                    if ((string)token!["at"]! != place)
                    {
                        yield return $"what it waits for, {id}, stands at {token["at"]}, not at {place}.";
                    }
                }

                if (moves.Count > 0 && open.GetValueOrDefault(id) is { } task && task.Text("Title") != (string?)wait["payload"]!["title"]!["en"])
                {
                    yield return $"its open task {id} is called '{task.Text("Title")}', and its process says '{wait["payload"]!["title"]!["en"]}'.";
                }
            }
        }
    }
}
