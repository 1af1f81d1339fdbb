using System.Text.Json;
using System.Text.RegularExpressions;
using Complaints.Access;
using Complaints.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Complaints.Exchange;

/// <summary>Refusals as problem details (RFC 9457): one status, and in <c>errors</c> one sentence for each problem.</summary>
public static class ApiProblems
{
    public static IResult Of(int status, IReadOnlyList<Problem> problems) => Results.Json(
        new ProblemDetails
        {
            Type = $"https://httpwg.org/specs/rfc9110.html#status.{status}",
            Title = TitleOf(status).ToString(),
            Status = status,
            Detail = string.Join(" ", problems.Select(problem => problem.Sentence)),
            Extensions = { ["errors"] = problems },
        },
        Json.Options, "application/problem+json", status);

    public static IResult From<T>(Answer<T> answer)
    {
        var problems = Of(StatusOf(answer.Refusal!.Value), answer.Problems);
        return answer.Refusal is Refusal.Overtaken or Refusal.Busy ? new Later(problems) : problems;
    }

    /// <summary>What ASP.NET refuses before it comes to a route, in the same words.</summary>
    public static Task OfStatus(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return Of(status, [Unrouted(status)]).ExecuteAsync(context.HttpContext);
    }

    internal static Problem Unrouted(int status) => status switch
    {
        404 => new Problem("", "There is nothing at this address. See /openapi/v1.json."),
        405 => new Problem("", "This address does not take this method. See /openapi/v1.json."),
        415 => new Problem("Content-Type", "Send JSON, with the header Content-Type: application/json."),
        413 => new Problem("", "The request is larger than this server takes."),
        _ => new Problem("", TitleOf(status)),
    };

    /// <summary>The API, and what the scripts of our own pages call: whoever reads the answer can read a problem and no page.</summary>
    internal static bool IsCalledByAProgram(this HttpContext http)
    {
        var path = http.Request.Path;
        return http.IsApi()
            || path.StartsWithSegments("/drafts", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/photos", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/scan", StringComparison.OrdinalIgnoreCase)
            || (path.StartsWithSegments("/tickets", StringComparison.OrdinalIgnoreCase) && path.Value!.EndsWith("/photos", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A foreign page can make a browser send a form, but not with this header: that needs our leave.</summary>
    internal static bool IsSentByOurOwnPage(this HttpContext http) => http.Request.Headers.XRequestedWith == "XMLHttpRequest";

    /// <summary>The very same request is worth another try, after a second.</summary>
    private sealed class Later(IResult problems) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "1";
            return problems.ExecuteAsync(httpContext);
        }
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.BadForm => 400,
        Refusal.SignInFirst => 401,
        Refusal.NotAllowed => 403,
        Refusal.NotFound => 404,
        Refusal.ChangedMeanwhile or Refusal.Overtaken => 409,
        Refusal.TooOften => 429,
        Refusal.Busy => 503,
        _ => 422,
    };

    private static Sentence TitleOf(int status) => status switch
    {
        400 => Sentence.Of("The request is not filled in properly."),
        401 => "Nobody is signed in.",
        403 => "This is not yours to do.",
        404 => "There is no such thing.",
        405 => "This cannot be done here.",
        409 => "Someone changed it first.",
        413 => "The request is too large.",
        415 => "This kind of content is not understood.",
        422 => "A rule says no.",
        429 => "Too many tries.",
        503 => "The server is busy.",
        _ => "Something went wrong on our side.",
    };
}

/// <summary>Turns what ASP.NET throws about a bad body into the same sentences as every other refusal.</summary>
public sealed partial class BadBodies(ILogger<BadBodies> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.IsCalledByAProgram())
        {
            return false;
        }

        var (status, problem) = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => (400, Explain(json)),
            JsonException json => (400, Explain(json)),
            BadHttpRequestException { StatusCode: 413 or 415 } bad => (bad.StatusCode, ApiProblems.Unrouted(bad.StatusCode)),
            BadHttpRequestException bad when Unbound().Match(bad.Message) is { Success: true } match => (400, new Problem(
                JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value), $"'{match.Groups["value"].Value}' does not fit this parameter.")),
            BadHttpRequestException bad when bad.Message.StartsWith("Required parameter", StringComparison.Ordinal) || bad.Message.StartsWith("Implicit body", StringComparison.Ordinal) => (400, new Problem("", "Send a JSON object.")),
            BadHttpRequestException bad => (bad.StatusCode, new Problem("", Sentence.AsItIs(bad.Message))),
            _ => (500, new Problem("", $"Something went wrong on our side. Tell the operator this number: {httpContext.TraceIdentifier}.")),
        };
        if (status == 500)
        {
            log.LogError(exception, "Request {TraceIdentifier} failed.", httpContext.TraceIdentifier);
        }

        await ApiProblems.Of(status, [problem]).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>How ASP.NET words a query parameter of the wrong type.</summary>
    [GeneratedRegex("^Failed to bind parameter \".* (?<name>\\w+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    private static Problem Explain(JsonException json)
    {
        var field = (json.Path ?? "$").TrimStart('$').TrimStart('.');
        var message = json.Message;
        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            var name = message.Split('\'') is [_, var unknown, ..] ? unknown : "";
            var at = field.EndsWith(name, StringComparison.Ordinal) ? field : field.Length == 0 ? name : $"{field}.{name}";
            return new Problem(at, $"There is no field '{name}' here.");
        }

        if (field.Length == 0 && message.Contains("could not be converted", StringComparison.Ordinal))
        {
            return new Problem("", "Send a JSON object.");
        }

        return field.Length == 0
            ? json.LineNumber is { } line ? new Problem("", $"This is not valid JSON: look at line {line + 1}, byte {json.BytePositionInLine + 1}.")
            : new Problem("", "This is not valid JSON, or no JSON object.")
            : new Problem(field, "This value does not fit the field: look at its type.");
    }
}
