using System.Globalization;
using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests;

/// <summary>
/// Instances as released engines saved them, kept in Histories for ever: each has to be read, to go on as it would have
/// then, and to stay readable. "first-" is what the very first engine wrote, the number is the format.
/// </summary>
public class HistoryTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");
    private static readonly DateTime Later = new(2026, 3, 2, 13, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_instance_goes_on_as_it_would_have_then(string name)
    {
        var (definition, saved, history) = Read(name);
        var instance = WorkflowInstance.FromJson(saved);
        var ids = 0;

        var next = history["next"]!.AsObject();
        var now = next["due"] is { } due ? DateTime.Parse(due.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) : Later;
        var step = WorkflowEngine.Advance(definition, instance, Stimulus(next, instance), now, () => $"n{++ids}");

        var then = history["then"]!.AsObject();
        Assert.Equal(then["outcome"]?.GetValue<string>() ?? "Advanced", step.Outcome.ToString());
        Assert.Equal(then["status"]!.GetValue<string>(), step.Instance.Status.ToString());
        Assert.Equal(then["waits"]!.GetValue<string>(), Activities(step.Instance.Waits));
        AssertSame(then["written"], Written(step));
        AssertSame(then["variables"], step.Instance.GetVariables());
        AssertSame(then["output"], step.Instance.GetOutput());
        Assert.Equal(then["reopened"]?.GetValue<string>() ?? "", then["reopened"] is null ? "" : Activities(step.Effects.Select(Opened).OfType<Wait>()));
        Assert.StartsWith(then["incident"]?.GetValue<string>() ?? "", step.Instance.Incident?.Sentence ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_instance_stays_readable_when_this_engine_writes_it_again(string name)
    {
        var (_, saved, _) = Read(name);
        var instance = WorkflowInstance.FromJson(saved);

        Assert.Equal(instance, WorkflowInstance.FromJson(instance.ToJson()));
        if (!name.StartsWith("first-", StringComparison.Ordinal))
        {
            Assert.Equal(saved, instance.ToJson());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Property_this_engine_does_not_know_is_no_reason_to_refuse_an_instance(string name)
    {
        var (_, saved, _) = Read(name);
        var json = JsonNode.Parse(saved)!;
        json["unheardOf"] = new JsonObject { ["a"] = 1 };

        Assert.Equal(WorkflowInstance.FromJson(saved), WorkflowInstance.FromJson(json.ToJsonString()));
    }

    [Fact]
    public void Instance_without_anything_that_may_be_left_out_is_read()
    {
        var instance = WorkflowInstance.FromJson("""{"format":1,"id":"i","definition":"d","hash":"h","status":"Finished","lastToken":2,"lastEntry":3}""");

        Assert.Equal(("i", "d", "h", InstanceStatus.Finished), (instance.Id, instance.DefinitionId, instance.DefinitionHash, instance.Status));
        Assert.Empty(instance.Waits);
    }

    [Theory]
    [InlineData("""{"format":2,"id":"i","definition":"d","hash":"h","status":"Finished","lastToken":2,"lastEntry":3}""", "format 2")]
    [InlineData("""{"format":1,"id":"i"}""", "not an instance saved by this engine")]
    [InlineData("""{"format":1,"id":"i","definition":"d","hash":"h","status":"Asleep","lastToken":2,"lastEntry":3}""", "not an instance saved by this engine")]
    [InlineData("""{"format":1,"id":"i","definition":"d","hash":"h","status":"99999999999","lastToken":2,"lastEntry":3}""", "not an instance saved by this engine")]
    [InlineData("""{"format":1,"id":"i","definition":"d","hash":"h","status":"77","lastToken":2,"lastEntry":3}""", "not an instance saved by this engine")]
    [InlineData("""{"id":"i"}""", "not an instance saved by this engine")]
    [InlineData("[]", "not an instance saved by this engine")]
    [InlineData("null", "not an instance saved by this engine")]
    [InlineData("{", "not an instance saved by this engine")]
    public void What_this_engine_cannot_read_it_refuses_in_words(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => WorkflowInstance.FromJson(text)).Message, StringComparison.Ordinal);

    private static (WorkflowDefinition Definition, string Saved, JsonObject History) Read(string name)
    {
        var history = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
        return (DefinitionReader.Read(history["definition"]!.ToJsonString()).Definition!, history["instance"]!.GetValue<string>(), history);
    }

    private static Stimulus Stimulus(JsonObject next, WorkflowInstance instance)
    {
        T Wait<T>(string verb) where T : Wait => instance.Waits.OfType<T>().First(w => w.ActivityId == next[verb]!.GetValue<string>());
        return next.First().Key switch
        {
            "answer" => new TaskAnswered(Wait<HumanTask>("answer").Id, next["result"]),
            "fire" => new TimerDue(Wait<TimerWait>("fire").Id),
            "event" => new EventReceived(next["event"]!.GetValue<string>(), next["payload"]),
            "ended" => new ChildEnded(Wait<ChildWait>("ended").ChildId, InstanceStatus.Finished, next["output"]!.DeepClone().AsObject(), ["Done"]),
            "retry" => new RetryRequested(),
            _ => new CancelRequested(next["cancel"]!.GetValue<string>()),
        };
    }

    private static string Activities(IEnumerable<Wait> waits) => string.Join(" ", waits.Select(w => w.ActivityId).Order(StringComparer.Ordinal));

    private static JsonArray Written(Step step) =>
        new([.. step.Effects.OfType<Journaled>().Where(j => j.Entry.Kind == JournalKind.Wrote).Select(j => j.Entry.Data!.DeepClone())]);

    private static void AssertSame(JsonNode? expected, JsonNode actual)
    {
        if (expected is not null)
        {
            Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        }
    }

    private static Wait? Opened(Effect effect) => effect switch
    {
        TaskOpened e => e.Task,
        TimerSet e => e.Timer,
        EventAwaited e => e.Wait,
        _ => null,
    };
}
