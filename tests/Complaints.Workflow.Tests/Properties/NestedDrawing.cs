using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Properties;

/// <summary>Writes a nested process as JSON. Activities are called after what they are and the place where they stand: "t01" is the task at 01.</summary>
internal static class NestedDrawing
{
    /// <summary>The definition. Broken, what is flaky fails; continuing, a failure stops its branch only.</summary>
    public static WorkflowDefinition Read(Nested nested, bool broken = false, bool continuing = false)
    {
        var document = FlowBuilder.Document(Draw(nested, "", valued: false, broken));
        if (continuing)
        {
            document["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };
        }

        var reading = DefinitionReader.Read(document.ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Definition!;
    }

    public static JsonObject Draw(Nested nested, string place, bool valued, bool broken)
    {
        JsonObject Part(Nested part, int number) => Draw(part, place + number, valued, broken);
        JsonObject Body(Nested body) => Draw(body, place + 0, valued: true, broken);
        var decided = $"js:getVariable('v{place}')";
        switch (nested)
        {
            case Nested.Sleep:
                return Flow.With(FlowBuilder.Activity("d" + place, "Delay"), ("timeSpan", "PT1H"));

            case Nested.Hear:
                return Flow.With(FlowBuilder.Activity("e" + place, "Event"), ("eventName", "E" + place));

            case Nested.Line:
                return Flow.With(FlowBuilder.Activity("l" + place, "WriteLine"), ("text", valued ? $"js:'l{place} ' + getCurrentValue()" : $"l{place} "));

            case Nested.Flaky:
                return Flow.With(FlowBuilder.Activity("x" + place, "RunJavaScript"), ("script", broken ? "throw 'broken'" : "1"));

            case Nested.Leave:
                return Asking(place, If(place, decided, FlowBuilder.Activity("b" + place, "Break"), null));

            case Nested.Row(var first, var second):
                return Flow.Sequence("s" + place, Part(first, 0), Part(second, 1));

            case Nested.Either(var yes, var no):
                return Asking(place, If(place, decided, Part(yes, 0), Part(no, 1)));

            case Nested.Cases(var first, var second, var otherwise, var several):
                var @switch = Flow.With(FlowBuilder.Activity("w" + place, "Switch"), ("mode", several ? "MatchAny" : "MatchFirst"));
                @switch["cases"] = new JsonArray(Case("A", decided, Part(first, 0)), Case("B", decided, Part(second, 1)));
                @switch["default"] = Part(otherwise, 2);
                return Asking(place, @switch);

            case Nested.Repeat(var body):
                var round = Flow.Sequence("r" + place, Part(body, 0), Task(place));
                return WithVariable(place, Flow.Loop("While", round, "w" + place, ("condition", $"{decided} !== false")));

            case Nested.Count(var times, var body):
                return Flow.Loop("For", Body(body), "c" + place, ("start", 1), ("end", times), ("step", times == 0 ? -1 : 1));

            case Nested.Each(var items, var body):
                return Flow.Loop("ForEach", Body(body), "i" + place, ("items", Items(items)));

            case Nested.AllAtOnce(var items, var body):
                return Flow.Loop("ParallelForEach", Flow.Sequence("y" + place, Body(body)), "p" + place, ("items", Items(items)));

            case Nested.Split(var left, var right, var all):
                var fork = Flow.With(FlowBuilder.Activity("f" + place, "Fork"), ("joinMode", all ? "WaitAll" : "WaitAny"));
                fork["branches"] = all
                    ? new JsonArray(Part(left, 0), Part(right, 1))
                    : new JsonArray(Flow.Sequence($"m{place}0", Flow.Task($"a{place}0"), Part(left, 0)), Flow.Sequence($"m{place}1", Flow.Task($"a{place}1"), Part(right, 1)));
                return fork;

            default:
                return Flow.Task("t" + place);
        }
    }

    public static string Item(int index) => "item" + index;

    private static string Items(int count) => $"object:[{string.Join(",", Enumerable.Range(0, count).Select(i => $"\"{Item(i)}\""))}]";

    private static JsonObject If(string place, string condition, JsonObject then, JsonObject? otherwise)
    {
        var @if = Flow.With(FlowBuilder.Activity("o" + place, "If"), ("condition", condition));
        @if["then"] = then;
        @if["else"] = otherwise;
        return @if;
    }

    private static JsonObject Case(string label, string condition, JsonObject activity) =>
        new() { ["label"] = label, ["condition"] = FlowBuilder.Input(condition)!["expression"]!.DeepClone(), ["activity"] = activity };

    private static JsonObject Asking(string place, JsonObject then) => WithVariable(place, Task(place), then);

    private static JsonObject Task(string place)
    {
        var task = Flow.Task("t" + place);
        task["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v" + place } };
        return task;
    }

    /// <summary>The variable belongs to the container, so that every branch has one of its own.</summary>
    private static JsonObject WithVariable(string place, params JsonObject[] steps)
    {
        var sequence = Flow.Sequence("q" + place, steps);
        sequence["variables"] = new JsonArray(new JsonObject { ["id"] = "v" + place, ["name"] = "v" + place, ["typeName"] = "Object" });
        return sequence;
    }
}
