using System.Text.Json.Nodes;
using Complaints.Workflow.Expressions;

namespace Complaints.Workflow;

/// <summary>
/// What a step may ask of whoever runs it. All answers have to be the same whenever they are asked for the same step, or
/// a replay would differ. Whatever is left out is answered with yes, or with wall time.
/// </summary>
public sealed record StepHost
{
    /// <summary>For delays in working time; null: all time is working time.</summary>
    public IWorkCalendar? Calendar { get; init; }

    /// <summary>Whether a process with this definition id, in just this version where a version id is given, could be started; a no makes an incident of the attempt.</summary>
    public Func<string, string?, bool>? HasProcess { get; init; }

    /// <summary>Why a task of this name and payload cannot be shown to anybody, as a sentence that becomes an incident; null if it can.</summary>
    public Func<string, JsonObject, Remark?>? WhyNotTask { get; init; }

    /// <summary>
    /// Why a process with this definition id (and version id) may not start under this correlation id beside those that run, as a
    /// sentence that becomes an incident; null if it may.
    /// </summary>
    public Func<string, string?, string?, Remark?>? WhyNotStart { get; init; }

    /// <summary>
    /// Why this step may set off nothing more in other instances, as a sentence that becomes an incident; null if it may. Asked
    /// once for each process it wants to start and each event it wants to publish. The one answer that depends on how often it was asked.
    /// </summary>
    public Func<Remark?>? WhyNoMore { get; init; }

    /// <summary>What scripts have used up in the run of many steps that this one belongs to; null: it stands alone.</summary>
    internal ScriptTime? ScriptTime { get; init; }
}
