namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>A lamp that lights one part of the picture more than the rest.</summary>
/// <param name="X">Place of its middle, -1 to 1 over the picture and beyond.</param>
/// <param name="Y">As X.</param>
/// <param name="Width">Reach across, in half sides of the picture.</param>
/// <param name="Height">Reach along.</param>
/// <param name="Gain">Further light in its middle, as a share of the even light.</param>
/// <param name="Glare">Light that the surface reflects like a mirror, which is added whatever its colour.</param>
internal readonly record struct HotSpot(float X, float Y, float Width, float Height, float Gain, float Glare)
{
    /// <summary>A spot in two of five pictures. The strength, 0 to 1, scales it.</summary>
    public static HotSpot Draw(float strength, ref Pcg32 random)
    {
        var isOn = random.Chance(0.4f);
        return new HotSpot(
            random.Range(-1.2f, 1.2f),
            random.Range(-1.2f, 1.2f),
            random.Range(0.5f, 1.8f),
            random.Range(0.5f, 1.8f),
            isOn ? strength * random.Range(0.05f, 0.4f) : 0,
            isOn && random.Chance(0.3f) ? strength * random.Range(0.02f, 0.18f) : 0);
    }
}
