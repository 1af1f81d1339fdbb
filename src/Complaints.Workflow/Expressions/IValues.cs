using System.Text.Json.Nodes;

namespace Complaints.Workflow.Expressions;

/// <summary>What expressions may see and do. Values handed out are not to be changed.</summary>
internal interface IValues
{
    DateTime Now { get; }

    string InstanceId { get; }

    string? InstanceName { get; set; }

    string? CorrelationId { get; set; }

    WorkflowDefinition Definition { get; }

    string DefinitionVersionId { get; }

    /// <summary>What scripts have used up in this step; <see cref="ScriptHost"/> adds to it and stops at its limit.</summary>
    ScriptTime ScriptTime { get; }

    /// <summary>The variables in sight, inner ones hiding outer ones of the same name.</summary>
    IEnumerable<string> VariableNames { get; }

    IEnumerable<string> InputNames { get; }

    JsonNode? LastResult { get; }

    /// <summary>Another one at each call, and the same ones when the step is run again from the same arguments.</summary>
    Guid NewGuid();

    /// <summary>The ports by which an activity that runs the script is to leave.</summary>
    void SetOutcomes(JsonNode? names);

    JsonNode? VariableById(string id);

    /// <exception cref="Activities.ActivityFault">There is no such variable.</exception>
    JsonNode? Variable(string name);

    /// <exception cref="Activities.ActivityFault">There is no such variable.</exception>
    void SetVariableByName(string name, JsonNode? value);

    JsonNode? Input(string name);

    JsonNode? OutputFrom(string activityIdOrName, string? output);
}
