namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Whether a scene is seen by a grey or by a colour camera.</summary>
internal static class SceneTone
{
    private const ulong Salt = 0x67726579UL;
    private const float GreyShare = 0.35f;

    /// <summary>True for 35 % of all lines.</summary>
    public static bool IsGrey(ulong line) => (Pcg32.Mix(line ^ Salt) >> 40) * (1f / 16777216f) < GreyShare;

    /// <summary>A scene in which a trait names a colour is never seen in grey, whatever its line.</summary>
    public static bool IsGrey(Scene scene) =>
        IsGrey(scene.Line)
        && scene[Trait.Polarity] != (int)Polarity.Coloured
        && !IsChromatic(scene, Trait.SurfaceColour)
        && !IsChromatic(scene, Trait.FlawColour)
        && !IsChromatic(scene, Trait.MarkColour)
        && !IsChromatic(scene, Trait.MarkFill)
        && !IsChromatic(scene, Trait.SymbolColour);

    public static bool IsChromatic(SceneColour colour) => colour > SceneColour.White;

    private static bool IsChromatic(Scene scene, Trait trait) => scene.Has(trait) && IsChromatic((SceneColour)scene[trait]);
}
