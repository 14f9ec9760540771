namespace AnyShot.Engine.Clip.Weights;

/// <summary>A tensor of a <see cref="SafetensorsFile"/>.</summary>
/// <param name="Type">Such as F32.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="Begin">First byte, counted from behind the head.</param>
/// <param name="End">Byte behind the last.</param>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Begin, long End);
