using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnyShot.Edge.Configuration;

/// <summary>The JSON schema (2020-12) of a device configuration, made from the options classes, for editors: completion, help, red underlines.</summary>
public static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Generate()
    {
        var root = Section(typeof(AgentOptions), new AgentOptions());
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "AnyShot Edge device configuration",
        };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            schema[key] = value;
        }

        ((JsonObject)schema["properties"]!)["$schema"] = new JsonObject { ["type"] = "string", ["description"] = "Address of this schema." };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Section(Type type, object defaults)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in OptionsShape.Properties(type))
        {
            properties[OptionsShape.Key(property)] = Property(property, defaults);
            if (property.GetCustomAttribute<RequiredAttribute>() is not null && property.GetValue(defaults) is null or "" or System.Collections.IList { Count: 0 })
            {
                required.Add(OptionsShape.Key(property));
            }
        }

        var section = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Count > 0)
        {
            section["required"] = required;
        }

        return section;
    }

    private static JsonObject Property(PropertyInfo property, object defaults)
    {
        var schema = Value(property.PropertyType, property.GetValue(defaults));
        var described = new JsonObject { ["description"] = OptionsShape.Description(property) };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            described[key] = value;
        }

        foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
        {
            Restrict(described, attribute);
        }

        return described;
    }

    private static void Restrict(JsonObject schema, ValidationAttribute attribute)
    {
        switch (attribute)
        {
            case RangeAttribute range:
                schema["minimum"] = JsonValue.Create(Convert.ToDouble(range.Minimum, System.Globalization.CultureInfo.InvariantCulture));
                schema["maximum"] = JsonValue.Create(Convert.ToDouble(range.Maximum, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = pattern.Pattern;
                break;
            case StringLengthAttribute length:
                schema["maxLength"] = length.MaximumLength;
                break;
            case MinLengthAttribute length:
                schema["minItems"] = length.Length;
                break;
        }
    }

    private static JsonObject Value(Type type, object? standard) => type switch
    {
        _ when OptionsShape.IsList(type) => List(OptionsShape.ListItem(type)),
        _ when typeof(IShortForm).IsAssignableFrom(type) => new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Section(type, standard ?? Activator.CreateInstance(type)!)),
        },
        _ when OptionsShape.IsSection(type) => Section(type, standard ?? Activator.CreateInstance(type)!),
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean", ["default"] = (bool?)standard },
        _ when type == typeof(int) => new JsonObject { ["type"] = "integer", ["default"] = (int?)standard },
        _ when type == typeof(double) => new JsonObject { ["type"] = "number", ["default"] = (double?)standard },
        _ when type == typeof(TimeSpan) => new JsonObject { ["type"] = "string", ["pattern"] = Duration.Pattern, ["default"] = Duration.Format((TimeSpan)standard!) },
        _ when type.IsEnum => new JsonObject
        {
            ["enum"] = new JsonArray([.. OptionsShape.EnumNames(type).Select(n => (JsonNode)n)]),
            ["default"] = OptionsShape.EnumName(standard!),
        },
        _ => Text((string?)standard),
    };

    private static JsonObject List(Type item) => new()
    {
        ["type"] = "array",
        ["items"] = Value(item, OptionsShape.IsSection(item) ? Activator.CreateInstance(item) : null),
    };

    private static JsonObject Text(string? standard)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (!string.IsNullOrEmpty(standard))
        {
            schema["default"] = standard;
        }

        return schema;
    }
}
