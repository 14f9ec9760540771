namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Printed boards: substrate, copper under mask, tracks with bends, vias, pads, silk screen.</summary>
internal sealed class BoardSurface : ISurface
{
    private static readonly SceneColour[] Usual = [SceneColour.Green, SceneColour.Green, SceneColour.Blue, SceneColour.Black, SceneColour.Red];

    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        var ground = sheet.Colour(Usual);
        sheet.Ramp.Tones(ground, sheet.Strength(0.06f, 0.3f), 0);
        sheet.Sample(FieldKind.Cloud, 4, sheet.Tone);
        var weave = sheet.Sampled(FieldKind.Speckle, 0.3f);
        Planes.Modulate(sheet.Light, weave, sheet.Strength(0.02f, 0.2f));
        var copper = Copper(ground, ref sheet.Identity);
        var tin = sheet.Identity.Chance(0.5f) ? new Rgb(0.85f, 0.72f, 0.38f).Times(sheet.Identity.Range(0.8f, 1.05f)) : Rgb.FromHsv(0.6f, 0.03f, sheet.Identity.Range(0.65f, 0.9f));
        if (sheet.FlawShape is FlawShape.OpenTrack or FlawShape.BridgedTrack)
        {
            StraightTracks(sheet, ground, copper);
            return;
        }

        var plan = new BoardPlan(sheet);
        if (sheet.Pattern == SurfacePattern.PadRows)
        {
            Pads(sheet, plan, tin);
        }
        else
        {
            Tracks(sheet, plan, copper, tin);
        }

        if (sheet.Identity.Chance(0.5f))
        {
            Silk(sheet, ground);
        }
    }

    /// <summary>Copper that shines through the mask, or lies bare.</summary>
    private static Rgb Copper(Rgb ground, ref Pcg32 random)
    {
        var kind = random.Unit();
        return kind < 0.65f ? (ground.Brightness < 0.75f ? ground.Mix(new Rgb(1, 1, 0.8f), random.Range(0.18f, 0.4f)) : ground.Times(random.Range(0.6f, 0.8f)))
            : kind < 0.85f ? new Rgb(0.82f, 0.55f, 0.35f).Times(random.Range(0.8f, 1.1f)) : Rgb.FromHsv(0.1f, random.Range(0, 0.3f), ground.Brightness > 0.6f ? 0.3f : 0.85f);
    }

    private static void StraightTracks(Sheet sheet, Rgb ground, Rgb copper)
    {
        var width = sheet.Identity.Range(0.35f, 0.6f);
        var mask = sheet.Take();
        sheet.V.CopyTo(mask, 0);
        for (var i = 0; i < mask.Length; i++)
        {
            var away = MathF.Abs(mask[i] - MathF.Floor(mask[i]) - 0.5f);
            mask[i] = Math.Clamp((((width * 0.5f) - away) / sheet.PerPixel) + 0.5f, 0, 1);
        }

        sheet.Coat(mask, copper);
        sheet.Relief(mask, 0.15f);
        var (sin, cos) = Angle.SinCos(sheet.GrainAngle);
        // v at pixel (0, 0) and its growth across give the offset of the track whose middle is at v = 0.5.
        sheet.Tracks = new TrackLayout(
            -sin, cos, 1 / sheet.PerPixel, width * 0.5f / sheet.PerPixel, (0.5f - sheet.V[0]) / sheet.PerPixel,
            (copper.Red, copper.Green, copper.Blue), (ground.Red, ground.Green, ground.Blue));
    }

    private static void Tracks(Sheet sheet, in BoardPlan plan, Rgb copper, Rgb tin)
    {
        var (u, v) = (sheet.U, sheet.V);
        var tracks = sheet.Take();
        var pads = sheet.Take();
        var holes = sheet.Take();
        for (var i = 0; i < tracks.Length; i++)
        {
            var bent = v[i] + plan.Jog(u[i]);
            tracks[i] = Edge(plan.Track(u[i], bent), sheet.PerPixel);
            var via = plan.Via(u[i], bent);
            pads[i] = Edge(plan.PadRadius - via, sheet.PerPixel);
            holes[i] = Edge(plan.HoleRadius - via, sheet.PerPixel);
        }

        sheet.Relief(tracks, 0.15f);
        sheet.Coat(tracks, copper);
        sheet.Coat(pads, tin);
        sheet.Coat(holes, new Rgb(0.08f, 0.07f, 0.06f));
    }

    private static void Pads(Sheet sheet, in BoardPlan plan, Rgb tin)
    {
        var (u, v) = (sheet.U, sheet.V);
        var pads = sheet.Take();
        var body = sheet.Take();
        var hasBody = sheet.Identity.Chance(0.5f);
        for (var i = 0; i < pads.Length; i++)
        {
            var (pad, chip) = plan.Footprint(u[i], v[i]);
            pads[i] = Edge(pad, sheet.PerPixel);
            body[i] = hasBody ? Edge(chip, sheet.PerPixel) : 0;
        }

        sheet.Relief(pads, 0.3f);
        sheet.Coat(pads, tin);
        if (hasBody)
        {
            sheet.Relief(body, 0.4f);
            sheet.Coat(body, Rgb.FromHsv(0.6f, 0.05f, sheet.Identity.Range(0.08f, 0.22f)));
        }
    }

    /// <summary>Outlines of white ink.</summary>
    private static void Silk(Sheet sheet, Rgb ground)
    {
        var scale = sheet.Identity.Range(0.15f, 0.3f);
        var (u, v) = (sheet.U, sheet.V);
        var ink = sheet.Take();
        for (var i = 0; i < ink.Length; i++)
        {
            var a = u[i] * scale;
            var b = v[i] * scale * 1.4f;
            var cellA = MathF.Floor(a);
            var cellB = MathF.Floor(b);
            var kept = CellHash.Unit((int)cellA, (int)cellB, 31) < 0.45f;
            var away = MathF.Max(MathF.Abs(a - cellA - 0.5f) - 0.34f, MathF.Abs(b - cellB - 0.5f) - 0.3f);
            ink[i] = kept ? Edge(0.025f - MathF.Abs(away), sheet.PerPixel * scale) : 0;
        }

        sheet.Coat(ink, ground.Brightness > 0.8f ? new Rgb(0.1f, 0.1f, 0.1f) : new Rgb(0.93f, 0.93f, 0.9f));
    }

    private static float Edge(float inside, float perPixel) => Math.Clamp((inside / perPixel) + 0.5f, 0, 1);
}
