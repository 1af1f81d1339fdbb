using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>One script at a time, without a process around it.</summary>
internal static class ScriptRun
{
    private static readonly WorkflowDefinition Empty = DefinitionReader.Read(Support.FlowBuilder.Of("a").Document().ToJsonString()).Definition!;

    public static Values World(params (string Name, JsonNode? Value)[] variables) => new(variables.ToDictionary(v => v.Name, v => v.Value));

    /// <summary>What a script gives, as JSON.</summary>
    public static string? Json(string script, Values? values = null)
    {
        try
        {
            return ScriptHost.Run(Read(script), values ?? World())?.ToJsonString();
        }
        catch (ActivityFault e)
        {
            throw new ActivityFault($"{e.Message} ({e.Details})");
        }
    }

    /// <summary>What an incident would say about a script that fails.</summary>
    public static ActivityFault Fault(string script, Values? values = null) => Assert.Throws<ActivityFault>(() => ScriptHost.Run(Read(script), values ?? World()));

    /// <summary>What the reader says about a script it refuses.</summary>
    public static string Refused(string script)
    {
        Assert.Null(Script.Read(script, out var problem));
        return problem!.ToString();
    }

    public static Script Read(string script)
    {
        var read = Script.Read(script, out var problem);
        Assert.Null(problem);
        return read!;
    }

    public sealed class Values(Dictionary<string, JsonNode?> variables) : IValues
    {
        private int _guids;

        public DateTime Now { get; init; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

        public string InstanceId { get; init; } = "i-1";

        public string? InstanceName { get; set; }

        public string? CorrelationId { get; set; }

        public WorkflowDefinition Definition => Empty;

        public string DefinitionVersionId => "test-v1";

        public ScriptTime ScriptTime { get; } = ScriptHost.TimeOfStep(null);

        public IEnumerable<string> VariableNames => variables.Keys;

        public IEnumerable<string> InputNames => [];

        public JsonNode? LastResult => null;

        public Guid NewGuid() => ScriptGuids.Next(InstanceId, 1, ++_guids);

        public void SetOutcomes(JsonNode? names) => variables["outcomes"] = names;

        public JsonNode? VariableById(string id) => variables[id];

        public JsonNode? Variable(string name) =>
            variables.TryGetValue(name, out var value) ? value : throw new ActivityFault($"There is no variable {name}.");

        public void SetVariableByName(string name, JsonNode? value) => variables[name] = value;

        public JsonNode? Input(string name) => null;

        public JsonNode? OutputFrom(string activityIdOrName, string? output) => null;
    }
}
