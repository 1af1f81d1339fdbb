using System.Reflection;
using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Compensation.Deputies;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Exchange;
using Complaints.Gifts;
using Complaints.Law;
using Complaints.Photos;
using Complaints.Portal;
using Complaints.Processes;
using Complaints.Processes.Retention;
using Complaints.Products;
using Complaints.Quality;
using Complaints.Quality.Fairness;
using Complaints.Shell;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using Complaints.Training;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Complaints;

/// <summary>How the program is put together, and nothing else.</summary>
public static class ComplaintsServices
{
    public static void AddComplaints(this WebApplicationBuilder builder, Settings settings)
    {
        // Package assets answer 500 unless this is called, when the program runs unpublished and outside Development.
        builder.WebHost.UseStaticWebAssets();

        // Unpublished, the files would be packed anew on every request, with a packing that makes them no smaller. Only who edits them needs that.
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        }

        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().FirstOrDefault() is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // EF probes for the history table of a new database and logs the failure as an error. It is none.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);

        // Two who save at once are no failure: one wins, the other is told. What is a failure is thrown, and logged where it lands.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        builder.Logging.AddFilter("Complaints.Access.ApiKeyAuthentication", LogLevel.Warning);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<TimeProvider>(settings.TestClock ? new JumpingClock() : TimeProvider.System);
        services.AddDatabase(settings);
        services.AddRequests(typeof(ComplaintsServices).Assembly);
        services.AddPeople(settings);

        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<Presence>();
        services.AddSingleton<ReferenceLists>();
        services.AddSingleton(provider => new StoreHours(provider.GetRequiredService<ReferenceLists>().Get));
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<ProcessCatalogue>();
        services.AddSingleton<ProcessDefinitions>();
        services.AddScoped<TicketStore>();
        services.AddScoped<BarcodeArticles>();
        services.AddScoped<ArticleDesk>();
        services.AddScoped<CustomerDesk>();
        services.AddScoped<RecognitionDesk>();
        services.AddScoped<Consents>();
        services.AddScoped<CustomerEvents>();
        services.AddScoped<Referrals>();
        services.AddScoped<MergeDesk>();
        services.AddScoped<DimensionNames>();
        services.AddScoped<TicketProcess>();
        services.AddScoped<TicketTrouble>();
        services.AddSingleton<TurnQueue>();
        services.AddScoped<Turns>();
        services.AddScoped<Budgets>();
        services.AddScoped<GivenElsewhere>();
        services.AddScoped<StageCompensation>();
        services.AddScoped<ClaimantDesk>();
        services.AddScoped<ProcessStore>();
        services.AddScoped<ProcessDesk>();
        services.AddScoped<VersionList>();
        services.AddScoped<TicketClocks>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<TaskViews>();
        services.AddScoped<StagePromises>();
        services.AddScoped<CareDesk>();
        services.AddScoped<PromiseEvents>();
        services.AddScoped<Homecoming>();
        services.AddSingleton<GuessLimit>();
        services.AddScoped<GiftDesk>();
        services.AddScoped<StageWork>();
        services.AddScoped<SideProcess>();
        services.AddScoped<CallDesk>();
        services.AddScoped<SafetyDesk>();
        services.AddScoped<StandIns>();
        services.AddScoped<Decisions>();
        services.AddScoped<LawBook>();
        services.AddScoped<LegalDesk>();
        services.AddScoped<LawWords>();
        services.AddSingleton<PhotoFiles>();
        services.AddScoped<PhotoDesk>();
        services.AddScoped<PhotoSweep>();
        services.AddHostedService<DueTimers>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<NightlyCheck>();
        services.AddSingleton<ArchiveFiles>();
        services.AddScoped<Archivist>();
        services.AddSingleton<ArchiveRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ArchiveRuns>());
        services.AddSingleton<CoachCards>();
        services.AddSingleton<RolePlays>();
        services.AddScoped<TipOfTheDay>();
        services.AddScoped<Labels>();
        services.AddScoped<Viewer>();

        services.AddWriteInLimit();
        services.AddApi();
        services.AddLocalization();
        services.AddTransient(typeof(IStringLocalizer<>), typeof(CountingLocalizer<>));
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.AddScoped<CircuitHandler, CircuitLanguage>();
        services.AddRadzenComponents();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub =>
        {
            // Twice as often as the page waits for (wwwroot/app.js), so that one lost sign of life is no lost line.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(4);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(15);

            // A change is told twice, as the event's value and as its field's: the longest that a page tells is a signature.
            hub.MaximumReceiveMessageSize = 3 * Stages.Signature.MostCharacters;
        });
    }

    private static void AddDatabase(this IServiceCollection services, Settings settings)
    {
        // Only one of the two contexts is ever registered; everything asks for their common base.
        if (settings.Postgres is { } connection)
        {
            services.AddDbContextPool<PostgresDb>(options => Common(options.UseNpgsql(connection)));
            services.AddScoped<ComplaintsDb>(provider => provider.GetRequiredService<PostgresDb>());
            services.AddHostedService<OtherServers>();
        }
        else
        {
            Directory.CreateDirectory(settings.DataFolder);
            services.AddDbContextPool<SqliteDb>(options => Common(options.UseSqlite($"Data Source={settings.SqliteFile}", sqlite => sqlite.CommandTimeout(SqliteDb.MostSecondsForALock)).AddInterceptors(new SqliteSettings())));
            services.AddScoped<ComplaintsDb>(provider => provider.GetRequiredService<SqliteDb>());
        }

        // A start migrates alone, and SQLite cannot build a table anew within a transaction: nobody at the console can do anything about it.
        static void Common(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.ManyServiceProvidersCreatedWarning, RelationalEventId.NonTransactionalMigrationOperationWarning));
    }

    /// <summary>MediatR without its registration package: handlers and validators are found by their interfaces.</summary>
    private static void AddRequests(this IServiceCollection services, Assembly assembly)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(contract => contract.IsGenericType))
            {
                if (contract.GetGenericTypeDefinition() == typeof(IValidator<>))
                {
                    services.AddScoped(contract, type);
                }
                else if (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                {
                    services.AddScoped(contract, type);
                    Type[] request = contract.GetGenericArguments();
                    services.AddScoped(
                        typeof(IPipelineBehavior<,>).MakeGenericType(request),
                        typeof(RequestPipeline<,>).MakeGenericType(request[0], request[1].GetGenericArguments()[0]));
                }
            }
        }

        services.AddScoped<RequestScope>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Requests>();
    }

    private static void AddPeople(this IServiceCollection services, Settings settings)
    {
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StillSignedIn>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StillSignedIn.Interval);
        services.AddDataProtection().SetApplicationName("Complaints").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
        services.AddIdentityCore<Person>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddEntityFrameworkStores<ComplaintsDb>()
            .AddSignInManager()
            .AddErrorDescriber<PersonErrors>()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddAuthentication(Schemes.ByPath)
            .AddPolicyScheme(Schemes.ByPath, null, options => options.ForwardDefaultSelector = Schemes.Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(Schemes.ApiKey, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = Links.SignIn;
            options.AccessDeniedPath = Links.SignIn;
            options.Cookie.Name = "complaints";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = true;

            // The sign-in page goes there itself, and only to pages of our own; left to the cookie, "?q=Müller" would break the header.
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        });
        services.AddSingleton<FirstStart>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void UseComplaints(this WebApplication app)
    {
        // Before everything that may refuse in words.
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return next();
        });
        app.UseWhen(http => http.IsCalledByAProgram(), programs => programs.UseStatusCodePages(ApiProblems.OfStatus));
        app.UseWhen(http => http.IsApi(), api => api.Use(QueryStrings.Tidy));
        app.UseWhen(http => !http.IsCalledByAProgram(), pages => pages.UseStatusCodePagesWithReExecute(Links.NotFound, createScopeForStatusCodePages: true));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }

    /// <summary>Every address there is. The routes are built here, once: routing and authorization would each do it for themselves, and that is most of a start.</summary>
    public static void MapComplaints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapApi();
        app.MapPhotosForPages();
        app.MapIntakeForPages();
        app.MapFairnessForPages();
        app.MapLiabilityFile();
        app.MapLedgerForPages();
        app.MapArchivesForPages();
        app.MapSignOut();
        app.MapDrafts();
        app.MapLanguageSwitch();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var routes = new DefaultEndpointDataSource([.. sources.SelectMany(source => source.Endpoints)]);
        sources.Clear();
        sources.Add(routes);
    }
}
