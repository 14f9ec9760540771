namespace AnyShot.Engine.Rendering;

/// <summary>
/// Sine and cosine from additions and multiplications only. The platform's own functions may differ in the last bit between processors;
/// these cannot, because IEEE arithmetic is exact about its rounding.
/// </summary>
internal static class Angle
{
    public const float FullTurn = 6.2831853f;

    /// <summary>Error below 1e-6 for angles within a few turns.</summary>
    public static (float Sin, float Cos) SinCos(float radians)
    {
        var turns = radians / 6.283185307179586;
        var quarters = Math.Floor((turns * 4) + 0.5);
        var rest = (turns - (quarters / 4)) * 6.283185307179586;
        var square = rest * rest;
        var sin = rest * (1 - (square / 6 * (1 - (square / 20 * (1 - (square / 42 * (1 - (square / 72))))))));
        var cos = 1 - (square / 2 * (1 - (square / 12 * (1 - (square / 30 * (1 - (square / 56 * (1 - (square / 90)))))))));
        return ((int)((long)quarters & 3)) switch
        {
            0 => ((float)sin, (float)cos),
            1 => ((float)cos, (float)-sin),
            2 => ((float)-sin, (float)-cos),
            _ => ((float)-cos, (float)sin),
        };
    }
}
