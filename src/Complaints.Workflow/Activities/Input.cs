using System.Text.Json.Nodes;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>An input of an activity: the expression that gives its value, or none if it is unset.</summary>
internal readonly record struct Input(string Name, Expression? Expression)
{
    /// <summary>The value, if it is the same on every run and not null.</summary>
    public JsonNode? Known => Expression is { } expression && expression.Known(out var value) ? value : null;
}

/// <summary>An output: the variable or the output of the workflow that takes it, or neither.</summary>
internal readonly record struct Output(string Name, string? VariableId, string? WorkflowOutput = null);
