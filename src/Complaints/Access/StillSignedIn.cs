using System.Security.Claims;
using Complaints.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Complaints.Access;

/// <summary>
/// An open page lives for hours and knows its person only from the moment of signing in. This asks again and again whether
/// role, stores, password and lock are still the same, and signs the page out when they are not.
/// </summary>
public sealed class StillSignedIn(ILoggerFactory log, IServiceScopeFactory scopes, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(log)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var actor = Actor.From(authenticationState.User);
        var stamp = authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        return await db.Users.AnyAsync(person => person.Id == actor.PersonId && person.SecurityStamp == stamp, cancellationToken);
    }
}
