namespace AnyShot.Edge.PartMaps;

/// <summary>A point of the map.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The same for the same thing on every map.</param>
/// <param name="X">From left to right; the unit means nothing.</param>
/// <param name="Y">From bottom to top, in the same unit.</param>
/// <param name="ClassId">Class of a shot or prototype; of a part the one that the agent named. Empty when the class is not known any more.</param>
/// <param name="ClassName">The same by name.</param>
/// <param name="InspectionId">Of a part; its picture is at <c>/api/verdicts/ID/part.jpg</c>.</param>
/// <param name="Decision">Of a part: pass, fail or unsure.</param>
/// <param name="Confidence">Of a part, 0 to 1.</param>
/// <param name="Camera">That saw the part.</param>
/// <param name="CapturedAt">When.</param>
/// <param name="SaidClassId">Id of the class that somebody said the part is of; null when nobody has.</param>
/// <param name="Shot">SHA-256 of the image of a shot; null where it is a file of the configuration.</param>
public sealed record MappedPoint(
    MappedKind Kind,
    string Key,
    float X,
    float Y,
    string ClassId,
    string ClassName,
    long? InspectionId = null,
    string? Decision = null,
    double? Confidence = null,
    string? Camera = null,
    DateTimeOffset? CapturedAt = null,
    string? SaidClassId = null,
    string? Shot = null);
