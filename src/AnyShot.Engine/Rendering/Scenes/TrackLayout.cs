namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Straight parallel conductor tracks through the whole picture. Pixel (x, y) lies on the middle of track k where x * AcrossX + y * AcrossY = Offset + k * Pitch, for every whole k.
/// </summary>
/// <param name="AcrossX">Unit vector across the tracks.</param>
/// <param name="AcrossY">Unit vector across the tracks, y downwards.</param>
/// <param name="Pitch">Pixels from track to track.</param>
/// <param name="HalfWidth">Pixels from the middle of a track to its edge.</param>
/// <param name="Offset">Pixels.</param>
/// <param name="Track">Red, green and blue of the tracks before light falls on them.</param>
/// <param name="Ground">Red, green and blue between the tracks.</param>
internal readonly record struct TrackLayout(
    float AcrossX, float AcrossY, float Pitch, float HalfWidth, float Offset, (float Red, float Green, float Blue) Track, (float Red, float Green, float Blue) Ground);
