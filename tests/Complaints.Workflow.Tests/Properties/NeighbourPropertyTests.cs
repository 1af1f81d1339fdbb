using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Family = (string Grandparent, string Parent, string Child, int[] Numbers);

namespace Complaints.Workflow.Tests.Properties;

/// <summary>Processes that start each other at random, while people answer, cancel, retry and raise events in any order.</summary>
public class NeighbourPropertyTests
{
    private static readonly Arbitrary<Family> Families =
        Drawn(3, "task", "task", "hear", "publish", "fault", "wait", "wait", "dispatch", "use");

    /// <summary>Nothing fails, nothing is heard by chance, and no branch withdraws another.</summary>
    private static readonly Arbitrary<Family> PeacefulFamilies =
        Drawn(2, "task", "task", "wait", "wait", "dispatch", "use");

    [Fact]
    public void Parents_and_children_never_lose_each_other() => Property.Holds(Families, family =>
    {
        var neighbours = new Neighbours(family.Grandparent, family.Parent, family.Child);
        neighbours.Start("grandparent").Wait();
        AssertTogether(neighbours);
        foreach (var number in family.Numbers)
        {
            Do(neighbours, number);
            AssertTogether(neighbours);
        }
    });

    [Fact]
    public void Answers_to_two_open_tasks_of_a_family_can_come_in_any_order() => Property.Holds(PeacefulFamilies, family =>
    {
        var (one, other) = (Played(family), Played(family));
        var tasks = Tasks(one);
        if (tasks.Count > 1)
        {
            var (a, b) = (tasks[family.Numbers[0] % tasks.Count], tasks[(family.Numbers[0] + 1) % tasks.Count]);
            Answer(one, a);
            Answer(one, b);
            Answer(other, b);
            Answer(other, a);
        }

        Assert.Equal(Shape(one), Shape(other));
    }, tests: 100);

    /// <summary>The family in the middle of its life: so many answers that something is open, mostly.</summary>
    private static Neighbours Played(Family family)
    {
        var neighbours = new Neighbours(family.Grandparent, family.Parent, family.Child);
        neighbours.Start("grandparent").Wait();
        foreach (var number in family.Numbers.Take(family.Numbers[1] % 8))
        {
            if (Tasks(neighbours) is { Count: > 0 } tasks)
            {
                Answer(neighbours, tasks[number % tasks.Count]);
            }
        }

        return neighbours;
    }

    private static List<(WorkflowInstance Instance, HumanTask Task)> Tasks(Neighbours neighbours) =>
        [.. neighbours.All.SelectMany(i => i.Waits.OfType<HumanTask>().Select(task => (i, task)))];

    private static void Answer(Neighbours neighbours, (WorkflowInstance Instance, HumanTask Task) open) =>
        Assert.Equal(StepOutcome.Advanced, neighbours.Send(open.Instance, new TaskAnswered(open.Task.Id, 7)).Result);

    private static IEnumerable<string> Shape(Neighbours neighbours) => neighbours.All.Select(i => $"{i.DefinitionId} {Play.Shape(i)}").Order(StringComparer.Ordinal);

    private static void AssertTogether(Neighbours neighbours)
    {
        var all = neighbours.All.ToDictionary(i => i.Id);
        foreach (var instance in all.Values)
        {
            foreach (var wait in instance.Tokens.Select(t => t.Wait).OfType<ChildWait>())
            {
                // No instance waits for one that has ended, and whom it waits for knows it.
                Assert.False(IsOver(all[wait.ChildId]), $"{instance.Id} waits for {wait.ChildId}, which is {all[wait.ChildId].Status}");
                Assert.Equal(instance.Id, all[wait.ChildId].ParentId);
            }

            Assert.True(!IsOver(instance) || instance.Tokens.Count == 0);
        }

        var waitedFor = all.Values.SelectMany(i => i.Tokens).Select(t => t.Wait).OfType<ChildWait>().Select(w => w.ChildId).ToHashSet();
        var told = neighbours.Effects.OfType<ChildDropped>().ToLookup(d => d.ChildId);
        foreach (var child in all.Values.Where(i => i.ParentId is not null))
        {
            // Who waited is told once, be it that the child ended or that it is needed no more; then no child runs on.
            Assert.InRange(told[child.Id].Count(), 0, 1);
            Assert.Equal(1, neighbours.Effects.Count(e => e is ChildStarted started && started.ChildId == child.Id));
            Assert.False(waitedFor.Contains(child.Id) && told[child.Id].Any());
            Assert.True(told[child.Id].All(d => d.Ended || child.Status == InstanceStatus.Cancelled || IsOver(child)));
            Assert.True(!told[child.Id].Any() || IsOver(child));
        }
    }

    private static bool IsOver(WorkflowInstance instance) => instance.Status is InstanceStatus.Finished or InstanceStatus.Cancelled;

    private static void Do(Neighbours neighbours, int number)
    {
        var open = neighbours.All.Where(i => !IsOver(i)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var instance = open[number / 10 % open.Count];
        var waits = instance.Waits.Where(w => w is not ChildWait).ToList();
        Task task = (number % 10, waits.Count > 0 ? waits[number % waits.Count] : null) switch
        {
            (0, _) => neighbours.Send(instance, new CancelRequested("changed our mind")),
            (1, _) => neighbours.Raise("Go"),
            (2, _) when instance.Waits.OfType<ChildWait>().FirstOrDefault() is { } child => neighbours.Send(neighbours.All.Single(i => i.Id == child.ChildId), new CancelRequested("not you")),
            (_, HumanTask work) => neighbours.Send(instance, new TaskAnswered(work.Id, number)),
            (_, EventWait waiting) => neighbours.Raise(waiting.EventName),
            _ => neighbours.Send(instance, new RetryRequested()),
        };
        task.Wait();
    }

    private static Arbitrary<Family> Drawn(int lastShape, params string[] kinds) => Arb.From(
        from top in Drawing("parent", lastShape, kinds)
        from middle in Drawing("child", lastShape, kinds)
        from bottom in Drawing(null, lastShape, kinds)
        from numbers in Gen.ArrayOf(Gen.Choose(0, 1000), 30)
        select (Named("grandparent", top), Named("parent", middle), Named("child", bottom), numbers));

    /// <summary>A sequence, fork or loop over parallel branches of tasks, events, failures and starts of the other process.</summary>
    private static Gen<JsonObject> Drawing(string? other, int lastShape, string[] ofKinds) =>
        from kinds in Gen.ArrayOf(Gen.Elements(ofKinds), 4)
        from shape in Gen.Choose(0, lastShape)
        select Shape(shape, [.. kinds.Select((kind, i) => Part(kind, "a" + i, other))]);

    private static JsonObject Shape(int shape, JsonObject[] parts)
    {
        if (shape == 0)
        {
            return Flow.Sequence("all", parts);
        }

        if (shape == 1)
        {
            return Flow.Sequence("all", Flow.Loop("ParallelForEach", Flow.Sequence("body", parts[..2]), ("items", "object:[1,2]")), Flow.Sequence("rest", parts[2..]));
        }

        var fork = Flow.With(FlowBuilder.Activity("fork", "Fork"), ("joinMode", shape == 2 ? "WaitAll" : "WaitAny"));
        fork["branches"] = new JsonArray([.. parts]);
        return Flow.Sequence("all", fork, Flow.Task("last"));
    }

    private static JsonObject Part(string kind, string id, string? other) => (kind, other) switch
    {
        ("hear", _) => Flow.With(FlowBuilder.Activity(id, "Event"), ("eventName", "Go")),
        ("publish", _) => Flow.With(FlowBuilder.Activity(id, "PublishEvent"), ("eventName", "Go")),
        ("fault", _) => Flow.With(FlowBuilder.Activity(id, "RunJavaScript"), ("script", "throw 'no'")),
        ("wait" or "dispatch", { } process) => Flow.With(FlowBuilder.Activity(id, "ExecuteWorkflow"), ("workflowDefinitionId", process), ("waitForCompletion", kind == "wait")),
        ("use", { } process) => new JsonObject { ["id"] = id, ["type"] = "Used", ["version"] = 1, ["workflowDefinitionId"] = process },
        _ => Flow.Task(id),
    };

    private static string Named(string id, JsonObject root)
    {
        var document = FlowBuilder.Document((JsonObject)root.DeepClone());
        document["definitionId"] = id;
        if (id == "parent")
        {
            document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        }

        return document.ToJsonString();
    }
}
