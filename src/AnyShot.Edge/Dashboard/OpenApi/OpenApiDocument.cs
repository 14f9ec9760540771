using System.Text.Json;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Endpoints;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>
/// The description of the HTTP interface (OpenAPI 3.1), made of what is mapped, the verbs, and the types of bodies and answers, so that it cannot say anything else than the code.
/// </summary>
internal sealed class OpenApiDocument(EndpointDataSource endpoints, IEnumerable<IControlVerb> verbs)
{
    /// <summary>The document, UTF-8.</summary>
    public byte[] Utf8 { get; } = JsonSerializer.SerializeToUtf8Bytes(Compose(endpoints, verbs), new JsonSerializerOptions { WriteIndented = true });

    private static JsonObject Compose(EndpointDataSource endpoints, IEnumerable<IControlVerb> verbs)
    {
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var schemas = new OpenApiSchemas();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.RawText == ControlEndpoints.Pattern)
            {
                // One address takes all verbs; each of them has a body and a role of its own.
                foreach (var verb in verbs)
                {
                    paths[ControlEndpoints.Address(verb.Verb)] = new JsonObject { ["post"] = OpenApiOperation.Of(verb, schemas) };
                }
            }
            else if (endpoint.Metadata.GetMetadata<AnswerForm>() is { } answer)
            {
                var (path, method) = (OpenApiOperation.PathOf(endpoint), OpenApiOperation.MethodOf(endpoint));
                paths.TryAdd(path, []);
                paths[path][method] = OpenApiOperation.Of(endpoint, answer, schemas);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "AnyShot Edge",
                ["version"] = "1",
                ["description"] = "What may be asked of the agent. The verbs below /api/control come with the same bodies over MQTT (PREFIX/cmd/VERB) and OPC UA (methods).",
            },
            ["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, path.Value))),
            ["components"] = new JsonObject { ["schemas"] = schemas.All(), ["securitySchemes"] = OpenApiSecurity.Schemes() },
        };
    }
}
