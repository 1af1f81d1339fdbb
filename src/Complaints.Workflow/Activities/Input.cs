using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Activities;

/// <summary>An input of an activity: the expression that gives its value, or none if it is unset.</summary>
internal readonly record struct Input(string Name, Expression? Expression);

/// <summary>An output: the variable that takes it, or none.</summary>
internal readonly record struct Output(string Name, string? VariableId);
