namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Chess boards, tartans, ginghams, diamonds.</summary>
internal sealed class CheckSurface : ISurface
{
    private const int TartanBands = 24;

    public void Paint(Sheet sheet)
    {
        sheet.Lay(sheet.Pattern == SurfacePattern.Tartan ? 2.4f : 1);
        Cloth.Drape(sheet);
        Cloth.Threads(sheet);
        if (sheet.Pattern == SurfacePattern.Tartan)
        {
            Tartan(sheet);
            return;
        }

        Accents.Two(sheet, 0.3f);
        Check(sheet);
        if (sheet.Pattern == SurfacePattern.Argyle && sheet.Identity.Chance(0.7f))
        {
            Overcheck(sheet);
        }
    }

    private static void Check(Sheet sheet)
    {
        var turned = sheet.Pattern == SurfacePattern.Argyle;
        var narrow = sheet.Identity.Range(0.45f, 0.8f);
        var tall = sheet.Identity.Chance(0.7f) ? 1 : sheet.Identity.Range(0.6f, 1.4f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var sharp = 0.5f / sheet.PerPixel;
        for (var i = 0; i < tone.Length; i++)
        {
            var a = turned ? (u[i] * narrow) + (v[i] * 0.5f) : u[i] * 0.5f;
            var b = turned ? (u[i] * narrow) - (v[i] * 0.5f) : v[i] * 0.5f * tall;
            var stripeA = Stripe(a, sharp);
            var stripeB = Stripe(b, sharp);
            tone[i] = sheet.Pattern == SurfacePattern.Gingham ? 0.5f * (stripeA + stripeB) : stripeA + stripeB - (2 * stripeA * stripeB);
        }
    }

    /// <summary>Thin lines that cross in the middle of the diamonds.</summary>
    private static void Overcheck(Sheet sheet)
    {
        var lines = sheet.Take();
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < lines.Length; i++)
        {
            var a = (u[i] * 0.6f) + (v[i] * 0.5f) + 0.25f;
            var b = (u[i] * 0.6f) - (v[i] * 0.5f) + 0.25f;
            a = MathF.Abs(a - MathF.Floor(a) - 0.5f);
            b = MathF.Abs(b - MathF.Floor(b) - 0.5f);
            lines[i] = Math.Clamp(((0.03f - MathF.Min(a, b)) / sheet.PerPixel) + 0.5f, 0, 1);
        }

        sheet.Coat(lines, Accents.Beside(sheet.Colour([]), 0.3f, ref sheet.Identity));
    }

    /// <summary>The same sequence of coloured bands both ways; where they cross, threads of both show in the steps of a twill.</summary>
    private static void Tartan(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var ground = sheet.Colour([]);
        sheet.Ramp.Blend([Accents.Beside(ground, 0.3f, ref random), ground, Accents.Beside(ground, 0.3f, ref random)]);
        Span<float> bands = stackalloc float[TartanBands];
        for (var at = 0; at < TartanBands;)
        {
            var value = random.Chance(0.5f) ? 0.5f : random.Chance(0.5f) ? 0 : 1;
            for (var width = 1 + random.Below(random.Chance(0.5f) ? 7 : 2); width > 0 && at < TartanBands; width--)
            {
                bands[at++] = value;
            }
        }

        var twill = random.Range(0.1f, 0.5f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        for (var i = 0; i < tone.Length; i++)
        {
            var a = bands[(int)((u[i] - MathF.Floor(u[i])) * TartanBands)];
            var b = bands[(int)((v[i] - MathF.Floor(v[i])) * TartanBands)];
            var step = ((u[i] + v[i]) * TartanBands * 0.5f) - MathF.Floor((u[i] + v[i]) * TartanBands * 0.5f);
            tone[i] = a + ((b - a) * (0.5f + (step < 0.5f ? twill : -twill)));
        }
    }

    private static float Stripe(float turns, float sharp) => Math.Clamp(((0.5f - (2 * MathF.Abs(turns - MathF.Floor(turns) - 0.5f))) * sharp) + 0.5f, 0, 1);
}
