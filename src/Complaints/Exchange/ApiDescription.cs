using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Complaints.Exchange;

/// <summary>What the generated description cannot know: the name, the key and how repeats are handled.</summary>
public sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Complaints",
            Version = "v1",
            Description = "Open complaints and walk them through their stages. Send a key as 'Authorization: Bearer KEY'. " +
                "Every POST honours 'Idempotency-Key': the same key with the same content answers the same and does nothing twice. " +
                "Refusals are problem details with one sentence per problem in 'errors'. Amounts are in major units.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of a person." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
        return Task.CompletedTask;
    }
}

/// <summary>What holds for every route: parameters in camelCase as everywhere, the idempotency key of a POST, refusals as problem details.</summary>
public sealed class ApiOperations : IOpenApiOperationTransformer
{
    private static readonly (string Status, string When)[] Refusals =
    [
        ("400", "Not filled in properly."), ("401", "No valid key."), ("403", "Not yours."), ("404", "Unknown."), ("409", "Someone changed it first."), ("422", "A gate or rule says no."), ("429", "Too many tries: wait as long as the sentence says."), ("503", "Busy: nothing was done, try again after Retry-After."),
    ];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query) ?? [])
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }

        var changes = context.Description.HttpMethod == HttpMethods.Post;
        if (changes)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = IdempotencyRecordTable.KeyLength },
                Description = "Your name for this one intention: a repeat with the same key answers the same and does nothing twice.",
            });
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        operation.Responses ??= [];
        foreach (var (status, when) in Refusals.Where(refusal => changes || refusal.Status is not ("409" or "422")))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = when + " One sentence per problem in 'errors'.",
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = problem } },
            });
        }
    }
}
