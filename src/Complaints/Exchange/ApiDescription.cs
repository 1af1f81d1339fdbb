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
