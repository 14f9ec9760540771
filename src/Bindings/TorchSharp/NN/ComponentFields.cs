using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Finds the fields through which a module type declares its components.</summary>
internal static class ComponentFields
{
    /// <summary>Instance fields, base classes first, so that a derived network lists inherited layers before its own.</summary>
    public static IEnumerable<FieldInfo> Of(Type type)
    {
        if (type == typeof(torch.nn.Module) || type.BaseType is null) return [];
        return Of(type.BaseType).Concat(type.GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
    }
}
