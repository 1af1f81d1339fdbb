using System.Threading.RateLimiting;
using Complaints.Shell;

namespace Complaints.Portal;

/// <summary>Writing in needs no account, so an address may do it only so often: enough for all customers behind the shop's own Wi-Fi, too little for a program.</summary>
public static class WriteInLimit
{
    public const string Policy = "write-in";
    public const int Most = 30;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public static void AddWriteInLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (context, cancellation) =>
        {
            var texts = context.HttpContext.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<PortalTexts>>();
            context.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await context.HttpContext.Response.WriteAsync(texts["Write.TooMany"], cancellation);
        };
        options.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Within })
            : RateLimitPartition.GetNoLimiter("readers"));
    });
}
