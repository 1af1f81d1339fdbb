namespace Complaints.Browser.Tests.Support;

/// <summary>A journey told once for each of its rows: skipped, saying so, where there is no Chromium.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
