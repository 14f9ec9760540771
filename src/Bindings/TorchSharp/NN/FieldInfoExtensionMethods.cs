using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Names of components.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>The name under which the field's value is registered: that of its <see cref="ComponentNameAttribute"/>, else the field's.</summary>
    public static string ComponentName(this FieldInfo field) =>
        field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
}
