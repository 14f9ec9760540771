using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.History;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Review;
using AnyShot.Edge.Security;
using AnyShot.Edge.Suspicion;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The description of the control interface (OpenAPI 3.1), made of the verbs and the types of their bodies, so that it cannot say anything else than the code.</summary>
internal sealed class OpenApiDocument(IEnumerable<IControlVerb> verbs)
{
    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            if (schema is JsonObject described && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), true).FirstOrDefault() is DescriptionAttribute description)
            {
                described.Insert(0, "description", description.Description);
            }

            return schema;
        },
    };

    /// <summary>The document, UTF-8.</summary>
    public byte[] Utf8 { get; } = JsonSerializer.SerializeToUtf8Bytes(Compose(verbs), new JsonSerializerOptions { WriteIndented = true });

    private static JsonObject Compose(IEnumerable<IControlVerb> verbs)
    {
        var paths = new JsonObject();
        foreach (var verb in verbs.OrderBy(verb => verb.Verb, StringComparer.Ordinal))
        {
            paths[$"/api/control/{verb.Verb}"] = new JsonObject { ["post"] = Operation(verb) };
        }

        paths[SuspicionEndpoints.Address] = new JsonObject
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = "feedback-suspicious",
                ["summary"] = "Shots and confirmed parts whose class their neighbours doubt. Needs the role viewer.",
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject { ["description"] = "The most suspicious first.", ["content"] = Json(SuspicionJson.Default.GetTypeInfo(typeof(SuspicionReport))!.GetJsonSchemaAsNode(Exporting)) },
                    ["503"] = new JsonObject { ["description"] = "It cannot be looked at now; the detail says why." },
                },
            },
        };
        paths["/api/classes/quality"] = new JsonObject { ["get"] = Reading("classes-quality", "What is wrong with the examples of the classes.", ReviewJson.Default.QualityReport) };
        paths["/api/proposals"] = new JsonObject
        {
            ["get"] = Reading(
                "proposals",
                "Recent parts that a person should label next.",
                ReviewJson.Default.ProposalList,
                Parameter("count", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PartProposals.MostProposed }),
                Parameter("strategy", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. LabelStrategyNames.All.Keys.Select(name => (JsonNode)name)]) })),
        };
        JsonNode[] narrowed = [Parameter("from", Time()), Parameter("to", Time()), Parameter("camera", new JsonObject { ["type"] = "string" }), Parameter("classNo", new JsonObject { ["type"] = "integer" })];
        paths[HistoryEndpoints.Address] = new JsonObject
        {
            ["get"] = Reading(
                "history", "Counts of verdicts over time.", HistoryJson.Default.HistoryAnswer, [.. narrowed.Select(one => one.DeepClone()), Parameter("step", new JsonObject { ["type"] = "string" })]),
        };
        paths[QualityEndpoints.Address] = new JsonObject
        {
            ["get"] = Reading(
                "insight-quality",
                "How right the station was on the parts that people have answered.",
                QualityJson.Default.StationQuality,
                [.. narrowed, Parameter("decided", new JsonObject { ["type"] = "boolean" })]),
        };
        paths["/api/cameras"] = new JsonObject { ["get"] = Page("cameras", "The cameras as they are set up.", Role.Viewer, typeof(IReadOnlyList<CameraSetup>)) };
        paths["/api/cameras/{name}/lens"] = new JsonObject
        {
            ["get"] = Page(
                "camera-lens", "Sharpness and exposure of the newest frame.", Role.Viewer, typeof(LensReport), ("404", "There is no such camera, or no frame yet."),
                new JsonObject { ["name"] = "name", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } }),
        };
        paths["/api/configuration"] = new JsonObject { ["get"] = Page("configuration", "The device configuration.", Role.Administrator, typeof(ConfigurationAnswer), ("503", "The file cannot be read.")) };
        var check = Page("configuration-check", "What is wrong with a configuration, after one more change where one is given.", Role.Administrator, typeof(ConfigurationFindings), ("400", "The body cannot be used."));
        check["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(DashboardJson.Default.GetTypeInfo(typeof(ConfigurationQuestion))!.GetJsonSchemaAsNode(Exporting)) };
        paths["/api/configuration/check"] = new JsonObject { ["post"] = check };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "AnyShot Edge", ["version"] = "1", ["description"] = "What may be asked of the agent. The same verbs and bodies come over MQTT (PREFIX/cmd/VERB) and OPC UA (methods)." },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["ControlReply"] = Schema(typeof(ControlReply)) } },
        };
    }

    private static JsonObject Operation(IControlVerb verb)
    {
        var responses = new JsonObject { ["200"] = Response("Done.") };
        foreach (var (status, meaning) in Refusals)
        {
            responses[status] = Response(meaning);
        }

        return new JsonObject
        {
            ["operationId"] = verb.Verb.Replace('/', '-'),
            ["summary"] = $"Needs the role {VerbRoles.Needed(verb.Verb).ToString().ToLowerInvariant()}.",
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(Schema(verb.Body)) },
            ["responses"] = responses,
        };
    }

    private static JsonObject Reading(string id, string summary, JsonTypeInfo answer, params JsonNode?[] parameters) => new()
    {
        ["operationId"] = id,
        ["summary"] = $"{summary} Needs the role viewer.",
        ["parameters"] = new JsonArray(parameters),
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = Json(answer.GetJsonSchemaAsNode(Exporting)) },
            ["400"] = new JsonObject { ["description"] = "A parameter cannot be used." },
            ["409"] = new JsonObject { ["description"] = "It does not fit the present state." },
            ["503"] = new JsonObject { ["description"] = "It cannot be done now." },
        },
    };

    private static JsonObject Page(string id, string summary, Role role, Type answer, (string Status, string Meaning)? refusal = null, JsonNode? parameter = null) => new()
    {
        ["operationId"] = id,
        ["summary"] = $"{summary} Needs the role {role.ToString().ToLowerInvariant()}.",
        ["parameters"] = parameter is null ? new JsonArray() : new JsonArray(parameter),
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = Json(DashboardJson.Default.GetTypeInfo(answer)!.GetJsonSchemaAsNode(Exporting)) },
            [refusal?.Status ?? "403"] = new JsonObject { ["description"] = refusal?.Meaning ?? "The role does not allow it." },
        },
    };

    private static JsonObject Parameter(string name, JsonObject schema) => new() { ["name"] = name, ["in"] = "query", ["schema"] = schema };

    private static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time" };

    private static IEnumerable<(string Status, string Meaning)> Refusals =>
    [
        ("400", "The body cannot be used."),
        ("403", "The role does not allow it."),
        ("404", "What it names does not exist."),
        ("409", "It does not fit the present state."),
        ("429", "Too many requests."),
        ("503", "It cannot be done now."),
    ];

    private static JsonObject Response(string meaning) => new()
    {
        ["description"] = meaning,
        ["content"] = Json(new JsonObject { ["$ref"] = "#/components/schemas/ControlReply" }),
    };

    private static JsonObject Json(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonNode Schema(Type type) => ControlJson.Default.GetTypeInfo(type)!.GetJsonSchemaAsNode(Exporting);
}
