namespace AnyShot.Engine.Rendering;

/// <summary>
/// Draws one part: 1. outline and place, 2. finish of the surface, 3. defect, 4. belt and shadow around it, 5. light, 6. lens blur and sensor noise.
/// Keeps its buffers, so that a part costs no allocation.
/// </summary>
internal sealed class PartRenderer(int width, int height)
{
    private const ulong DefectStream = 21;

    private readonly DefectLayer _defect = new(width, height);
    private readonly float[] _light = new float[width * height];
    private readonly float[] _row = new float[width];
    private readonly float[] _above = new float[width];

    /// <param name="random">Decides everything about the picture.</param>
    /// <param name="kind">Defect to draw.</param>
    /// <param name="pixels">Receives height x width grey levels.</param>
    public void Render(ref Pcg32 random, DefectKind kind, Span<byte> pixels)
    {
        if (pixels.Length != width * height)
        {
            throw new ArgumentException($"The picture has {width} x {height} pixels, the buffer {pixels.Length}.", nameof(pixels));
        }

        var pose = new PartPose(ref random, width, height);
        var finish = new SurfaceFinish(ref random, pose.Scale);
        _defect.Clear();
        Defects.Dust(_defect, pose, ref random);
        // A stream of its own: the same numbers with another defect give the same part.
        var defect = new Pcg32(((ulong)random.Next() << 32) | random.Next(), DefectStream);
        Defects.Draw(kind, _defect, pose, ref defect);
        var chip = kind == DefectKind.Chip ? new Chip(pose, ref defect) : default;
        var lighting = new Lighting(ref random);
        Compose(pose, finish, chip, lighting, ref random);
        Blur(random.Range(0.02f, 0.20f));
        Digitise(random.Range(0.004f, 0.018f), random.Below(1 << 16), pixels);
    }

    private void Compose(in PartPose pose, in SurfaceFinish finish, in Chip chip, in Lighting lighting, ref Pcg32 random)
    {
        // Mostly a bright part on a dark belt; sometimes the other way round.
        var brightPart = random.Chance(0.75f);
        var partLevel = brightPart ? random.Range(0.42f, 0.78f) : random.Range(0.22f, 0.42f);
        var beltLevel = brightPart ? random.Range(0.07f, 0.26f) : random.Range(0.55f, 0.80f);
        var belt = random.Range(0, 256);
        var weave = random.Range(0.02f, 0.10f);
        var bevel = random.Range(1.5f, 4f) * pose.Scale;
        var bevelStrength = random.Range(0.05f, 0.25f);
        var shadow = random.Range(0.15f, 0.45f);
        var (lightX, lightY) = lighting.Direction;
        var perPixel = 1 / pose.Scale;
        for (var y = 0; y < height; y++)
        {
            var output = _light.AsSpan(y * width, width);
            var change = _defect.Row(y);
            var ny = ((y + 0.5f) * 2 / height) - 1;
            for (var x = 0; x < width; x++)
            {
                var (u, v) = pose.ToPart(x + 0.5f, y + 0.5f);
                var outline = pose.Distance(u, v);
                var broken = outline < 1 ? -chip.Distance(x + 0.5f, y + 0.5f) : float.MinValue;
                var distance = Math.Max(outline, broken);
                var cover = Math.Clamp(0.5f - distance, 0, 1);
                var value = 0f;
                if (cover < 1)
                {
                    var texture = NoiseField.At((x * 0.5f * perPixel) + belt, (y * 0.5f * perPixel) + belt)
                        + NoiseField.At((x * 0.06f * perPixel) + belt, (y * 0.03f * perPixel));
                    value = beltLevel * (1 + (weave * texture));
                    if (distance < 9 * pose.Scale)
                    {
                        var (shadowU, shadowV) = pose.ToPart(x + (lightX * 6 * pose.Scale), y + (lightY * 6 * pose.Scale));
                        value *= 1 - (shadow * Math.Clamp(0.5f - (pose.Distance(shadowU, shadowV) / (5 * pose.Scale)), 0, 1));
                    }

                    value *= 1 - cover;
                }

                if (cover > 0)
                {
                    var part = partLevel * (1 + finish.At(u, v)) * (1 + change[x]);
                    if (distance > -bevel)
                    {
                        part *= 1 + (Edge(u, v, pose, lightX, lightY, broken > outline) * bevelStrength * (1 + (distance / bevel)));
                    }

                    value += cover * part;
                }

                output[x] = value * lighting.At(((x + 0.5f) * 2 / width) - 1, ny);
            }
        }
    }

    /// <summary>How much the rounded rim faces the light, -1 to 1; a broken rim is rough and mostly bright.</summary>
    private static float Edge(float u, float v, in PartPose pose, float lightX, float lightY, bool broken)
    {
        if (broken)
        {
            return 0.4f + (1.2f * NoiseField.At(u * 0.6f, v * 0.6f));
        }

        var normalU = u / pose.HalfU;
        var normalV = v / pose.HalfV;
        if (!pose.IsDisc)
        {
            (normalU, normalV) = MathF.Abs(normalU) > MathF.Abs(normalV) ? ((float)MathF.Sign(normalU), 0f) : (0f, (float)MathF.Sign(normalV));
        }

        return Math.Clamp((normalU * lightX) + (normalV * lightY), -1, 1);
    }

    /// <summary>Three taps in both directions; <paramref name="side"/> is the weight of each neighbour.</summary>
    private void Blur(float side)
    {
        var centre = 1 - (2 * side);
        for (var y = 0; y < height; y++)
        {
            var row = _light.AsSpan(y * width, width);
            row.CopyTo(_row);
            for (var x = 1; x < width - 1; x++)
            {
                row[x] = (centre * _row[x]) + (side * (_row[x - 1] + _row[x + 1]));
            }
        }

        _light.AsSpan(0, width).CopyTo(_above);
        for (var y = 1; y < height - 1; y++)
        {
            var row = _light.AsSpan(y * width, width);
            var below = _light.AsSpan((y + 1) * width, width);
            row.CopyTo(_row);
            for (var x = 0; x < width; x++)
            {
                row[x] = (centre * _row[x]) + (side * (_above[x] + below[x]));
            }

            _row.CopyTo(_above, 0);
        }
    }

    private void Digitise(float noise, int offset, Span<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            // The factor spreads the rows over the table, so that equal rows do not carry equal noise.
            var value = _light[i] + (noise * NoiseField.Grain(offset + (i * 7)));
            pixels[i] = (byte)Math.Clamp((value * 255f) + 0.5f, 0, 255);
        }
    }
}
