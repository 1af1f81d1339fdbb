namespace Complaints.Shell;

/// <summary>What can be set from outside: on the command line (<c>--Demo=false</c>), as environment variable or in appsettings.json.</summary>
/// <param name="Postgres">Connection string of a PostgreSQL database; null for SQLite in the data folder.</param>
/// <param name="DataFolder">Where the SQLite database and the keys that sign cookies are kept.</param>
/// <param name="WorkflowFolder">Where the process definitions are.</param>
/// <param name="Demo">Fill an empty database with demo people and tickets.</param>
/// <param name="TestClock">Let <c>POST /test/clock</c> set the clock forward. For trials and tests only.</param>
public sealed record Settings(string? Postgres, string DataFolder, string WorkflowFolder, bool Demo, bool TestClock, string? AdminName, string? AdminPassword)
{
    public static Settings Read(IConfiguration configuration, string contentRoot)
    {
        // In the source tree the folder beside src/ is the one people edit; a published copy has its own beside the program.
        var beside = Path.Combine(AppContext.BaseDirectory, "workflows");
        var inTree = Path.GetFullPath(Path.Combine(contentRoot, "..", "..", "workflows"));
        return new Settings(
            configuration.GetConnectionString("Postgres"),
            Path.GetFullPath(configuration["DataFolder"] ?? Path.Combine(contentRoot, "data")),
            Path.GetFullPath(configuration["WorkflowFolder"] ?? (Directory.Exists(inTree) ? inTree : beside)),
            configuration.GetValue("Demo", true),
            configuration.GetValue("TestClock", false),
            configuration["Admin:Name"],
            configuration["Admin:Password"])
        {
            PublicUrl = configuration["PublicUrl"],
        };
    }

    /// <summary>Under which address customers reach this program, for the code on a receipt; the address the clerk uses when not set.</summary>
    public string? PublicUrl { get; init; }

    public string SqliteFile => Path.Combine(DataFolder, "complaints.db");
}
