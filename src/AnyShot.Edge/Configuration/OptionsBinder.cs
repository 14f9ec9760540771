using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace AnyShot.Edge.Configuration;

/// <summary>Fills an options object from JSON and collects every mistake instead of stopping at the first.</summary>
internal sealed class OptionsBinder
{
    private const int MostItems = 1000;
    private readonly List<ConfigurationMistake> _mistakes = [];

    public IReadOnlyList<ConfigurationMistake> Mistakes => _mistakes;

    /// <summary>Sets the properties of <paramref name="section"/> that the JSON object names, then checks all of them.</summary>
    public void Bind(JsonElement element, object section, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"must be an object, not {Kind(element)}.");
            return;
        }

        var properties = OptionsShape.Properties(section.GetType()).ToDictionary(OptionsShape.Key);
        var refused = new HashSet<string>();
        foreach (var entry in element.EnumerateObject())
        {
            var at = Join(path, entry.Name);
            if (path.Length == 0 && entry.Name == "$schema")
            {
                continue;
            }

            if (!properties.TryGetValue(entry.Name, out var property))
            {
                Add(at, UnknownKey(entry.Name, properties.Keys));
            }
            else if (!TryConvert(entry.Value, property.PropertyType, property.GetValue(section), at, out var value))
            {
                refused.Add(entry.Name);
            }
            else
            {
                property.SetValue(section, value);
            }
        }

        foreach (var (key, property) in properties.Where(p => !refused.Contains(p.Key)))
        {
            Check(section, property, Join(path, key));
        }
    }

    public void Add(string path, string sentence) => _mistakes.Add(new ConfigurationMistake(path, sentence));

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private void Check(object section, PropertyInfo property, string path)
    {
        var value = property.GetValue(section);
        foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!attribute.IsValid(value))
            {
                Add(path, Sentence(attribute, value));
                return;
            }
        }
    }

    private static string Sentence(ValidationAttribute attribute, object? value) => attribute switch
    {
        RequiredAttribute => "is missing or empty.",
        RangeAttribute range => $"must be from {range.Minimum} to {range.Maximum}, not {value}.",
        MinLengthAttribute => "needs at least one entry.",
        StringLengthAttribute length => $"is longer than {length.MaximumLength} characters.",
        RegularExpressionAttribute pattern => $"\"{value}\" does not match {pattern.Pattern}.",
        _ => attribute.FormatErrorMessage("it"),
    };

    private bool TryConvert(JsonElement element, Type type, object? current, string path, out object? value)
    {
        value = null;
        if (OptionsShape.IsList(type))
        {
            return TryConvertList(element, type, path, out value);
        }

        if (OptionsShape.IsSection(type))
        {
            value = current ?? Activator.CreateInstance(type)!;
            if (value is IShortForm section && element.ValueKind == JsonValueKind.String)
            {
                section.SetText(element.GetString()!);
            }
            else
            {
                Bind(element, value, path);
            }

            return true;
        }

        value = ConvertScalar(element, type);
        if (value is null)
        {
            Add(path, $"must be {Expected(type)}, not {Shown(element)}.");
        }

        return value is not null;
    }

    private bool TryConvertList(JsonElement element, Type type, string path, out object? value)
    {
        value = null;
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostItems)
        {
            Add(path, element.ValueKind == JsonValueKind.Array ? $"has more than {MostItems} entries." : $"must be a list, not {Kind(element)}.");
            return false;
        }

        var itemType = OptionsShape.ListItem(type);
        var list = (IList)Activator.CreateInstance(type)!;
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            if (TryConvert(item, itemType, OptionsShape.IsSection(itemType) ? Activator.CreateInstance(itemType) : null, at, out var converted))
            {
                list.Add(converted);
            }
        }

        value = list;
        return true;
    }

    private static object? ConvertScalar(JsonElement element, Type type)
    {
        if (type == typeof(string))
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }

        if (type == typeof(bool))
        {
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null;
        }

        if (type == typeof(int))
        {
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null;
        }

        if (type == typeof(double))
        {
            return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) ? number : null;
        }

        if (type == typeof(TimeSpan))
        {
            return element.ValueKind == JsonValueKind.String && Duration.TryParse(element.GetString()!, out var duration) ? duration : null;
        }

        return type.IsEnum && element.ValueKind == JsonValueKind.String
            ? Enum.GetValues(type).Cast<object>().FirstOrDefault(v => OptionsShape.EnumName(v) == element.GetString())
            : null;
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(TimeSpan) => "a time such as \"250ms\", \"5s\" or \"10min\"",
        _ => "one of " + string.Join(", ", OptionsShape.EnumNames(type)),
    };

    private static string Shown(JsonElement element)
    {
        var raw = element.GetRawText();
        return raw.Length <= 60 ? raw : raw[..60] + "...";
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Shown(element),
    };

    private static string UnknownKey(string key, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Key: k, Distance: EditDistance(key.ToLowerInvariant(), k.ToLowerInvariant()))).MinBy(k => k.Distance);
        return nearest.Distance <= 3 ? $"is not a known key; did you mean \"{nearest.Key}\"?" : $"is not a known key; known here: {string.Join(", ", known)}.";
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 60)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
