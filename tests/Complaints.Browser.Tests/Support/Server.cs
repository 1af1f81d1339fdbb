using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Complaints.Browser.Tests.Support;

/// <summary>The real program as a process of its own, with its demo chain in a folder that goes away again.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

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
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Complaints.dll"), "--DataFolder=" + folder.FullName, "--WorkflowFolder=" + Path.Combine(AppContext.BaseDirectory, "workflows"),
                "--TestClock=true", "--urls=http://127.0.0.1:0",
            },
        })!;
        var said = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (OpenAt().Match(line) is { Success: true } open)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new Server(process, folder, new Uri(open.Groups["address"].Value));
            }
        }

        throw new InvalidOperationException("The program did not start:\n" + string.Join("\n", said));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"is open at (?<address>http\S+)")]
    private static partial Regex OpenAt();
}
