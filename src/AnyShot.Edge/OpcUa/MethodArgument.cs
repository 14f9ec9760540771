namespace AnyShot.Edge.OpcUa;

/// <summary>An input of a method.</summary>
/// <param name="Key">Key in the body of the verb; the argument has the same name with a capital.</param>
/// <param name="Type">Type.</param>
/// <param name="Description">For the client.</param>
internal sealed record MethodArgument(string Key, MethodArgumentType Type, string Description)
{
    public string Name => char.ToUpperInvariant(Key[0]) + Key[1..];
}
