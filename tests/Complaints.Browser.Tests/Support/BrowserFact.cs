namespace Complaints.Browser.Tests.Support;

/// <summary>A journey in a real Chromium: skipped, saying so, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

internal static class Chromium
{
    /// <summary>The browser's program, or null.</summary>
    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("COMPLAINTS_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    /// <summary>Why nothing runs; null when it does.</summary>
    public static string? Missing => Path is null ? "There is no Chromium: install it or name one in COMPLAINTS_TEST_CHROMIUM." : null;

    public static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];
}
