namespace Complaints.Workflow.Activities;

/// <summary>The variables that loops give to their body.</summary>
internal static class Loop
{
    public const string ValueName = "CurrentValue";
    public const string IndexName = "CurrentIndex";

    public static VariableDefinition Value(string activityId, string type) => Own(activityId, ValueName, type);

    public static VariableDefinition Index(string activityId) => Own(activityId, IndexName, "Int64");

    private static VariableDefinition Own(string activityId, string name, string type) => new($"{activityId}:{name}", name, type, false, null);
}
