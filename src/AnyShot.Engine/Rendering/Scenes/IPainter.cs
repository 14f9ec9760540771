namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Paints one layer of a scene. Used by one thread at a time; allocates nothing per picture.</summary>
internal interface IPainter
{
    /// <param name="scene">What to paint.</param>
    /// <param name="identity">Same numbers for each picture of the scene: take from it what stays (colours, wavelengths, glyphs).</param>
    /// <param name="instance">Other numbers for each picture: take from it what changes (place, exact shape, phase).</param>
    /// <param name="canvas">Painted over; the layers before have been painted.</param>
    void Paint(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas);
}
