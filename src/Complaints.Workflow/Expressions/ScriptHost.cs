using System.Diagnostics;
using System.Text.Json.Nodes;
using Complaints.Workflow.Activities;
using Jint.Runtime;

namespace Complaints.Workflow.Expressions;

/// <summary>Runs scripts and says in an incident what stopped one.</summary>
internal static class ScriptHost
{
    public const int MaxStatements = 100_000;
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan MaxTimePerStep = TimeSpan.FromSeconds(5);

    /// <summary>The time for the scripts of one step.</summary>
    /// <param name="ofRun">That of the run it belongs to, if it belongs to one.</param>
    public static ScriptTime TimeOfStep(ScriptTime? ofRun) => new(MaxTimePerStep, "The scripts of one step ran too long together and were stopped.", ofRun);

    public static JsonNode? Run(Script script, IValues values)
    {
        if (values.ScriptTime.WhyNoMore is { } enough)
        {
            throw new ActivityFault(enough);
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            return Interpreter.Run(script, values);
        }
        catch (ScriptStopped e)
        {
            throw new ActivityFault(e.Remark, e.Details);
        }
        catch (Exception e) when (e is StatementsCountOverflowException or TimeoutException)
        {
            throw new ActivityFault(ScriptStopped.Time, e.Message);
        }
        catch (Exception e) when (e is not ActivityFault)
        {
            throw new ActivityFault($"A script failed: {e.Message}", e.GetType().Name);
        }
        finally
        {
            values.ScriptTime.Add(Stopwatch.GetElapsedTime(start));
        }
    }
}
