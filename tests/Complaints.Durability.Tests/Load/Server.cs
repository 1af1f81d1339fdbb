using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Complaints.Durability.Tests.Load;

/// <summary>The real program as a process of its own. It is never asked to stop: it is killed.</summary>
public sealed partial class Server : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri?> open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> said = [];
    private volatile bool killed;

    public Server(Place place)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Complaints.dll"));
        start.ArgumentList.Add("--contentRoot=" + AppContext.BaseDirectory);
        foreach (var argument in place.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // starts sooner, and does not live long
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => Ended();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, once it does; null when it was killed before. Patient, because a machine with other work starts it slowly.</summary>
    public Task<Uri?> Open => open.Task.WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>All that it said, when that was a failure; else null.</summary>
    public string? Failure => said.Any(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
        ? string.Join("\n    ", said)
        : null;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        killed = true;
        process.Kill();
        await process.WaitForExitAsync();
        open.TrySetResult(null);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            killed = true;
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Ended()
    {
        if (!killed)
        {
            open.TrySetException(new InvalidOperationException("The program ended by itself:\n" + string.Join("\n", said)));
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        said.Enqueue(line);
        if (OpenAt().Match(line) is { Success: true } match)
        {
            open.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"is open at (?<address>http\S+)")]
    private static partial Regex OpenAt();
}
