using System.Text.Json.Nodes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Complaints.Durability.Tests.Load;

/// <summary>
/// Where a run takes place: a database with the small <see cref="Chain"/> in it, and processes whose timers are short, so
/// that they fire while people work. All of it goes away with the run.
/// </summary>
public sealed class Place : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("complaints-kills-").FullName;
    private readonly string? server;
    private readonly string name = "complaints_kills_" + Guid.NewGuid().ToString("N");

    private Place(string? server) => this.server = server;

    public string SqliteFile => Path.Combine(folder, "complaints.db");

    public string? Postgres => server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 24 }.ConnectionString;

    /// <summary>The process of a complaint as it is drawn here.</summary>
    public string Complaint => File.ReadAllText(Path.Combine(folder, "workflows", "complaint-resolution.json"));

    /// <summary>With which arguments the program is started here.</summary>
    public string[] Arguments =>
    [
        "--DataFolder=" + folder, "--WorkflowFolder=" + Path.Combine(folder, "workflows"), "--Demo=false", "--urls=http://127.0.0.1:0",
        .. Postgres is { } connection ? ["--ConnectionStrings:Postgres=" + connection] : Array.Empty<string>(),
    ];

    public static async Task<Place> Make(Plan plan)
    {
        var place = new Place(plan.Postgres);
        place.CopyProcesses();
        if (place.server is not null)
        {
            await place.OnServer($"CREATE DATABASE \"{place.name}\"");
        }

        await place.Fill();
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
        {
            SqliteConnection.ClearPool(new SqliteConnection($"Data Source={SqliteFile}"));
        }
        else
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Postgres));
            await OnServer($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The people and stores, made by the program itself before it is started for the run.</summary>
    private async Task Fill()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Arguments, ApplicationName = typeof(Program).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        var settings = Settings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        builder.AddComplaints(settings);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        Assert.True(await StartUp.Prepare(app, settings), "The program could not prepare its database.");
        await using var scope = app.Services.CreateAsyncScope();
        await Chain.Fill(scope.ServiceProvider);
    }

    /// <summary>
    /// The shipped processes, with three changes: an approval waits a second for a reminder and for the next role, not half an hour; each
    /// complaint is reminded of twice, so that a timer moves the very process that somebody is working on; and beside its stages it waits
    /// for a process that it starts, whose end moves it as well. Beside them the clock sets a process off in every store each second.
    /// </summary>
    private void CopyProcesses()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "workflows");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, "workflows", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Change("compensation-approval.json", root =>
        {
            Activity(root, "halfHour")["timeSpan"] = Literal("TimeSpan", "00:00:01");
            Activity(root, "hour")["timeSpan"] = Literal("TimeSpan", "00:00:01");
        });
        Change("complaint-resolution.json", root =>
        {
            var after = "start";
            foreach (var (id, time) in new[] { ("reminderSoon", "00:00:01"), ("reminderLater", "00:00:03") })
            {
                Add(root, after, new JsonObject { ["id"] = id, ["type"] = "Elsa.Delay", ["version"] = 1, ["timeSpan"] = Literal("TimeSpan", time) });
                Add(root, id, new JsonObject { ["id"] = id + "Said", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Literal("String", "Still open.") });
                after = id + "Said";
            }

            Add(root, "start", new JsonObject
            {
                ["id"] = "closerLook", ["type"] = "Elsa.ExecuteWorkflow", ["version"] = 1,
                ["workflowDefinitionId"] = Literal("String", "closer-look"), ["waitForCompletion"] = Literal("Boolean", true),
            });
            Add(root, "closerLook", new JsonObject { ["id"] = "closerLookSaid", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Literal("String", "Looked at.") });
        });
        File.WriteAllText(Path.Combine(folder, "workflows", "rounds.json"), Rounds().ToJsonString());
        File.WriteAllText(Path.Combine(folder, "workflows", "closer-look.json"), CloserLook().ToJsonString());
    }

    private static JsonObject Rounds()
    {
        var rounds = Process("rounds", "All is well.", new JsonObject
        {
            ["id"] = "second", ["type"] = "Elsa.Timer", ["version"] = 1, ["interval"] = Literal("TimeSpan", "00:00:01"),
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = true },
        });
        rounds["customProperties"] = new JsonObject { ["perStore"] = true };
        return rounds;
    }

    private static JsonObject CloserLook() => Process(
        "closer-look", "Nothing special.", new JsonObject { ["id"] = "while", ["type"] = "Elsa.Delay", ["version"] = 1, ["timeSpan"] = Literal("TimeSpan", "00:00:02") });

    /// <summary>Waits, and then says something.</summary>
    private static JsonObject Process(string id, string says, JsonObject wait)
    {
        var root = new JsonObject
        {
            ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["connections"] = new JsonArray(), ["activities"] = new JsonArray(wait),
        };
        Add(root, (string)wait["id"]!, new JsonObject { ["id"] = "say", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Literal("String", says) });
        return new JsonObject { ["definitionId"] = id, ["name"] = id, ["root"] = root };
    }

    private void Change(string file, Action<JsonObject> change)
    {
        var path = Path.Combine(folder, "workflows", file);
        var definition = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(definition["root"]!.AsObject());
        File.WriteAllText(path, definition.ToJsonString());
    }

    private static JsonObject Activity(JsonObject root, string id) => root["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!.AsObject();

    private static void Add(JsonObject root, string after, JsonObject activity)
    {
        root["activities"]!.AsArray().Add((JsonNode)activity);
        root["connections"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = after, ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = (string?)activity["id"], ["port"] = "In" },
        });
    }

    private static JsonObject Literal(string type, JsonNode? value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private async Task OnServer(string command)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var run = new NpgsqlCommand(command, connection);
        await run.ExecuteNonQueryAsync();
    }
}
