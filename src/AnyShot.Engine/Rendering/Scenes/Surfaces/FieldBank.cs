namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>
/// Fields from which surfaces are put together. All are made at first use, from fixed seeds, in about a second of one core, and are shared by all threads; together they take some 20 MB.
/// </summary>
internal static class FieldBank
{
    private static readonly Field[] Fields = MakeAll();

    public static Field Of(FieldKind kind) => Fields[(int)kind];

    private static Field[] MakeAll() => [.. Enum.GetValues<FieldKind>().AsParallel().AsOrdered().Select(Make)];

    private static Field Make(FieldKind kind) => kind switch
    {
        FieldKind.Cloud => NoiseFields.Fractal(4, 6, 0.5f, static n => n, 1),
        FieldKind.Rough => NoiseFields.Fractal(8, 5, 0.8f, static n => n, 2),
        FieldKind.Blob => NoiseFields.Fractal(16, 1, 1, static n => n, 3),
        FieldKind.White => NoiseFields.White(0, 0, 4),
        FieldKind.Grain => NoiseFields.White(1, 0, 5),
        FieldKind.Speckle => NoiseFields.White(1, 3, 6),
        FieldKind.Ridged => NoiseFields.Fractal(4, 5, 0.5f, static n => 1 - Math.Abs(n), 7),
        FieldKind.Billow => NoiseFields.Fractal(4, 5, 0.55f, static n => Math.Abs(n), 8),
        FieldKind.Swirl => NoiseFields.Dragged(4, 1.2f, static n => n, 9),
        FieldKind.Vein => NoiseFields.Dragged(4, 0.7f, static n => 1 / (1 + (9 * Math.Abs(n))), 10),
        FieldKind.Streak => NoiseFields.Streaks(11),
        FieldKind.CellDistance => CellFields.Make(CellMeasure.Distance, 1, 12),
        FieldKind.CellBorder => CellFields.Make(CellMeasure.Border, 1, 12),
        FieldKind.CellValue => CellFields.Make(CellMeasure.Value, 1, 12),
        FieldKind.Facet => CellFields.Make(CellMeasure.Tilt, 1, 13),
        FieldKind.PebbleBorder => CellFields.Make(CellMeasure.Border, 0.55f, 14),
        FieldKind.PebbleValue => CellFields.Make(CellMeasure.Value, 0.55f, 14),
        FieldKind.Crack => CellFields.Cracks(15),
        FieldKind.Fibre => StrokeFields.Threads(1, 0.35f, 16),
        FieldKind.Hair => StrokeFields.Threads(0.06f, 0.12f, 17),
        FieldKind.Scratch => StrokeFields.Threads(1, 0, 18),
        FieldKind.Pit => DiscFields.Pits(19),
        FieldKind.Bubble => DiscFields.Bubbles(20),
        FieldKind.Flake => DiscFields.Flakes(21),
        FieldKind.Crumple => CellFields.Crumple(22),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such field."),
    };
}
