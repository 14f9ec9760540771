namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>What makes a regular pattern look like one on a thing: folds that bend it and catch the light, threads of the cloth it is printed on, worn places.</summary>
internal static class Cloth
{
    /// <summary>Bends the coordinates along broad folds and lights these, in some of the scenes. Called before the pattern is drawn.</summary>
    public static void Drape(Sheet sheet)
    {
        if (!sheet.Identity.Chance(0.3f))
        {
            return;
        }

        var picture = sheet.PerPixel * sheet.Side;
        var size = sheet.Identity.Range(0.25f, 0.7f) * picture;
        var fold = sheet.Sampled(FieldKind.Blob, size, sheet.Identity.Range(1, 4), sheet.Instance.Range(0, Angle.FullTurn));
        var reach = sheet.Identity.Range(0.1f, 0.5f) * size;
        Planes.Add(sheet.U, fold, reach * sheet.Instance.Range(-1, 1));
        Planes.Add(sheet.V, fold, reach * sheet.Instance.Range(-1, 1));
        sheet.Relief(fold, size * sheet.Strength(0.3f, 2));
        sheet.Return(1);
    }

    /// <summary>Threads at the limit of what the camera resolves, in some of the scenes.</summary>
    public static void Threads(Sheet sheet)
    {
        if (!sheet.Identity.Chance(0.35f))
        {
            return;
        }

        // In pixels of a picture of 96, a thread and its gap are 2.2 to 4.
        var turns = 96f / (sheet.Side * sheet.PerPixel * sheet.Identity.Range(2.2f, 4));
        var strength = sheet.Strength(0.04f, 0.3f);
        foreach (var line in (ReadOnlySpan<float[]>)[sheet.U, sheet.V])
        {
            var threads = sheet.Take();
            line.CopyTo(threads, 0);
            Planes.Scale(threads, turns, 0);
            Planes.Wave(threads);
            Planes.Modulate(sheet.Light, threads, strength);
            sheet.Return(1);
        }
    }

    /// <summary>Takes the pattern back towards one tone in places, in some of the scenes.</summary>
    public static void Wear(Sheet sheet)
    {
        if (!sheet.Identity.Chance(0.2f))
        {
            return;
        }

        var worn = sheet.Sampled(FieldKind.Rough, sheet.Identity.Range(0.3f, 1) * sheet.PerPixel * sheet.Side);
        Planes.Step(worn, sheet.Identity.Range(0.5f, 0.7f), sheet.Identity.Range(0.2f, 0.6f));
        Planes.Scale(worn, sheet.Identity.Range(0.3f, 0.9f), 0);
        var flat = sheet.Take();
        Array.Fill(flat, sheet.Identity.Range(0.3f, 0.7f));
        Planes.Mix(sheet.Tone, flat, worn);
        sheet.Return(2);
    }
}
