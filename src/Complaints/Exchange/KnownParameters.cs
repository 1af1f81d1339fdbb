using System.Reflection;
using Complaints.Shell;

namespace Complaints.Exchange;

/// <summary>Refuses query parameters that a route does not know: of a list asked for with a slip in the name, nobody wants everything.</summary>
internal static class KnownParameters
{
    public static RouteGroupBuilder RefuseUnknownParameters(this RouteGroupBuilder routes) => routes.AddEndpointFilterFactory((route, next) =>
    {
        var known = Names(route.MethodInfo).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return async call =>
        {
            var unknown = call.HttpContext.Request.Query.Keys.Where(name => !known.Contains(name)).Select(name => new Problem(name, $"There is no parameter '{name}' here.")).ToList();
            return unknown.Count == 0 ? await next(call) : ApiProblems.Of(StatusCodes.Status400BadRequest, unknown);
        };
    });

    private static IEnumerable<string> Names(MethodInfo handler) => handler.GetParameters().SelectMany(parameter =>
        parameter.IsDefined(typeof(AsParametersAttribute)) ? parameter.ParameterType.GetProperties().Select(property => property.Name) : [parameter.Name!]);
}
