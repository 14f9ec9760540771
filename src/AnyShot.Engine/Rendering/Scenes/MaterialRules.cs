using static AnyShot.Engine.Rendering.Scenes.SceneColour;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Which traits make sense for which material.</summary>
internal static class MaterialRules
{
    private static readonly SceneColour[] Metal = [Black, DarkGrey, DarkGrey, Grey, Grey, Grey, Grey, LightGrey, LightGrey, LightGrey, White, Brown, Orange, Yellow, Blue];
    private static readonly SceneColour[] Timber = [Brown, Brown, Brown, Brown, Orange, Orange, Yellow, Yellow, Red, LightGrey, Grey, DarkGrey, White];
    private static readonly SceneColour[] Laminate = [Green, Green, Green, Green, Blue, Black, Red, White, Purple, Yellow, DarkGrey, Grey, LightGrey];
    private static readonly SceneColour[] Mineral = [White, LightGrey, LightGrey, Grey, Grey, DarkGrey, Black, Brown, Brown, Orange, Red, Yellow, Pink, Green, Teal];
    private static readonly SceneColour[] Any =
        [Black, Black, DarkGrey, DarkGrey, Grey, Grey, LightGrey, LightGrey, White, White, Red, Orange, Brown, Brown, Yellow, Green, Teal, Blue, Blue, Purple, Pink];

    private static readonly MaterialRule[] Rules = [.. Enum.GetValues<Material>().Select(Rule)];

    public static MaterialRule Of(Material material) => Rules[(int)material];

    private static MaterialRule Rule(Material material) => material switch
    {
        Material.Plain => new(4, 0.3f, false, false, Any),
        Material.Brushed => new(3, 1, true, false, Metal),
        Material.Ground => new(2.5f, 1, true, false, Metal),
        Material.Cast => new(3, 1, true, false, Metal),
        Material.Rolled => new(3.5f, 1, true, false, Metal),
        Material.Woven => new(2, 2, true, false, Any),
        Material.Wood => new(2, 1.2f, true, false, Timber),
        Material.Board => new(0.9f, 0.7f, false, true, Laminate),
        Material.Painted => new(3, 0.8f, true, false, Any),
        Material.Noise => new(2, 1.5f, true, false, Any),
        Material.Stripes => new(0.45f, 2, true, true, Any),
        Material.Cells => new(0.4f, 2, true, true, Any),
        Material.Dots => new(0.3f, 2, true, true, Any),
        Material.Mesh => new(0.5f, 2, true, true, Any),
        Material.Fibres => new(1.2f, 1.5f, true, false, Any),
        Material.Marble => new(0.8f, 1.5f, true, true, Mineral),
        Material.Scales => new(0.3f, 1.5f, true, true, Any),
        Material.Waves => new(0.35f, 2, true, true, Any),
        Material.Crackle => new(0.3f, 1.5f, true, true, Mineral),
        Material.Checks => new(0.35f, 1.5f, true, true, Any),
        Material.Sand => new(1.8f, 1.2f, true, false, Mineral),
        Material.Foam => new(1, 1.2f, true, false, Any),
        Material.Program => new(0.9f, 6, true, true, Any),
        _ => throw new ArgumentOutOfRangeException(nameof(material), material, "A material without a rule."),
    };
}
