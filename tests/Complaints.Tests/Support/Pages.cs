using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Complaints.Access;
using Complaints.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Complaints.Tests.Support;

/// <summary>
/// Pages as this person sees them, drawn by bUnit with the services of a running app behind them: what a page shows and
/// sends is real, only the browser is not. Find things by role, label and text, not by class.
/// </summary>
public sealed class Pages : BunitContext
{
    static Pages() => DefaultWaitTimeout = TimeSpan.FromSeconds(30); // a busy machine is slow, not wrong

    /// <param name="before">Waited for before a request of a page is answered: for a slow line, or a broken one.</param>
    public Pages(ComplaintsApp app, Actor actor, Func<object, Task>? before = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddTransient(typeof(IStringLocalizer<>), typeof(CountingLocalizer<>));
        Services.AddRadzenComponents();
        Services.AddHttpContextAccessor();
        Services.AddScoped<CurrentActor>();
        Services.AddScoped(services => new Requests(new Prompt(app.Services.GetRequiredService<IServiceScopeFactory>(), before), services.GetRequiredService<CurrentActor>()));
        Services.AddFallbackServiceProvider(app.Services);
        this.AddAuthorization().SetAuthorized(actor.User).SetClaims([.. ClaimsOf(actor)]);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Where the reader is now.</summary>
    public string Address => Services.GetRequiredService<NavigationManager>().Uri;

    /// <summary>Draws a page at an address, so that what it reads from the query is there.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return parameters is null ? Render<TPage>() : Render(parameters);
    }

    private static IEnumerable<Claim> ClaimsOf(Actor actor) =>
    [
        new(ClaimTypes.NameIdentifier, actor.PersonId.ToString()),
        new(ClaimTypes.GivenName, actor.Name),
        new(ClaimTypes.Role, actor.Role.ToString()),
        .. actor.Stores.Select(store => new Claim("store", store)),
    ];
}
