using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>JSON schemas of bodies and answers, each once and by the name of its type.</summary>
internal sealed class OpenApiSchemas
{
    public const string Problem = "Problem";

    private static readonly JsonSchemaExporterOptions s_exporting = new()
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

    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal)
    {
        [Problem] = new JsonObject
        {
            ["description"] = "Problem details (RFC 9457).",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string" },
                ["title"] = new JsonObject { ["type"] = "string" },
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "One sentence on what is wrong." },
                ["traceId"] = new JsonObject { ["type"] = "string" },
            },
        },
    };

    /// <summary>Refers to the schema of a type, which is in the document from now on.</summary>
    public JsonObject Reference(JsonTypeInfo type)
    {
        var name = type.Type is { IsGenericType: true } list ? $"{list.GenericTypeArguments[0].Name}List" : type.Type.Name;
        if (!_schemas.ContainsKey(name))
        {
            var schema = type.GetJsonSchemaAsNode(s_exporting);
            Relocate(schema, Address(name));
            _schemas[name] = schema;
        }

        return Reference(name);
    }

    public static JsonObject Reference(string name) => new() { ["$ref"] = Address(name) };

    public JsonObject All() => new(_schemas.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    private static string Address(string name) => $"#/components/schemas/{name}";

    /// <summary>The exporter refers to what it has written before, from the root of the schema; that root is inside the document now.</summary>
    private static void Relocate(JsonNode? node, string root)
    {
        if (node is JsonObject schema)
        {
            if ((string?)schema["$ref"] is { } reference)
            {
                schema["$ref"] = root + reference[1..];
            }

            foreach (var (_, value) in schema)
            {
                Relocate(value, root);
            }
        }
        else if (node is JsonArray several)
        {
            foreach (var value in several)
            {
                Relocate(value, root);
            }
        }
    }
}
