using static AnyShot.Engine.Rendering.Scenes.FlawCount;
using static AnyShot.Engine.Rendering.Scenes.FlawPosition;
using static AnyShot.Engine.Rendering.Scenes.FlawSize;
using static AnyShot.Engine.Rendering.Scenes.Polarity;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Which traits make sense for which defect.</summary>
internal static class FlawRules
{
    private static readonly FlawSize[] UpToMedium = [Tiny, Small, FlawSize.Medium];
    private static readonly FlawSize[] FromSmall = [Small, FlawSize.Medium, Large];
    private static readonly FlawSize[] FromMedium = [FlawSize.Medium, Large];
    private static readonly FlawCount[] AnyCount = [One, Few, Many];
    private static readonly FlawCount[] UpToFew = [One, Few];
    private static readonly FlawPosition[] Anywhere = [Centre, Left, Right, Top, Bottom];
    private static readonly FlawPosition[] Edges = [Left, Right, Top, Bottom];
    private static readonly Sharpness[] AnyEdge = [Sharpness.Sharp, Sharpness.Soft];

    private static readonly FlawRule[] Rules = [.. Enum.GetValues<FlawShape>().Select(Rule)];

    public static FlawRule Of(FlawShape shape) => Rules[(int)shape];

    private static FlawRule Rule(FlawShape shape) => shape switch
    {
        FlawShape.None => new() { Weight = 0, Counts = [] },
        FlawShape.Spot => new() { Weight = 1.5f, Polarities = [Darker, Darker, Brighter, Coloured], Sizes = UpToMedium, Counts = AnyCount, Edges = AnyEdge, Positions = Anywhere, IsAreal = true },
        FlawShape.PitCluster => new() { Weight = 1.3f, Polarities = [Darker, Darker, Brighter, Mixed], Sizes = [Tiny, Small], Counts = [Many], Positions = [.. Anywhere, Spread, Spread] },
        FlawShape.Line => new() { Weight = 1.3f, Polarities = [Darker, Brighter, Coloured], Sizes = FromSmall, Counts = UpToFew, Edges = AnyEdge, IsLong = true, Positions = Anywhere },
        FlawShape.BranchingCrack => new() { Weight = 1.5f, Polarities = [Darker, Darker, Darker, Brighter], Sizes = FromSmall, Counts = [One, One, Few], IsLong = true, Positions = Anywhere },
        FlawShape.Scratches => new() { Weight = 1.5f, Polarities = [Darker, Brighter, Brighter, Mixed], Sizes = FromSmall, Counts = [Few, Many], IsLong = true, Positions = [Centre, Spread] },
        FlawShape.Patch => new() { Weight = 1.7f, Polarities = [Darker, Brighter, Mixed, Coloured], Sizes = FromSmall, Counts = [One, One, Few, Many], Edges = AnyEdge, Positions = Anywhere, IsAreal = true },
        FlawShape.Band => new() { Polarities = [Darker, Brighter, Coloured], Sizes = FromSmall, Counts = UpToFew, Edges = AnyEdge, IsLong = true, IsAreal = true },
        FlawShape.Ring => new() { Polarities = [Darker, Brighter, Coloured], Sizes = FromSmall, Counts = AnyCount, Edges = AnyEdge, Positions = Anywhere },
        FlawShape.EdgeChip => new() { Polarities = [Darker, Brighter], Sizes = UpToMedium, Counts = AnyCount, Positions = Edges },
        FlawShape.MissingPiece => new() { Sizes = FromSmall, Counts = [One], Positions = Edges },
        FlawShape.ExtraMaterial => new() { Polarities = [Darker, Brighter], Sizes = FromSmall, Counts = [One, One, Few], Positions = Anywhere, IsAreal = true },
        FlawShape.Smear => new() { Polarities = [Darker, Brighter, Coloured], Sizes = FromSmall, Counts = UpToFew, IsLong = true, Positions = Anywhere, IsAreal = true },
        FlawShape.Gradient => new() { Weight = 0.8f, Polarities = [Darker, Brighter], Sizes = [Large], Positions = Anywhere },
        FlawShape.Misprint => new() { Weight = 0.7f, Polarities = [Darker, Brighter, Coloured], Sizes = FromSmall, Positions = Anywhere },
        FlawShape.OpenTrack => new() { Weight = 4, Sizes = UpToMedium, Counts = UpToFew, Positions = Anywhere, Materials = [Material.Board] },
        FlawShape.BridgedTrack => new() { Weight = 4, Sizes = UpToMedium, Counts = UpToFew, Positions = Anywhere, Materials = [Material.Board] },
        FlawShape.Dent => new() { Polarities = [Mixed, Mixed, Darker], Sizes = FromSmall, Counts = [One, One, Few, Many], Positions = Anywhere },
        FlawShape.Bulge => new() { Polarities = [Mixed, Mixed, Brighter], Sizes = FromSmall, Counts = [One, One, Few, Many], Positions = Anywhere },
        FlawShape.Fold => new() { Polarities = [Mixed, Darker, Brighter], Sizes = FromMedium, Counts = AnyCount, IsLong = true },
        FlawShape.Fray => new() { Polarities = [Darker, Brighter], Sizes = FromSmall, Positions = Edges, Materials = [Material.Woven, Material.Mesh, Material.Fibres, Material.Wood, Material.Plain] },
        FlawShape.Flakes => new() { Polarities = [Darker, Brighter, Mixed, Coloured], Sizes = FromSmall, Counts = AnyCount, Positions = Anywhere },
        FlawShape.Inclusion => new() { Weight = 1.2f, Polarities = [Darker, Darker, Brighter, Coloured], Sizes = UpToMedium, Counts = AnyCount, Positions = Anywhere, IsAreal = true },
        FlawShape.PeriodicMarks => new() { Polarities = [Darker, Brighter, Mixed], Sizes = [Tiny, Small, FlawSize.Medium], Counts = [Many], IsLong = true },
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "A defect without a rule."),
    };
}
