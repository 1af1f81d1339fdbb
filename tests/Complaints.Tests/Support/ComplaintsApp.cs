using System.Net.Http.Headers;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Complaints.Tests.Support;

/// <summary>
/// The real program, put together and started as <c>Program</c> does, on a private database with the small
/// <see cref="Chain"/>. Two things differ: the clock moves only by <see cref="Advance"/>, and timers are woken only there.
/// States are reached by real requests: see <see cref="Scenarios"/>.
/// </summary>
public sealed class ComplaintsApp : IAsyncDisposable
{
    private static readonly Lazy<Task<(TestDatabase Database, Dictionary<string, Actor> People)>> Template = new(MakeTemplate);

    /// <summary>Reading the shipped processes takes a third of a start, and they never change.</summary>
    private static readonly Lazy<ProcessCatalogue> Shipped = new(() => new ProcessCatalogue(new Settings(null, "", TestDatabase.WorkflowFolder, Demo: false, TestClock: false, AdminName: null, AdminPassword: null)));

    private static EndpointDataSource? routes;

    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly Dictionary<string, Actor> people;
    private readonly Dictionary<Guid, HttpClient> clients = [];
    private bool restarted;

    private ComplaintsApp(WebApplication app, TestDatabase database, FakeClock clock, Dictionary<string, Actor> people)
    {
        this.app = app;
        this.database = database;
        this.people = people;
        Clock = clock;
    }

    public FakeClock Clock { get; }

    public IServiceProvider Services => app.Services;

    public Settings Settings => database.Settings;

    /// <summary>A clerk in store T01.</summary>
    public Actor Floor => people["floor"];

    /// <summary>Another clerk in store T01.</summary>
    public Actor Floor2 => people["floor2"];

    /// <summary>The supervisor of store T01.</summary>
    public Actor Supervisor => people["supervisor"];

    /// <summary>The region's manager: stores T01 and D01.</summary>
    public Actor Region => people["region"];

    public Actor Quality => people["quality"];

    public Actor Admin => people["admin"];

    public Actor Legal => people["legal"];

    /// <summary>A clerk in store D01, who has no business in T01.</summary>
    public Actor OtherFloor => people["floorD"];

    public static async Task<ComplaintsApp> Start(Action<IServiceCollection>? change = null)
    {
        var (template, people) = await Template.Value;
        var database = await template.Copy();
        var clock = new FakeClock();
        return new ComplaintsApp(await Run(database.Settings, clock, change), database, clock, people);
    }

    /// <summary>The program on its first day: no stores, no people, nothing but what it brings along.</summary>
    /// <param name="admin">Password of the administrator that the settings name; nobody is named when null.</param>
    public static async Task<ComplaintsApp> StartNew(string? admin = null)
    {
        var database = await TestDatabase.Empty();
        var clock = new FakeClock();
        var app = await Run(database.Settings with { AdminName = admin is null ? null : "admin", AdminPassword = admin }, clock);
        return new ComplaintsApp(app, database, clock, await People(app));
    }

    /// <summary>Through the one door, as this person.</summary>
    public async Task<Answer<T>> Send<T>(Actor actor, IRequest<Answer<T>> request, string? key = null)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Requests>().SendAs(actor, request, key);
    }

    /// <summary>As <see cref="Send{T}"/>, for what has to succeed.</summary>
    public async Task<T> Done<T>(Actor actor, IRequest<Answer<T>> request, string? key = null)
    {
        var answer = await Send(actor, request, key);
        Assert.False(answer.IsRefused, $"{request.GetType().Name} was refused as {answer.Refusal}: {answer.Why}");
        return answer.Value!;
    }

    /// <summary>The API with this person's key; with nobody's when null.</summary>
    public HttpClient Client(Actor? actor)
    {
        var id = actor?.PersonId ?? Guid.Empty;
        lock (clients)
        {
            if (!clients.TryGetValue(id, out var client))
            {
                client = clients[id] = app.GetTestClient();
                if (actor is not null)
                {
                    var user = people.Single(person => person.Value.PersonId == id).Key;
                    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Chain.KeyOf(user));
                }
            }

            return client;
        }
    }

    /// <summary>Lets time pass, then wakes what has become due.</summary>
    /// <returns>How many processes were woken.</returns>
    public async Task<int> Advance(TimeSpan time)
    {
        Clock.Advance(time);
        return await Services.GetRequiredService<DueTimers>().WakeDue(CancellationToken.None);
    }

    /// <summary>Looks at what is saved.</summary>
    public async Task<T> Saved<T>(Func<ComplaintsDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ComplaintsDb>());
    }

    /// <summary>Rows that are saved in a table.</summary>
    public Task<int> Count(string table)
    {
        var sql = $"SELECT CAST(count(*) AS INTEGER) AS \"Value\" FROM \"{table}\"";
        return Saved(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync());
    }

    /// <summary>Rewrites what the database guards, as nothing but a test does: its guard is taken away for good.</summary>
    public Task<int> Forge(string table, Func<ComplaintsDb, Task<int>> change) => Saved(async db =>
    {
        await db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres
            ? $"DROP TRIGGER \"{table}_only_grows\" ON \"{table}\""
            : $"DROP TRIGGER \"{table}_UPDATE\"; DROP TRIGGER \"{table}_DELETE\"");
        return await change(db);
    });

    /// <summary>Stops the program and starts it again on the same database, as after a crash.</summary>
    public async Task<ComplaintsApp> Restart()
    {
        await Stop();
        restarted = true;
        return new ComplaintsApp(await Run(database.Settings, Clock, null), database, Clock, people);
    }

    public async ValueTask DisposeAsync()
    {
        if (restarted)
        {
            return; // the one that took over cleans up
        }

        await Stop();
        await database.DisposeAsync();
    }

    /// <summary>The program as <c>Program</c> builds it, with a clock of the test and on no port.</summary>
    internal static async Task<WebApplication> Run(Settings settings, TimeProvider clock, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.AddComplaints(settings);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(DueTimers)));
        builder.Services.AddSingleton<DueTimers>();
        builder.Services.Replace(ServiceDescriptor.Singleton(services => services.GetRequiredService<Settings>() is var its && its.WorkflowFolder == TestDatabase.WorkflowFolder ? Shipped.Value : new ProcessCatalogue(its)));
        change?.Invoke(builder.Services);

        var app = builder.Build();
        Assert.True(await StartUp.Prepare(app, settings), "The program could not start.");
        app.UseComplaints();
        MapOnce(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>
    /// The routes are the same in every app and ask each request for its services, but building them takes most of a start:
    /// only the first app of a run does.
    /// </summary>
    private static void MapOnce(WebApplication app)
    {
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        lock (Template)
        {
            if (routes is null)
            {
                app.MapComplaints();
                routes = sources.Single();
            }
            else
            {
                sources.Add(routes);
            }
        }
    }

    private static async Task<(TestDatabase Database, Dictionary<string, Actor> People)> MakeTemplate()
    {
        var database = await TestDatabase.Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await using var app = await Run(database.Settings, new FakeClock());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await Chain.Fill(scope.ServiceProvider);
        }

        return (database, await People(app));
    }

    private static async Task<Dictionary<string, Actor>> People(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ComplaintsDb>().Users.AsNoTracking().ToDictionaryAsync(person => person.UserName!, person => person.AsActor());
    }

    private async Task Stop()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }
}
