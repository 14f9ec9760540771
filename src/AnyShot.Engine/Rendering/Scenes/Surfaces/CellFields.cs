namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Fields made from cells around scattered points (Worley 1996).</summary>
internal static class CellFields
{
    private const int Side = 512;
    private const int Cells = 16;

    /// <param name="measure">What to store.</param>
    /// <param name="jitter">How far points leave a regular grid: 0 not at all, 1 anywhere in their square.</param>
    /// <param name="seed">Another seed gives another field of the same kind.</param>
    public static Field Make(CellMeasure measure, float jitter, ulong seed)
    {
        var texels = new float[Side * Side];
        Fill(texels, new CellPoints(Cells, jitter, seed), measure);
        return new Field(texels, Side, Side / Cells);
    }

    /// <summary>Cracks of two generations: borders of large cells, and fainter ones of small cells that a noise lets end in the middle; both jagged.</summary>
    public static Field Cracks(ulong seed)
    {
        var wide = new float[Side * Side];
        var narrow = new float[Side * Side];
        Fill(wide, new CellPoints(Cells, 1, seed), CellMeasure.Border);
        Fill(narrow, new CellPoints(Cells * 2, 1, seed + 1), CellMeasure.Border);
        var moveX = Table.White(Side / 8, seed + 2);
        var moveY = Table.White(Side / 8, seed + 3);
        var fade = Table.White(Cells, seed + 4);
        var texels = new float[Side * Side];
        for (var i = 0; i < texels.Length; i++)
        {
            float x = i % Side;
            float y = i / Side;
            var movedX = x + (1.8f * Table.At(moveX, Side / 8, x / 8, y / 8));
            var movedY = y + (1.8f * Table.At(moveY, Side / 8, x / 8, y / 8));
            var faded = Math.Max(0, Table.SmoothAt(fade, Cells, x * Cells / Side, y * Cells / Side) + 0.2f);
            texels[i] = Math.Min(0.5f, Math.Min(Table.At(wide, Side, movedX, movedY), (0.5f * Table.At(narrow, Side, movedX, movedY)) + (0.3f * faded)));
        }

        return new Field(texels, Side, Side / Cells);
    }

    /// <summary>Folds: at each place the sum over three sizes of cells of a plane of random tilt, so that height bends at straight edges.</summary>
    public static Field Crumple(ulong seed)
    {
        var texels = new float[Side * Side];
        var layer = new float[Side * Side];
        var strength = 1f;
        for (var cells = Cells / 2; cells <= Cells * 2; cells *= 2)
        {
            Fill(layer, new CellPoints(cells, 1, seed + (ulong)cells), CellMeasure.Distance);
            for (var i = 0; i < texels.Length; i++)
            {
                texels[i] += strength * layer[i];
            }

            strength *= 0.5f;
        }

        return new Field(texels, Side, 2 * Side / Cells);
    }

    private static void Fill(float[] texels, CellPoints points, CellMeasure measure)
    {
        var scale = points.Cells / (float)Side;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                texels[(y * Side) + x] = points.Measure((x + 0.5f) * scale, (y + 0.5f) * scale, measure);
            }
        }
    }
}
