using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Complaints.Browser.Tests.Support;

/// <summary>The real program as a process of its own, with its demo chain in a folder that goes away again.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    /// <summary>Null while it is dead.</summary>
    private Process? process;

    private readonly bool demo;

    private Server(Process process, DirectoryInfo folder, bool demo, Uri address, string? code)
    {
        this.process = process;
        this.folder = folder;
        this.demo = demo;
        (Address, Code) = (address, code);
    }

    public Uri Address { get; }

    /// <summary>With which the first visitor becomes administrator; null where somebody can sign in.</summary>
    public string? Code { get; }

    /// <param name="demo">With the demo chain; without it nothing is there, and nobody.</param>
    public static async Task<Server> Start(bool demo = true)
    {
        var folder = Directory.CreateTempSubdirectory("complaints-browser-");
        var (process, address, code) = await Run(folder, demo, "http://127.0.0.1:0");
        return new Server(process, folder, demo, address, code);
    }

    /// <summary>At once, with nothing said to anybody, as when the power fails.</summary>
    public async Task Kill()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>At the same address, with the same data.</summary>
    public async Task StartAgain() => (process, _, _) = await Run(folder, demo, Address.ToString());

    public async ValueTask DisposeAsync()
    {
        await Kill();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A killed process may hold its files a moment longer. They lie in the folder for temporary files, and no journey has failed by that.
        }
    }

    private static async Task<(Process Process, Uri Address, string? Code)> Run(DirectoryInfo folder, bool demo, string urls)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Complaints.dll"), "--DataFolder=" + folder.FullName, "--WorkflowFolder=" + Path.Combine(AppContext.BaseDirectory, "workflows"),
                "--Demo=" + demo, "--TestClock=true", "--urls=" + urls,
            },
        })!;
        var said = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (line.Contains("Stop with", StringComparison.Ordinal))   // the last line of the greeting
            {
                _ = process.StandardOutput.ReadToEndAsync();
                var greeting = string.Join('\n', said);
                return (process, new Uri(OpenAt().Match(greeting).Groups["address"].Value), CodeIs().Match(greeting) is { Success: true } code ? code.Groups["code"].Value : null);
            }
        }

        throw new InvalidOperationException("The program did not start:\n" + string.Join("\n", said));
    }

    [GeneratedRegex(@"is open at (?<address>http\S+)")]
    private static partial Regex OpenAt();

    [GeneratedRegex(@"enter this code: (?<code>\w+)")]
    private static partial Regex CodeIs();
}
