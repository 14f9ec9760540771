namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Which scenes belong to the rendered validation classes: 8 % of the combinations of defect, polarity and material; of pattern, colour and coarseness where nothing is wrong;
/// of frame, symbol and colour where there is a mark. Fixed for ever, because results of different models are compared on them.
/// </summary>
internal static class SceneSplit
{
    private const ulong Salt = 0x73706C6974UL;
    private const ulong Share = ulong.MaxValue / 100 * 8;

    public static ScenePart PartOf(Scene scene) => scene.FlawShape != FlawShape.None
        ? PartOf(1, scene[Trait.FlawShape], scene[Trait.Polarity], scene[Trait.Material])
        : scene.Has(Trait.MarkFrame)
            ? PartOf(2, scene[Trait.MarkFrame], scene[Trait.MarkSymbol], scene[Trait.MarkColour])
            : PartOf(3, scene[Trait.Pattern], scene[Trait.SurfaceColour], scene[Trait.Coarseness]);

    private static ScenePart PartOf(int kind, int first, int second, int third)
    {
        var key = (((((ulong)kind << 8) | (byte)first) << 8 | (byte)second) << 8) | (byte)third;
        return Pcg32.Mix(Pcg32.Mix(key) ^ Salt) < Share ? ScenePart.Validation : ScenePart.Training;
    }
}
