namespace Complaints.Workflow.Definitions;

/// <summary>
/// Reads arrows in both shapes, {"source": {"activity", "port"}, "target": {...}} and the flat
/// {"source", "sourcePort", "target"}, in a list, a wrapped list, or alone.
/// </summary>
internal static class ConnectionReader
{
    /// <param name="place">The arrows.</param>
    /// <param name="lost">Arrows that Elsa put aside because it did not know an activity at their end; they lead on where that is here again.</param>
    /// <param name="activities">What they may join.</param>
    public static IReadOnlyList<Connection> Read(Place place, Place lost, IReadOnlyList<Activity> activities)
    {
        var known = activities.GroupBy(a => a.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var isAlone = place.IsObject && !place.Property("source").IsAbsent;
        var connections = new List<Connection>();
        var seen = new HashSet<Connection>();
        foreach (var item in isAlone ? [place] : place.Items())
        {
            if (!item.IsObject)
            {
                item.Problem($"Expected a connection, found {item.Kind}.");
            }
            else if (ReadOne(item, known) is { } connection && seen.Add(connection))
            {
                connections.Add(connection);
            }
        }

        foreach (var item in lost.IsArray ? lost.Items() : [])
        {
            if (IsHere(item.Property("source"), known) && IsHere(item.Property("target"), known) && ReadOne(item, known) is { } connection && seen.Add(connection))
            {
                connections.Add(connection);
            }
        }

        return connections;
    }

    private static bool IsHere(Place end, Dictionary<string, Activity> known)
    {
        var id = end.IsObject ? end.Property("activity") : end;
        return id.IsText && known.ContainsKey(id.Text()!);
    }

    private static Connection? ReadOne(Place item, Dictionary<string, Activity> known)
    {
        var source = ReadEnd(item, "source", known, out var port);
        var target = ReadEnd(item, "target", known, out _);
        if (source is null || target is null)
        {
            return null;
        }

        if (source.Ports is { } ports && !ports.Contains(port, StringComparer.Ordinal))
        {
            var has = ports.Count == 0 ? Remark.Of("nothing can follow it") : Remark.Of($"it has {string.Join(", ", ports)}");
            item.Property("source").Warning($"{source.Name} ({source.Type}) has no port {port}; {has}.");
        }

        return new Connection(source.Id, port, target.Id);
    }

    private static Activity? ReadEnd(Place item, string name, Dictionary<string, Activity> known, out string port)
    {
        var end = item.Property(name);
        var idPlace = end.IsObject ? end.Property("activity") : end;
        var portPlace = end.IsObject ? end.Property("port") : item.Property(name + "Port");
        port = portPlace.Text() is { Length: > 0 } text ? text : "Done";
        var id = idPlace.Text();
        if (id is null)
        {
            if (idPlace.IsAbsent)
            {
                item.Problem($"The connection has no {name}.");
            }

            return null;
        }

        if (!known.TryGetValue(id, out var activity))
        {
            idPlace.Problem($"The connection's {name} {id} is not an activity of this flowchart.");
        }

        return activity;
    }
}
