namespace TorchSharp.Utils;

/// <summary>Gives a field's component another name in the state dictionary than the field's.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name; null keeps the field's.</summary>
    public string? Name { get; set; }
}
