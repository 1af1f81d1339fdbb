using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Complaints.Browser.Tests.Support;

/// <summary>The real program as a process of its own, with its demo chain in a folder that goes away again.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    /// <summary>Null while it is dead.</summary>
    private Process? process;

    private Server(Process process, DirectoryInfo folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<Server> Start()
    {
        var folder = Directory.CreateTempSubdirectory("complaints-browser-");
        var (process, address) = await Run(folder, "http://127.0.0.1:0");
        return new Server(process, folder, address);
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
    public async Task StartAgain() => (process, _) = await Run(folder, Address.ToString());

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

    private static async Task<(Process Process, Uri Address)> Run(DirectoryInfo folder, string urls)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Complaints.dll"), "--DataFolder=" + folder.FullName, "--WorkflowFolder=" + Path.Combine(AppContext.BaseDirectory, "workflows"),
                "--TestClock=true", "--urls=" + urls,
            },
        })!;
        var said = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (OpenAt().Match(line) is { Success: true } open)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return (process, new Uri(open.Groups["address"].Value));
            }
        }

        throw new InvalidOperationException("The program did not start:\n" + string.Join("\n", said));
    }

    [GeneratedRegex(@"is open at (?<address>http\S+)")]
    private static partial Regex OpenAt();
}
