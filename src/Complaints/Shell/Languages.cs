using System.Globalization;
using Complaints.Access;
using Microsoft.AspNetCore.Localization;

namespace Complaints.Shell;

/// <summary>
/// The languages of the interface. On pages the address decides where it names one, else the cookie, which is set by the switch and by signing in; then what
/// the browser asks for. The API has no cookies: <c>Accept-Language</c> decides.
/// </summary>
public static class Languages
{
    public const string Cookie = "complaints-language";

    /// <summary>Each in its own words.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en", "English"), ("de", "Deutsch"), ("zh", "中文")];

    public static readonly IReadOnlyList<string> Codes = [.. All.Select(language => language.Code)];

    /// <summary>The reader's; English for a reader without one, such as a timer.</summary>
    public static string Current => Codes.Contains(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : Codes[0];

    /// <summary>As HTML names it: fonts differ between simplified and traditional characters.</summary>
    public static string Tag(string code) => code == "zh" ? "zh-Hans" : code;

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Codes[0]).AddSupportedCultures([.. Codes]).AddSupportedUICultures([.. Codes]);
        options.RequestCultureProviders = [new QueryOnPages(), new CookieOnPages(), new AcceptLanguageHeaderRequestCultureProvider()];
    }

    /// <summary>Kept for a year, and only for as long as this person is signed in here: see <see cref="SignOut"/>.</summary>
    public static void Remember(HttpResponse response, string code) => response.Cookies.Append(
        Cookie, code, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps });

    /// <summary>A customer's page says its language in its address, because it may be sent on.</summary>
    private sealed class QueryOnPages : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => Task.FromResult(
            !httpContext.IsApi() && httpContext.Request.Query["culture"].ToString() is var code && Codes.Contains(code) ? new ProviderCultureResult(code) : null);
    }

    private sealed class CookieOnPages : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => Task.FromResult(
            !httpContext.IsApi() && httpContext.Request.Cookies[Cookie] is { } code && Codes.Contains(code) ? new ProviderCultureResult(code) : null);
    }
}
