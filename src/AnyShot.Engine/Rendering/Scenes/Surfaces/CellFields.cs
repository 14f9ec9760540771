namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Fields made from cells around scattered points (Worley 1996).</summary>
internal static class CellFields
{
    private const int Side = 512;
    private const int Cells = 16;

    /// <param name="measure">What to store.</param>
    /// <param name="jitter">How far points leave a regular grid: 0 not at all, 1 anywhere in their square.</param>
    /// <param name="seed">Another seed gives another field of the same kind.</param>
    public static Field Make(CellMeasure measure, float jitter, ulong seed) => new(new CellPoints(Cells, jitter, seed).Measure(measure, Side), Side, Side / Cells);

    /// <summary>Cracks of two generations: borders of large cells, and fainter ones of small cells that a noise lets end in the middle; both jagged.</summary>
    public static Field Cracks(ulong seed)
    {
        var wide = new CellPoints(Cells, 1, seed).Measure(CellMeasure.Border, Side);
        var narrow = new CellPoints(Cells * 2, 1, seed + 1).Measure(CellMeasure.Border, Side);
        var moveX = Table.White(Side / 8, seed + 2);
        var moveY = Table.White(Side / 8, seed + 3);
        var fade = Table.White(Cells, seed + 4);
        var texels = new float[Side * Side];
        for (var i = 0; i < texels.Length; i++)
        {
            float x = i % Side;
            float y = i / Side;
            var movedX = x + (3f * Table.At(moveX, Side / 8, x / 8, y / 8));
            var movedY = y + (3f * Table.At(moveY, Side / 8, x / 8, y / 8));
            var faded = Math.Max(0, (1.7f * Table.SmoothAt(fade, Cells, x * Cells / Side, y * Cells / Side)) + 0.2f);
            texels[i] = Math.Min(0.5f, Math.Min(Table.At(wide, Side, movedX, movedY), (0.5f * Table.At(narrow, Side, movedX, movedY)) + (0.3f * faded)));
        }

        return new Field(texels, Side, Side / Cells);
    }

    /// <summary>
    /// Folds: flat faces that meet at straight edges, hills and valleys alike. The square of the distance to the nearest of some points is a common parabola plus the lowest of many planes; between two sets
    /// of points the parabola cancels and differences of planes are left. Three sizes are added.
    /// </summary>
    public static Field Crumple(ulong seed)
    {
        var texels = new float[Side * Side];
        var strength = 1f;
        for (var cells = Cells / 2; cells <= Cells * 2; cells *= 2)
        {
            var hills = new CellPoints(cells, 1, seed + (ulong)cells).Measure(CellMeasure.Distance, Side);
            var valleys = new CellPoints(cells, 1, seed + (ulong)cells + 1).Measure(CellMeasure.Distance, Side);
            for (var i = 0; i < texels.Length; i++)
            {
                texels[i] += strength * ((hills[i] * hills[i]) - (valleys[i] * valleys[i]));
            }

            strength *= 0.4f;
        }

        return new Field(texels, Side, 2 * Side / Cells);
    }
}
