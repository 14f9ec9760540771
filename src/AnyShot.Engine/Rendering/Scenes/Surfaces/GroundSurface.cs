namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Metal with the marks of a grinding wheel: parallel, in arcs, or crossing.</summary>
internal sealed class GroundSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Metals.Tones(sheet, 0.1f, 0.8f);
        Metals.Shine(sheet);
        var length = sheet.Identity.Range(2, 7);
        var fine = sheet.Identity.Range(0.35f, 0.8f);
        if (sheet.Pattern == SurfacePattern.GroundArcs)
        {
            Circle.Bend(sheet, 0.8f, 2.5f);
        }

        sheet.Sample(FieldKind.Streak, fine, sheet.Tone, length);
        if (sheet.Pattern == SurfacePattern.CrossHatched)
        {
            var crossing = sheet.Sampled(FieldKind.Streak, fine, length, sheet.Identity.Range(0.6f, 1.57f));
            Planes.Scale(sheet.Tone, 0.5f, 0);
            Planes.Add(sheet.Tone, crossing, 0.5f);
        }

        if (sheet.Identity.Chance(0.4f))
        {
            // Single grains of the wheel cut deeper than the rest.
            var cuts = sheet.Sampled(FieldKind.Scratch, sheet.Identity.Range(2, 5), sheet.Identity.Range(1, 4));
            Planes.Modulate(sheet.Light, cuts, sheet.Identity.Range(-0.3f, 0.5f));
        }

        var scratches = sheet.Sampled(FieldKind.Hair, sheet.Identity.Range(0.8f, 2), sheet.Identity.Range(2, 5));
        Planes.Scale(sheet.Tone, 0.75f, 0);
        Planes.Add(sheet.Tone, scratches, 0.3f);
    }
}
