using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Complaints.Data;
using Complaints.Exchange;
using Complaints.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Complaints.Access;

public static class Schemes
{
    public const string ByPath = "ByPath";
    public const string ApiKey = "ApiKey";

    /// <summary>Pages take the cookie and the API takes keys, never the other way round: a foreign page cannot use somebody's cookie on the API.</summary>
    public static string Choose(HttpContext context) => context.IsApi() ? ApiKey : IdentityConstants.ApplicationScheme;

    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Puts name, role and stores into the cookie, so that a page knows them without asking the database.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Actor.Claims(user));
        return identity;
    }
}

/// <summary><c>Authorization: Bearer KEY</c>. A known key is remembered for half a minute, so a withdrawn one works no longer than that.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ComplaintsDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<(string Database, string Hash), (DateTime At, ClaimsPrincipal Person)> Known = [];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string bearer = "Bearer ";
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var hash = ApiKey.HashOf(header[bearer.Length..].Trim());
        var known = (db.Database.GetConnectionString() ?? "", hash);
        if (!Known.TryGetValue(known, out var entry) || clock.Now() - entry.At > Remembered)
        {
            var person = await (
                from key in db.ApiKeys.AsNoTracking()
                join owner in db.Users on key.PersonId equals owner.Id
                where key.Hash == hash
                select owner).FirstOrDefaultAsync(Context.RequestAborted);
            if (person is null or { IsLocked: true })
            {
                Known.TryRemove(known, out _);
                return AuthenticateResult.Fail("This key is not known.");
            }

            var claims = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(ClaimTypes.Name, person.UserName!), .. Actor.Claims(person)], Scheme.Name);
            entry = (clock.Now(), new ClaimsPrincipal(claims));
            Known[known] = entry;
        }

        return AuthenticateResult.Success(new AuthenticationTicket(entry.Person, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiProblems.Of(StatusCodes.Status401Unauthorized, [new Problem("Authorization", "Send a valid key: Authorization: Bearer KEY.")]).ExecuteAsync(Context);
}
