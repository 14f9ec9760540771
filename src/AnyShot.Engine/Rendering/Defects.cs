namespace AnyShot.Engine.Rendering;

/// <summary>Draws the defects that lie on the surface (a chip is not one of them: it changes the outline).</summary>
internal static class Defects
{
    public static void Draw(DefectKind kind, DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        switch (kind)
        {
            case DefectKind.Scratch:
                Scratch(layer, pose, ref random);
                break;
            case DefectKind.Pit:
                Pits(layer, pose, ref random);
                break;
            case DefectKind.Stain:
                Stain(layer, pose, ref random);
                break;
            case DefectKind.Crack:
                Crack(layer, pose, ref random);
                break;
        }
    }

    /// <summary>Harmless specks that good and bad parts alike may carry, so that "nothing at all" is not what makes a part good.</summary>
    public static void Dust(DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        for (var left = random.Below(4); left > 0; left--)
        {
            var (x, y) = pose.Somewhere(ref random, 0.05f);
            var half = random.Range(0.2f, 0.6f) * pose.Scale;
            layer.Stroke(x, y, x, y, half, half, random.Range(-0.10f, 0.10f), 0);
        }
    }

    private static void Scratch(DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        const int Pieces = 14;
        var (x, y) = pose.Somewhere(ref random, 0.35f);
        var length = random.Range(36, 84) * pose.Scale;
        var direction = random.Range(0, Angle.FullTurn);
        var bend = random.Range(-0.045f, 0.045f);
        var half = random.Range(0.35f, 0.85f) * pose.Scale;
        var change = random.Chance(0.5f) ? random.Range(0.30f, 0.65f) : random.Range(-0.60f, -0.30f);
        // Walk back half the length first, so that the middle of the scratch lies at the chosen place.
        var (sin, cos) = Angle.SinCos(direction);
        x -= cos * length / 2;
        y -= sin * length / 2;
        direction -= bend * Pieces / 2;
        var before = 0f;
        for (var i = 1; i <= Pieces; i++)
        {
            (sin, cos) = Angle.SinCos(direction);
            var x1 = x + (cos * length / Pieces);
            var y1 = y + (sin * length / Pieces);
            var along = (float)i / Pieces;
            // Pressure rises and falls along the stroke and flickers a little.
            var pressure = i == Pieces ? 0.2f : MathF.Min(1, 4 * along * (1 - along) + 0.25f) * random.Range(0.8f, 1f);
            layer.Stroke(x, y, x1, y1, half, half, change * before, change * pressure);
            (x, y, before) = (x1, y1, pressure);
            direction += bend;
        }
    }

    private static void Pits(DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        var (centreX, centreY) = pose.Somewhere(ref random, 0.3f);
        var spread = random.Range(6, 22) * pose.Scale;
        for (var left = 2 + random.Below(7); left > 0; left--)
        {
            var x = centreX + (spread * random.Range(-1, 1));
            var y = centreY + (spread * random.Range(-1, 1));
            var radius = random.Range(1.3f, 3.4f) * pose.Scale;
            // The far wall of a pit catches the light.
            layer.Patch(x + (0.5f * radius), y + (0.5f * radius), radius, radius, pose.Scale * 1.2f, 0.15f, random.Range(0.05f, 0.18f), ref random);
            layer.Patch(x, y, radius, radius * random.Range(0.8f, 1.2f), pose.Scale * 1.2f, 0.2f, random.Range(-0.75f, -0.40f), ref random);
        }
    }

    private static void Stain(DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        var (x, y) = pose.Somewhere(ref random, 0.4f);
        var radius = random.Range(11, 25) * pose.Scale;
        var change = random.Chance(0.75f) ? random.Range(-0.38f, -0.16f) : random.Range(0.14f, 0.28f);
        layer.Patch(x, y, radius, radius * random.Range(0.6f, 1.2f), radius * random.Range(0.35f, 0.8f), random.Range(0.25f, 0.55f), change, ref random);
    }

    private static void Crack(DefectLayer layer, in PartPose pose, ref Pcg32 random)
    {
        var (x, y) = pose.Somewhere(ref random, 0.35f);
        var direction = random.Range(0, Angle.FullTurn);
        var half = random.Range(0.6f, 1.1f) * pose.Scale;
        var change = random.Range(-0.75f, -0.40f);
        var steps = 9 + random.Below(8);
        Branch(layer, pose.Scale, x, y, direction, steps, half, change, 2, ref random);
        if (random.Chance(0.5f))
        {
            Branch(layer, pose.Scale, x, y, direction + (Angle.FullTurn / 2), steps / 2, half, change, 1, ref random);
        }
    }

    private static void Branch(
        DefectLayer layer, float scale, float x, float y, float direction, int steps, float half, float change, int depth, ref Pcg32 random)
    {
        for (var i = 0; i < steps; i++)
        {
            var (sin, cos) = Angle.SinCos(direction + random.Range(-0.75f, 0.75f));
            var step = random.Range(2.5f, 5.5f) * scale;
            var x1 = x + (cos * step);
            var y1 = y + (sin * step);
            var rest = 1 - ((float)(i + 1) / steps);
            var next = half * (0.3f + (0.7f * rest));
            layer.Stroke(x, y, x1, y1, half, next, change, change * (0.6f + (0.4f * rest)));
            (x, y, half) = (x1, y1, next);
            if (depth > 0 && i > 0 && random.Chance(0.22f))
            {
                Branch(layer, scale, x, y, direction + (random.Sign() * random.Range(0.5f, 1.1f)), Math.Max(3, (steps - i) / 2), half, change, depth - 1, ref random);
            }
        }
    }
}
