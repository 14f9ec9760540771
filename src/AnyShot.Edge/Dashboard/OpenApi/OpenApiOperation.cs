using System.Text.Json.Nodes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Endpoints;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>One method of one address.</summary>
internal static class OpenApiOperation
{
    /// <summary>The address with the names of its parameters in braces, without their constraints.</summary>
    public static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));

    public static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single().ToLowerInvariant();

    public static JsonObject Of(RouteEndpoint endpoint, AnswerForm answer, OpenApiSchemas schemas)
    {
        var (path, method, role) = (PathOf(endpoint), MethodOf(endpoint), NeededRole.Of(endpoint));
        var parameters = Parameters(endpoint);
        var body = endpoint.Metadata.GetMetadata<BodyForm>();
        List<int> problems = [.. answer.Problems, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests];
        if (role.Role is not null)
        {
            problems.Add(StatusCodes.Status401Unauthorized);
        }

        if (body is not null || parameters.Any(parameter => (string?)parameter["in"] == "query"))
        {
            problems.Add(StatusCodes.Status400BadRequest);
        }

        if (parameters.Any(parameter => (string?)parameter["in"] == "path"))
        {
            problems.Add(StatusCodes.Status404NotFound);
        }

        return Operation(method, path, answer.Summary, role, parameters, body is null ? null : schemas.Reference(body.Json), OpenApiResponses.Of(answer, problems, schemas));
    }

    public static JsonObject Of(IControlVerb verb, OpenApiSchemas schemas) => Operation(
        "post", ControlEndpoints.Address(verb.Verb), "", new NeededRole(VerbRoles.Needed(verb.Verb)), [], schemas.Reference(ControlJson.Default.GetTypeInfo(verb.Body)!), OpenApiResponses.OfVerb(schemas));

    private static JsonObject Operation(string method, string path, string summary, NeededRole role, IReadOnlyList<JsonObject> parameters, JsonNode? body, JsonObject responses)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{method}{path.Replace("/api/", "/", StringComparison.Ordinal).Replace("{", "").Replace("}", "").Replace('/', '-').Replace('.', '-')}",
            ["summary"] = $"{summary} {OpenApiSecurity.Sentence(role)}".TrimStart(),
            ["security"] = OpenApiSecurity.Of(role),
        };
        if (parameters.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. parameters]);
        }

        if (body is not null)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = body } } };
        }

        operation["responses"] = responses;
        return operation;
    }

    /// <summary>Those of the handler that come out of the address; the others are services.</summary>
    private static IReadOnlyList<JsonObject> Parameters(RouteEndpoint endpoint)
    {
        var parameters = new List<JsonObject>();
        foreach (var bound in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>())
        {
            if (SchemaOf(bound.ParameterInfo.ParameterType) is not { } schema)
            {
                continue;
            }

            foreach (var keyword in endpoint.Metadata.GetOrderedMetadata<ParameterForm>().Where(form => form.Name == bound.Name).SelectMany(form => form.Schema))
            {
                schema[keyword.Key] = keyword.Value?.DeepClone();
            }

            if (bound.ParameterInfo is { HasDefaultValue: true, DefaultValue: { } usual })
            {
                schema["default"] = usual switch { int number => number, long number => number, bool yes => yes, var text => text.ToString() };
            }

            var isInPath = endpoint.RoutePattern.GetParameter(bound.Name) is not null;
            parameters.Add(new JsonObject { ["name"] = bound.Name, ["in"] = isInPath ? "path" : "query", ["required"] = isInPath || !bound.IsOptional, ["schema"] = schema });
        }

        return parameters;
    }

    /// <summary>Null for a type that does not come as text in an address.</summary>
    private static JsonObject? SchemaOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? new JsonObject { ["type"] = "string" }
            : plain == typeof(int) || plain == typeof(long) ? new JsonObject { ["type"] = "integer" }
            : plain == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : null;
    }
}
