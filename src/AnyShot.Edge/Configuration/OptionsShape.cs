using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace AnyShot.Edge.Configuration;

/// <summary>How options classes look as JSON: key names, enumeration names, nesting. Reader and schema share it, so they cannot disagree.</summary>
internal static class OptionsShape
{
    public static IReadOnlyList<PropertyInfo> Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true })];

    public static string Key(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public static string Description(PropertyInfo property) => property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    public static string EnumName(object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);

    public static IReadOnlyList<string> EnumNames(Type type) => [.. Enum.GetValues(type).Cast<object>().Select(EnumName)];

    public static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !IsList(type);

    public static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    public static Type ListItem(Type type) => type.GetGenericArguments()[0];
}
