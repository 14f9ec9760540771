namespace AnyShot.Edge.OpcUa;

/// <summary>Types of method inputs; the names go over the wire. What may be left out is: an empty text, list or byte string, the number 0.</summary>
internal enum MethodArgumentType
{
    String,
    Boolean,
    UInt32,
    Double,

    /// <summary>A list of texts.</summary>
    Strings,

    /// <summary>In the body as base64.</summary>
    ByteString,

    /// <summary>A text that is JSON itself.</summary>
    Json,
}
