using System.Diagnostics;
using System.Runtime.CompilerServices;
using Jint;
using Jint.Native.Object;
using ExecutionContext = Jint.Runtime.Environments.ExecutionContext;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// What one run of a script may still use. The interpreter counts statements only, so everything that can take long or
/// grow without one asks here first: additions, rounds of loops, calls of functions, and everything built in.
/// </summary>
internal sealed class ScriptBudget(Engine engine)
{
    /// <summary>What a run may allocate, whether it keeps it or not; the interpreter itself takes some 200 bytes a step.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>How many items a list may have that something built in goes through.</summary>
    public const int MaxItems = 100_000;

    public const int MaxCalls = 50;
    private const int MaxPrototypes = 200;
    private const int MaxStack = 400 * 1024;   // an expression nested as deeply as allowed takes about as much again
    private const long MaxComparisons = 200_000_000;

    [ThreadStatic]
    private static ScriptBudget? _current;

    private long _bytesAtStart;
    private long _deadline;
    private nint _stackAtStart;
    private ScriptStopped? _stopped;

    /// <summary>The budget of the script that runs on this thread.</summary>
    public static ScriptBudget Current => _current ?? throw new InvalidOperationException("No script is running.");

    public void Start(TimeSpan time)
    {
        _current = this;
        _stopped = null;
        _stackAtStart = StackNow();
        _deadline = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        _bytesAtStart = GC.GetAllocatedBytesForCurrentThread();
    }

    public static void End() => _current = null;

    /// <param name="bytesAhead">What the caller is about to allocate.</param>
    public void Check(long bytesAhead = 0)
    {
        if (_stopped is not null)
        {
            throw _stopped;   // something built in swallowed it
        }

        if (GC.GetAllocatedBytesForCurrentThread() - _bytesAtStart + bytesAhead > MaxBytes)
        {
            Stop(ScriptStopped.Memory, $"More than {MaxBytes / 1024 / 1024} MB.");
        }

        if (Stopwatch.GetTimestamp() > _deadline)
        {
            TakesTooLong("The time is over.");
        }

        if (_stackAtStart - StackNow() > MaxStack)
        {
            TakesTooLong("Calls are nested too deeply.");
        }
    }

    /// <summary>Counts what will be allocated because of the script, though not yet.</summary>
    public void Spend(long bytes)
    {
        _bytesAtStart -= bytes;
        Check();
    }

    /// <summary>Searching compares every place of a text with every place of what it looks for, at worst.</summary>
    public void CheckSearch(long length, long wanted)
    {
        if (length * wanted > MaxComparisons)
        {
            TakesTooLong("A search in a long text for a long text.");
        }
    }

    public void CheckItems(double count)
    {
        if (!(count <= MaxItems))
        {
            Stop(ScriptStopped.Memory, $"A list of more than {MaxItems} items.");
        }
    }

    /// <summary>At the entrance of every function; <paramref name="self"/> is its <c>this</c>.</summary>
    public void EnterFunction(ObjectInstance? self)
    {
        Check();
        if (Contexts(engine).Count > MaxCalls + 1)
        {
            TakesTooLong($"More than {MaxCalls} calls inside each other.");
        }

        CheckPrototypes(self);
    }

    /// <summary>The interpreter looks a property up by calling itself once per prototype.</summary>
    public void CheckPrototypes(ObjectInstance? self)
    {
        var count = 0;
        for (var o = self; o is not null; o = o.Prototype)
        {
            if (++count > MaxPrototypes)
            {
                Stop(ScriptStopped.Memory, $"An object with more than {MaxPrototypes} prototypes.");
            }
        }
    }

    /// <summary>Whether anything was stopped, even if the script went on afterwards.</summary>
    public void ThrowIfStopped()
    {
        if (_stopped is not null)
        {
            throw _stopped;
        }
    }

    private void TakesTooLong(string details) => Stop(ScriptStopped.Time, details);

    private void Stop(Remark remark, string details)
    {
        _stopped = new ScriptStopped(remark, details);
        throw _stopped;
    }

    private static nint StackNow()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_executionContexts")]
    private static extern ref Stack<ExecutionContext> Contexts(Engine engine);
}

/// <summary>A script ran into a limit. Scripts cannot catch it: the interpreter lets them catch its own errors only.</summary>
internal sealed class ScriptStopped(Remark remark, string details) : Exception(remark.ToString())
{
    public const string Time = "A script ran too long and was stopped.";
    public const string Memory = "A script used too much memory and was stopped.";

    public Remark Remark { get; } = remark;

    public string Details { get; } = details;
}
