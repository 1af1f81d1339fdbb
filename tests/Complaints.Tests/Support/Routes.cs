using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Support;

/// <summary>One address that the running program answers, as its route table has it.</summary>
public sealed partial record Route(string Method, string Pattern, bool IsOpen, bool IsPage)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsFallback => Pattern.Contains("{*", StringComparison.Ordinal);

    /// <summary>As the OpenAPI document writes it: without constraints.</summary>
    public string DescribedPath => Constraint().Replace(Pattern, "}");

    /// <summary>An address that the route takes.</summary>
    public string Sample => Parameter().Replace(Pattern.Replace("{id:guid}", "7d5e2f7a-58c5-4c50-9a3d-3f1a0f6f2b11", StringComparison.Ordinal), "x");

    [GeneratedRegex(@":[^}]+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

public static class Routes
{
    public static IReadOnlyList<Route> Of(ComplaintsApp app) =>
    [
        .. app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Route(
                method,
                "/" + endpoint.RoutePattern.RawText?.TrimStart('/'),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))),
    ];
}
