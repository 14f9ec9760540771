using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Dashboard;

/// <summary>The OpenAPI document and docs/http-api.md have every address that the whole agent maps, and no other; what the agent answers is as the document says.</summary>
public sealed partial class OpenApiDocumentTests(WholeAgent agent) : IClassFixture<WholeAgent>
{
    private const string AllVerbs = "/api/control/{verb}";

    [Fact]
    public void Document_HasWhatTheAgentMaps()
    {
        var mapped = Mapped().ToList();
        mapped.Count.ShouldBeGreaterThan(40);
        var verbs = agent.App.Services.GetServices<IControlVerb>().Select(verb => $"POST /api/control/{verb.Verb}").ToList();
        verbs.Count.ShouldBe(ControlVerbs.All.Count + ControlVerbs.HttpOnly.Count);

        Operations().Select(operation => operation.Name).ShouldBe([.. mapped.Select(one => one.Name).Where(name => name != $"POST {AllVerbs}"), .. verbs], ignoreOrder: true);
    }

    [Fact]
    public void Operations_SayRoleAndParametersAndHaveNamesOfTheirOwn()
    {
        var operations = Operations().ToDictionary(operation => operation.Name, operation => operation.Value);
        operations.Values.Select(operation => operation.GetProperty("operationId").GetString()).ShouldBeUnique();
        foreach (var (name, endpoint) in Mapped().Where(one => one.Name != $"POST {AllVerbs}"))
        {
            Roles(operations[name]).ShouldBe(endpoint.Metadata.GetRequiredMetadata<NeededRole>().Role is { } role ? [role.ToString().ToLowerInvariant()] : [], name);
            operations[name].GetProperty("responses").TryGetProperty("401", out _).ShouldBe(Roles(operations[name]).Count > 0 || name == "POST /api/session", name);
            Parameters(operations[name], "path").ShouldBe(endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name), name);
        }

        foreach (var verb in VerbRoles.All.Where(verb => operations.ContainsKey($"POST /api/control/{verb.Key}")))
        {
            Roles(operations[$"POST /api/control/{verb.Key}"]).ShouldBe([verb.Value.ToString().ToLowerInvariant()]);
        }

        Parameters(operations["GET /api/history"], "query").ShouldBe(["from", "to", "step", "camera", "classNo"]);
        var most = operations["GET /api/log"].GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "most");
        operations["GET /api/log"].GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "after").GetProperty("schema").GetProperty("default").GetInt32().ShouldBe(0);
        most.GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"name":"most","in":"query","required":false,"schema":{"type":"integer","minimum":1,"maximum":500,"default":200}}""");
    }

    [Fact]
    public void References_Resolve()
    {
        var references = Reference().Matches(agent.Document.RootElement.GetRawText()).Select(match => match.Groups[1].Value).Distinct().ToList();
        references.Count.ShouldBeGreaterThan(40);
        references.ForEach(reference => Resolve(reference).ValueKind.ShouldBe(JsonValueKind.Object, reference));
    }

    [Fact]
    public async Task Answers_OfTheAgent_AreAsTheDocumentSays()
    {
        foreach (var (name, operation) in Operations().Where(one => one.Name.StartsWith("GET ", StringComparison.Ordinal) && !one.Name.Contains('{') && one.Name != "GET /api/events"))
        {
            using var answer = await agent.Client.GetAsync(name[4..]);
            var body = await answer.Content.ReadAsByteArrayAsync();

            operation.GetProperty("responses").TryGetProperty(((int)answer.StatusCode).ToString(), out var response).ShouldBeTrue($"{name}: {(int)answer.StatusCode}");
            response.GetProperty("content").TryGetProperty(answer.Content.Headers.ContentType!.MediaType!, out var content).ShouldBeTrue($"{name}: {answer.Content.Headers.ContentType}");
            if (content.TryGetProperty("schema", out var schema))
            {
                using var json = JsonDocument.Parse(body);
                Check(json.RootElement, schema, name);
            }
        }
    }

    [Fact]
    public async Task WrongParameters_AreAnsweredAsTheDocumentSays()
    {
        var bounded = from operation in Operations()
                      where operation.Name.StartsWith("GET ", StringComparison.Ordinal) && operation.Value.TryGetProperty("parameters", out _)
                      from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
                      let schema = parameter.GetProperty("schema")
                      let name = $"{operation.Name[4..]}?{parameter.GetProperty("name").GetString()}="
                      from wrong in schema.TryGetProperty("maximum", out var most) ? new[] { $"{name}{most.GetInt32() + 1}", $"{name}{schema.GetProperty("minimum").GetInt32() - 1}" }
                          : schema.TryGetProperty("enum", out _) || schema.TryGetProperty("format", out _) ? [$"{name}holiday"] : []
                      select wrong;
        var all = bounded.ToList();
        all.Count.ShouldBeGreaterThan(20);
        foreach (var address in all)
        {
            using var answer = await agent.Client.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", address);
        }
    }

    [Fact]
    public void HandWrittenDocument_HasWhatTheAgentMaps() =>
        Written().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs/http-api.md"))).Select(match => match.Value).Distinct().Where(name => name != "GET /")
            .ShouldBe(Mapped().Select(one => one.Name), ignoreOrder: true);

    /// <summary>All addresses below which something of the agent is; the page's own files are none.</summary>
    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Mapped() =>
        from endpoint in agent.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText != "/"
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select ($"{method} {Constraint().Replace(endpoint.RoutePattern.RawText!.Replace("**", ""), "")}", endpoint);

    private IEnumerable<(string Name, JsonElement Value)> Operations() =>
        from path in agent.Document.RootElement.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select ($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value);

    private static IReadOnlyList<string> Roles(JsonElement operation) =>
        [.. operation.GetProperty("security").EnumerateArray().SelectMany(way => way.EnumerateObject()).SelectMany(way => way.Value.EnumerateArray()).Select(role => role.GetString()!).Distinct()];

    private static IEnumerable<string> Parameters(JsonElement operation, string place) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place).Select(parameter => parameter.GetProperty("name").GetString()!)
        : [];

    private JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(agent.Document.RootElement, (element, name) => element.GetProperty(name));

    /// <summary>Types, names and words of a value are those of its schema; the keywords are those that the exporter of the schemas writes.</summary>
    private void Check(JsonElement value, JsonElement schema, string where)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.ValueKind.ShouldBe(JsonValueKind.True, where);
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = Resolve(reference.GetString()!);
        }

        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.String ? [type.GetString()!] : type.EnumerateArray().Select(one => one.GetString()!).ToArray();
            types.ShouldContain(value.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.Number => types.Contains("integer") && value.TryGetInt64(out _) ? "integer" : "number",
                JsonValueKind.Null => "null",
                _ => "boolean",
            }, where);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            words.EnumerateArray().Select(word => word.ToString()).ShouldContain(value.ToString(), where);
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in value.EnumerateObject())
            {
                properties.TryGetProperty(property.Name, out var known).ShouldBeTrue($"{where}: {property.Name}");
                Check(property.Value, known, $"{where}: {property.Name}");
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(item, items, $"{where}[]");
            }
        }
    }

    [GeneratedRegex("\"\\$ref\": \"(#[^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(":[a-z]+")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\b(GET|POST|DELETE|PUT|PATCH) /[^\s`?)]*")]
    private static partial Regex Written();
}
