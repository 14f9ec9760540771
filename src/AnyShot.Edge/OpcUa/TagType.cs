namespace AnyShot.Edge.OpcUa;

/// <summary>OPC UA scalar types of tags; the names go over the wire.</summary>
public enum TagType
{
    Boolean,
    UInt16,
    UInt32,
    Float,
    Double,
    String,

    /// <summary>From a <see cref="DateTimeOffset"/>, to the millisecond.</summary>
    DateTime,

    /// <summary>The structure <see cref="ResultBlock"/>; a value is the list of its fields' values.</summary>
    ResultBlock,
}
