using Microsoft.AspNetCore.Components.Authorization;

namespace Complaints.Access;

/// <summary>Who is signed in here: on a page the circuit's person, in the API the key's.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, IServiceProvider services)
{
    public async Task<Actor> Get()
    {
        // A circuit has no request of its own, so its provider is asked; the API has no circuit.
        if (http.HttpContext is { } context && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return Actor.From(context.User);
        }

        return services.GetService<AuthenticationStateProvider>() is { } states
            ? Actor.From((await states.GetAuthenticationStateAsync()).User)
            : Actor.Nobody;
    }
}
