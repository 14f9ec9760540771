namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>The values that traits can have: the labels of attribute heads.</summary>
public static class TraitValues
{
    private static readonly string[][] Values = [.. Enum.GetValues<Trait>().Select(trait => Enum.GetNames(TypeOf(trait)))];

    /// <summary>Number of values; labels of a trait run from 0 to this - 1, in the order of its enumeration.</summary>
    public static int Count(Trait trait) => Values[(int)trait].Length;

    /// <summary>Name of a value in its enumeration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The trait has no such value; <see cref="Scene.NotApplicable"/> is none.</exception>
    public static string Name(Trait trait, int value) =>
        (uint)value < (uint)Count(trait) ? Values[(int)trait][value] : throw new ArgumentOutOfRangeException(nameof(value), value, $"{trait} has the values 0 to {Count(trait) - 1}.");

    /// <summary>Number of the value with a name, in any case; false when the trait has none such.</summary>
    public static bool TryParse(Trait trait, string name, out int value)
    {
        value = Array.FindIndex(Values[(int)trait], known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return value >= 0;
    }

    private static Type TypeOf(Trait trait) => trait switch
    {
        Trait.Material => typeof(Material),
        Trait.GrainDirection or Trait.FlawDirection => typeof(Direction),
        Trait.Coarseness => typeof(Coarseness),
        Trait.FlawShape => typeof(FlawShape),
        Trait.Polarity => typeof(Polarity),
        Trait.FlawSize => typeof(FlawSize),
        Trait.FlawCount => typeof(FlawCount),
        Trait.Sharpness => typeof(Sharpness),
        Trait.FlawPosition => typeof(FlawPosition),
        Trait.FlawTexture => typeof(FlawTexture),
        Trait.Pattern => typeof(SurfacePattern),
        Trait.MarkFrame => typeof(MarkFrame),
        Trait.MarkSymbol => typeof(MarkSymbol),
        Trait.SurfaceColour or Trait.FlawColour or Trait.MarkColour or Trait.MarkFill or Trait.SymbolColour => typeof(SceneColour),
        _ => throw new ArgumentOutOfRangeException(nameof(trait), trait, "A trait without values."),
    };
}
