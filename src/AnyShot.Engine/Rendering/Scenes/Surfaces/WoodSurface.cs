namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Wood: boards along the grain, end grain with rings and rays, knots.</summary>
internal sealed class WoodSurface : ISurface
{
    private static readonly SceneColour[] Usual = [SceneColour.Brown, SceneColour.Brown, SceneColour.Orange, SceneColour.Yellow];

    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        // Timber is a mixture of its colour with that of straw or bark.
        var colour = sheet.Colour(Usual);
        var straw = new Rgb(0.72f, 0.55f, 0.36f).Times(sheet.Identity.Range(0.7f, 1.2f) * (0.35f + (0.75f * colour.Brightness)));
        sheet.Ramp.Tones(colour.Mix(straw, sheet.Identity.Range(0.15f, 0.5f)), sheet.Strength(0.15f, 0.75f), sheet.Identity.Range(0, 0.1f));
        if (sheet.Pattern == SurfacePattern.EndRings)
        {
            Circle.Bend(sheet, 0, 1.5f);
        }
        else if (sheet.Pattern == SurfacePattern.Knotted)
        {
            Knots(sheet);
        }

        var bend = sheet.Sampled(FieldKind.Cloud, 8, 6);
        var rings = sheet.Tone;
        sheet.V.CopyTo(rings, 0);
        Planes.Add(rings, bend, sheet.Identity.Range(1, 4));
        for (var i = 0; i < rings.Length; i++)
        {
            // Early wood is light and fades into a dark, sharp line of late wood.
            var ring = rings[i] - MathF.Floor(rings[i]);
            rings[i] = 1 - (ring * ring * ring * (ring < 0.93f ? 1 : (1 - ring) * 14));
        }

        var pores = sheet.Sampled(FieldKind.Streak, 0.3f, sheet.Identity.Range(4, 10));
        Planes.Scale(rings, 0.65f, -0.1f);
        Planes.Add(rings, pores, sheet.Identity.Range(0.2f, 0.6f));
    }

    /// <summary>Rings swerve around one or two places.</summary>
    private static void Knots(Sheet sheet)
    {
        var (u, v) = (sheet.U, sheet.V);
        var middle = (sheet.Side * sheet.Side / 2) + (sheet.Side / 2);
        var reach = 0.35f * sheet.PerPixel * sheet.Side;
        var size = sheet.Identity.Range(0.06f, 0.14f) * sheet.PerPixel * sheet.Side;
        var dark = sheet.Identity.Range(0.3f, 1);
        var knotU = u[middle] + sheet.Instance.Range(-reach, reach);
        var knotV = v[middle] + sheet.Instance.Range(-reach, reach);
        for (var i = 0; i < u.Length; i++)
        {
            var du = (u[i] - knotU) * 0.6f;
            var dv = v[i] - knotV;
            var square = ((du * du) + (dv * dv)) / (size * size);
            var distance = MathF.Sqrt(square) * size;
            var near = 1 / (1 + (square * square));
            sheet.Light[i] *= 1 - (0.75f * dark * near * near * near);
            v[i] += (near * (1.5f * distance)) + (2.5f * size / (1 + square) * (dv < 0 ? -1 : 1) * MathF.Min(1, MathF.Abs(dv) / size));
        }
    }
}
