namespace Complaints.Demo;

/// <summary>The chain that fills an empty database.</summary>
public static class DemoChain
{
    public const string FloorUser = "floor";

    public static readonly IReadOnlyList<string> Greeting = [];

    public static Task Fill(IServiceProvider services) => Task.CompletedTask;
}
