namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Which patterns a material comes in.</summary>
public static class SurfacePatterns
{
    private static readonly SurfacePattern[][] ByMaterial = Enum.GetValues<Material>().Select(List).ToArray();

    /// <summary>Empty for <see cref="Material.Program"/>, whose patterns have no names; the trait then does not apply.</summary>
    public static ReadOnlySpan<SurfacePattern> Of(Material material) => ByMaterial[(int)material];

    private static SurfacePattern[] List(Material material) => material switch
    {
        Material.Plain => [SurfacePattern.Smooth, SurfacePattern.Clouded, SurfacePattern.Crumpled, SurfacePattern.Wrinkled],
        Material.Brushed => [SurfacePattern.Hairline, SurfacePattern.CircularBrushed],
        Material.Ground => [SurfacePattern.GroundLines, SurfacePattern.GroundArcs, SurfacePattern.CrossHatched],
        Material.Cast => [SurfacePattern.Grainy, SurfacePattern.Pitted],
        Material.Rolled => [SurfacePattern.Streaked, SurfacePattern.FaintBands, SurfacePattern.Scaly, SurfacePattern.Corroded],
        Material.Woven => [SurfacePattern.PlainWeave, SurfacePattern.Twill, SurfacePattern.Satin, SurfacePattern.Basket, SurfacePattern.Knitted, SurfacePattern.Braided, SurfacePattern.Interlaced],
        Material.Wood => [SurfacePattern.StraightGrain, SurfacePattern.EndRings, SurfacePattern.Knotted],
        Material.Board => [SurfacePattern.Tracks, SurfacePattern.PadRows],
        Material.Painted => [SurfacePattern.OrangePeel, SurfacePattern.Glossy, SurfacePattern.Speckled, SurfacePattern.Hammered, SurfacePattern.Bumpy],
        Material.Noise => [SurfacePattern.Blotchy, SurfacePattern.Noisy, SurfacePattern.Stained, SurfacePattern.Smeared],
        Material.Stripes => [SurfacePattern.Striped, SurfacePattern.UnevenStripes, SurfacePattern.WavyStripes, SurfacePattern.Zigzag, SurfacePattern.Pleated, SurfacePattern.FineLines],
        Material.Cells => [SurfacePattern.Voronoi, SurfacePattern.Honeycomb, SurfacePattern.Grid, SurfacePattern.Bricks, SurfacePattern.Cobbled, SurfacePattern.Leathery, SurfacePattern.Faceted, SurfacePattern.Waffled, SurfacePattern.Crystalline],
        Material.Dots => [SurfacePattern.PolkaDots, SurfacePattern.ScatteredDots, SurfacePattern.Perforated, SurfacePattern.Studded, SurfacePattern.Flecked, SurfacePattern.Sprinkled, SurfacePattern.Paisley],
        Material.Mesh => [SurfacePattern.Net, SurfacePattern.Lattice, SurfacePattern.WireCloth, SurfacePattern.Lace, SurfacePattern.Gauze, SurfacePattern.Cobweb],
        Material.Fibres => [SurfacePattern.Felted, SurfacePattern.Hairy, SurfacePattern.Threads, SurfacePattern.Matted, SurfacePattern.Furry],
        Material.Marble => [SurfacePattern.Veined, SurfacePattern.Swirled, SurfacePattern.Layered],
        Material.Scales => [SurfacePattern.FishScales, SurfacePattern.Shingles],
        Material.Waves => [SurfacePattern.Rippled, SurfacePattern.Corrugated, SurfacePattern.Interference, SurfacePattern.Concentric, SurfacePattern.Spiral, SurfacePattern.Grooved, SurfacePattern.Frilly],
        Material.Crackle => [SurfacePattern.FineCracks, SurfacePattern.DriedMud, SurfacePattern.Shattered],
        Material.Checks => [SurfacePattern.Chequered, SurfacePattern.Tartan, SurfacePattern.Gingham, SurfacePattern.Argyle],
        Material.Sand => [SurfacePattern.Granular, SurfacePattern.Flaked, SurfacePattern.Terrazzo, SurfacePattern.Gravelly],
        Material.Foam => [SurfacePattern.Bubbly, SurfacePattern.Spongy, SurfacePattern.Porous, SurfacePattern.Potholed],
        _ => [],
    };
}
