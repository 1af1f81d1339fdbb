using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;

namespace Complaints.Workflow.Running;

/// <summary>Finds for everything in an instance its place in another version of the definition.</summary>
internal sealed class Migrator(WorkflowDefinition from, WorkflowDefinition to, WorkflowInstance instance, IReadOnlyDictionary<string, string> map)
{
    private readonly List<MigrationMove> _moves = [];
    private readonly List<Remark> _problems = [];

    public MigrationPlan Plan()
    {
        if (to.CanStart)
        {
            Move();
        }
        else
        {
            _problems.Add("The new version has problems and could not go on.");   // two variables of one name, for instance
        }

        return new MigrationPlan(_moves, _problems);
    }

    /// <summary>The instance as the new version sees it. What it has not got a place for is in the problems of the plan.</summary>
    public WorkflowInstance Move()
    {
        if (from.Id != to.Id)
        {
            _problems.Add($"{to.Id} is another process, not another version of {from.Id}.");
        }

        foreach (var (source, target) in map)
        {
            _problems.AddRange(from.FindActivity(source) is null ? [$"The map names {source}, which the old version has not got."] : []);
            _problems.AddRange(to.FindActivity(target) is null ? [$"The map leads to {target}, which the new version has not got."] : []);
        }

        if (instance.Status is InstanceStatus.Finished or InstanceStatus.Cancelled)
        {
            _problems.Add("The instance has ended.");
        }

        var tokens = instance.Tokens.Select(Move).ToList();
        return instance.MovedTo(
            to.Hash,
            [.. tokens.OfType<Token>()],
            Carried(to.Variables, instance.Variables),
            ByActivity(instance.Completions, id => id, (id, _) => id),
            ByActivity(instance.Outputs, key => key[..key.LastIndexOf(':')], (id, key) => id + key[key.LastIndexOf(':')..]));
    }

    private Token? Move(Token token)
    {
        var source = from.FindActivity(token.ActivityId)!;
        var target = to.FindActivity(Target(token.ActivityId));
        _moves.Add(new MigrationMove(Describe(token), token.ActivityId, target?.Id));
        if (target is null)
        {
            _problems.Add($"{Describe(token)} stands at {token.ActivityId}, which the new version has not got. Say in the map where it goes.");
            return null;
        }

        if (WhyNot(token, source, target) is { } problem)
        {
            _problems.Add(problem);
            return null;
        }

        // Only what has failed may become something else, and to that the answer and the rounds of its predecessor mean nothing.
        var kept = IsOfOneType(source, target) ? token : token with { Answer = null, After = null, Memory = null, Round = null };
        return kept with
        {
            ActivityId = target.Id,
            Via = ArrowTo(target, source, token),
            After = kept.After is { } child ? Target(child) : null,
            Wait = token.Wait is { } wait ? wait with { ActivityId = target.Id } : null,
            Variables = HasBegun(token) && target.Variables.Count > 0 ? Carried(target.Variables, token.Variables) : null,
            Incident = token.Incident is { } incident ? incident with { ActivityId = target.Id, ActivityType = target.Type } : null,
        };
    }

    private Remark? WhyNot(Token token, Activity source, Activity target)
    {
        if (!IsOfOneType(source, target) && token.Incident is null)
        {
            return $"{Describe(token)} stands at {token.ActivityId} ({source.Type}); {target.Id} is {target.Type}.";
        }

        var container = ContainerOf(token);
        if (ParentOf(token) is null ? to.Root.Id != target.Id : container is not null && container.Children.All(c => c.Id != target.Id))
        {
            return $"{Describe(token)} would go to {target.Id}, which stands in another container there.";
        }

        return container is { Behaviour: Flowchart } && !container.Graph.IsReachable(target.Id)
            ? Remark.Of($"{Describe(token)} would go to {target.Id}, to which nothing leads there: joins behind it would not wait for it.")
            : null;
    }

    /// <summary>The arrow by which a branch came to the join it waits at, by its index in the new version; null for what waits at none.</summary>
    private int? ArrowTo(Activity target, Activity source, Token token)
    {
        if (token.Via is not { } old || ContainerOf(token) is not { } container)
        {
            return null;
        }

        if (target.Merge != source.Merge)
        {
            _problems.Add($"A branch waits at the join {target.Id}, which brings branches together in another way there.");
        }

        var arrow = from.FindActivity(ParentOf(token)!.ActivityId)!.Connections[old];
        var moved = new Connection(Target(arrow.Source), arrow.Port, target.Id);
        var via = container.Connections.ToList().IndexOf(moved);
        if (via < 0)
        {
            _problems.Add($"A branch waits at the join {target.Id}, having come from {moved.Source} ({moved.Port}); the new version has no such arrow.");
        }

        return via;
    }

    private static bool IsOfOneType(Activity source, Activity target) => target.Behaviour.GetType() == source.Behaviour.GetType();

    private Token? ParentOf(Token token) => instance.Tokens.FirstOrDefault(t => t.Key == token.Parent);

    /// <summary>What is around it in the new version; null for the outermost activity, and where that has no place itself.</summary>
    private Activity? ContainerOf(Token token) => ParentOf(token) is { } parent ? to.FindActivity(Target(parent.ActivityId)) : null;

    /// <summary>What has not begun yet gets its variables when it does.</summary>
    private bool HasBegun(Token token) => token.Variables is not null || instance.Tokens.Any(t => t.Parent == token.Key);

    private string Target(string activityId) => map.GetValueOrDefault(activityId, activityId);

    private static Remark Describe(Token token) => token switch
    {
        { Incident: not null } => Remark.Of("The incident"),
        { Wait: HumanTask task } => Remark.Of($"The task {task.Name}"),
        { Wait: TimerWait } => Remark.Of("A timer"),
        { Wait: EventWait waiting } => Remark.Of($"The wait for {waiting.EventName}"),
        { Wait: ChildWait child } => Remark.Of($"The wait for the process {child.DefinitionId}"),
        { Via: not null } => Remark.Of("A branch at a join"),
        _ => Remark.Of("Work inside a container"),
    };

    /// <summary>Variables keep their values by name; new ones begin with their default.</summary>
    private static Dictionary<string, JsonNode?> Carried(IReadOnlyList<VariableDefinition> declared, IReadOnlyDictionary<string, JsonNode?>? values)
    {
        var carried = Burst.Defaults(declared);
        foreach (var variable in declared)
        {
            if (values is not null && values.TryGetValue(variable.Name, out var value))
            {
                carried[variable.Name] = value;
            }
        }

        return carried;
    }

    private Dictionary<string, T> ByActivity<T>(IReadOnlyDictionary<string, T> old, Func<string, string> idOf, Func<string, string, string> keyOf)
    {
        var kept = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in old)
        {
            var id = Target(idOf(key));
            if (to.FindActivity(id) is not null)
            {
                kept.TryAdd(keyOf(id, key), value);
            }
        }

        return kept;
    }
}
