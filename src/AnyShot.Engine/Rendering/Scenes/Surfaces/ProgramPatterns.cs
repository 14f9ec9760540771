namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Steps of texture programs that draw a pattern of values from 0 to 1.</summary>
internal static class ProgramPatterns
{
    public const int Count = 12;

    private static readonly int FieldCount = Enum.GetValues<FieldKind>().Length;

    public static void Draw(Sheet sheet, int step, float[] output)
    {
        ref var random = ref sheet.Identity;
        switch (step)
        {
            case 0:
                Wave(sheet, sheet.V, random.Range(0.4f, 1.4f), output);
                break;
            case 1:
                Wave(sheet, sheet.U, random.Range(0.4f, 1.4f), output);
                break;
            case 2:
                Lattice(sheet, output, Lattices.Hexagons);
                break;
            case 3:
                var (length, shift) = (random.Range(0.8f, 3), random.Chance(0.5f) ? 0.5f : 0);
                var border = sheet.Take();
                var value = sheet.Take();
                Lattices.Bricks(sheet.U, sheet.V, length, shift, border, value);
                (random.Chance(0.6f) ? border : value).CopyTo(output, 0);
                sheet.Return(2);
                break;
            case 4:
                Lattices.Discs(sheet.U, sheet.V, random.Range(0.6f, 1.2f), random.Chance(0.5f) ? 0.5f : 0, output);
                break;
            case 5:
                CellPictures(sheet, output, (uint)random.Below(1000));
                break;
            default:
                var stretch = random.Chance(0.3f) ? random.Range(2, 8) : 1;
                sheet.Sample((FieldKind)random.Below(FieldCount), random.Range(0.7f, 2.6f), output, stretch, random.Chance(0.3f) ? random.Range(0, 3) : 0);
                break;
        }
    }

    private static void Wave(Sheet sheet, float[] line, float turns, float[] output)
    {
        line.CopyTo(output, 0);
        Planes.Scale(output, turns, sheet.Instance.Unit());
        if (sheet.Identity.Chance(0.4f))
        {
            Planes.Triangle(output);
        }
        else
        {
            Planes.Wave(output);
        }
    }

    private static void Lattice(Sheet sheet, float[] output, Action<float[], float[], float[], float[]> draw)
    {
        var border = sheet.Take();
        var value = sheet.Take();
        draw(sheet.U, sheet.V, border, value);
        (sheet.Identity.Chance(0.6f) ? border : value).CopyTo(output, 0);
        sheet.Return(2);
    }

    /// <summary>A small figure in each square, turned by quarters at random (Truchet 1704): arcs, bars or wedges join to mazes.</summary>
    private static void CellPictures(Sheet sheet, float[] output, uint salt)
    {
        ref var random = ref sheet.Identity;
        var figure = random.Below(4);
        var sorts = 1 + random.Below(4);
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < output.Length; i++)
        {
            var column = MathF.Floor(u[i]);
            var row = MathF.Floor(v[i]);
            var (x, y) = (u[i] - column, v[i] - row);
            var turn = (int)(CellHash.Unit((int)column, (int)row, salt) * sorts);
            (x, y) = turn switch
            {
                1 => (1 - x, y),
                2 => (x, 1 - y),
                3 => (1 - x, 1 - y),
                _ => (x, y),
            };
            output[i] = figure switch
            {
                0 => MathF.Min(1, 2 * MathF.Min(MathF.Abs(MathF.Sqrt((x * x) + (y * y)) - 0.5f), MathF.Abs(MathF.Sqrt(((1 - x) * (1 - x)) + ((1 - y) * (1 - y))) - 0.5f))),
                1 => MathF.Abs(x - y),
                2 => x > y ? 1 : 0,
                _ => MathF.Max(MathF.Abs(x - 0.3f), MathF.Abs(y - 0.3f)),
            };
        }
    }
}
