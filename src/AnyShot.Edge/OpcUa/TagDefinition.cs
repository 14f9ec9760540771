namespace AnyShot.Edge.OpcUa;

/// <summary>One tag of the model.</summary>
/// <param name="Path">Path below the station, such as <c>Res/ClassName</c>; the node id is <c>s=Station/Path</c>.</param>
/// <param name="Type">Scalar type.</param>
/// <param name="Description">One sentence for the PLC programmer.</param>
/// <param name="Range">Lowest and highest value (EURange), where it means something.</param>
/// <param name="IsWritable">Written by clients; such a tag is writable only under a handshake.</param>
public sealed record TagDefinition(string Path, TagType Type, string Description, (double Low, double High)? Range = null, bool IsWritable = false);
