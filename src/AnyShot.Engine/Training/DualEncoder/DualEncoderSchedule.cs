namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// What a step is like: its learning rate and its side. A cycle rises over a twentieth of its steps and falls on half a cosine (Loshchilov and Hutter, "SGDR", 2017);
/// its stretches of sides follow one after the other.
/// </summary>
/// <param name="options">Settings.</param>
/// <param name="first">First step of the cycle.</param>
/// <param name="end">Step after its last.</param>
internal sealed class DualEncoderSchedule(DualEncoderOptions options, long first, long end)
{
    private const double LowestShare = 0.01;
    private const long LongestRise = 1000;

    public long End { get; } = end;

    public double LearningRateAt(long step)
    {
        var (at, all) = (step - first, End - first);
        var rise = Math.Clamp(all / 20, 1, LongestRise);
        if (at < rise)
        {
            return options.LearningRate * (at + 1) / rise;
        }

        var along = (double)(at - rise) / Math.Max(1, all - rise);
        return options.LearningRate * (LowestShare + ((1 - LowestShare) * 0.5 * (1 + Math.Cos(Math.PI * along))));
    }

    public int SideAt(long step)
    {
        var along = (double)(step - first) / Math.Max(1, End - first) * options.Sides.Sum(share => share.Share);
        foreach (var (side, share) in options.Sides)
        {
            if (along < share)
            {
                return side;
            }

            along -= share;
        }

        return options.Sides[^1].Side;
    }
}
