using System.Globalization;
using Complaints.Shell;
using Microsoft.Extensions.Primitives;

namespace Complaints.Exchange;

/// <summary>
/// Query parameters as callers mean them: one that is there but empty, as a form sends it, is left out; a day is written in
/// one way only, because 01/02/2026 is two days.
/// </summary>
public static class QueryStrings
{
    private static readonly string[] Days = ["from", "to"];

    public static Task Tidy(HttpContext http, RequestDelegate next)
    {
        var wrong = Days.Where(name => http.Request.Query[name].ToString() is { Length: > 0 } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(name => new Problem(name, "Write the day as 2026-12-31.")).ToList();
        wrong.AddRange(http.Request.Query.Where(pair => pair.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))
            .Select(pair => new Problem(pair.Key, "This text contains a character that cannot be kept (NUL).")));
        if (http.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true)
        {
            // Kestrel refuses these itself, before anything of ours runs and without a body; other servers pass them on.
            wrong.Add(new Problem("", "The address contains a character that cannot be kept (NUL)."));
        }

        if (wrong.Count > 0)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, wrong).ExecuteAsync(http);
        }

        if (http.Request.Query.Any(pair => StringValues.IsNullOrEmpty(pair.Value)))
        {
            http.Request.Query = new QueryCollection(http.Request.Query.Where(pair => !StringValues.IsNullOrEmpty(pair.Value)).ToDictionary());
        }

        return next(http);
    }
}
