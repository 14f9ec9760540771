namespace AnyShot.Edge.OpcUa;

/// <summary>A value for one tag.</summary>
/// <param name="Path">Path below the station, such as <c>Res/ClassName</c>.</param>
/// <param name="Value">Boolean, integer, double or string, as the tag model says; null with a bad quality.</param>
/// <param name="SourceTimestamp">When the value came to be at its source, UTC.</param>
/// <param name="Quality">OPC UA status.</param>
/// <param name="Configuration">With <see cref="TagModel.Block"/>: checksum of the configuration that judged, which the vision system of OPC 40100-1 shows.</param>
public readonly record struct TagValue(string Path, object? Value, DateTimeOffset SourceTimestamp, TagQuality Quality = TagQuality.Good, uint? Configuration = null);
