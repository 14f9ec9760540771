namespace AnyShot.Edge.Triggering;

/// <summary>
/// What the empty view looks like: a slow running average of a small grey image. A change of light that scales the whole view is taken out first,
/// by the median of the ratio between image and background. Pixels that differ are learned ten times more slowly, so that a part does not become
/// background while it passes; what stays for <see cref="FramesUntilAccepted"/> frames does, and the background before it is remembered in case it leaves again.
/// </summary>
/// <param name="length">Number of pixels.</param>
/// <param name="pixelDifference">Grey levels by which a pixel must differ.</param>
internal sealed class BackgroundModel(int length, int pixelDifference)
{
    /// <summary>Frames after which something that stays is part of the view.</summary>
    internal const int FramesUntilAccepted = 1000;

    private const float LearningRate = 0.02f;
    private const float LearningRateWhereChanged = 0.0005f;
    private const int RatioSteps = 64;
    private const int LargestRatio = 4 * RatioSteps;
    private const int DarkestCounted = 12;

    /// <summary>Share of changed pixels below which the view counts as the remembered one.</summary>
    private const double SameView = 0.01;

    private readonly int[] _ratios = new int[LargestRatio + 1];
    private float[] _background = new float[length];
    private float[] _before = new float[length];
    private bool _learned;
    private bool _remembers;
    private int _changedFrames;

    /// <summary>Compares an image with the background and learns from it.</summary>
    /// <param name="image">Grey levels.</param>
    /// <param name="mask">Receives 255 where the image differs, otherwise 0.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<byte> mask)
    {
        if (!_learned)
        {
            Learn(image);
            mask.Clear();
            return;
        }

        var gain = Gain(image, _background);
        var changed = Compare(image, _background, gain, mask);
        _changedFrames = changed > SameView * length ? _changedFrames + 1 : 0;
        if (_changedFrames > 0 && _remembers && Compare(image, _before, Gain(image, _before), mask) < SameView * length)
        {
            // What had been accepted as background has left: the view is the one from before.
            (_background, _before) = (_before, _background);
            (_remembers, _changedFrames) = (false, 0);
            return;
        }

        if (_changedFrames > FramesUntilAccepted)
        {
            (_background, _before) = (_before, _background);
            Learn(image);
            (_remembers, _changedFrames) = (true, 0);
            mask.Clear();
            return;
        }

        if (_remembers && _changedFrames > 0)
        {
            Compare(image, _background, gain, mask);
        }

        for (var i = 0; i < length; i++)
        {
            _background[i] += (mask[i] == 0 ? LearningRate : LearningRateWhereChanged) * (image[i] - _background[i]);
        }
    }

    public void Reset() => (_learned, _remembers, _changedFrames) = (false, false, 0);

    private void Learn(ReadOnlySpan<byte> image)
    {
        for (var i = 0; i < length; i++)
        {
            _background[i] = image[i];
        }

        _learned = true;
    }

    private int Compare(ReadOnlySpan<byte> image, float[] background, float gain, Span<byte> mask)
    {
        var changed = 0;
        for (var i = 0; i < length; i++)
        {
            var differs = Math.Abs(image[i] - (gain * background[i])) >= pixelDifference;
            mask[i] = differs ? (byte)255 : (byte)0;
            changed += differs ? 1 : 0;
        }

        return changed;
    }

    // The median is not moved by a part, as long as it covers less than half of the view.
    private float Gain(ReadOnlySpan<byte> image, float[] background)
    {
        Array.Clear(_ratios);
        var counted = 0;
        for (var i = 0; i < length; i++)
        {
            if (background[i] >= DarkestCounted)
            {
                _ratios[Math.Min(LargestRatio, (int)((image[i] * RatioSteps / background[i]) + 0.5f))]++;
                counted++;
            }
        }

        if (counted < length / 10)
        {
            return 1;
        }

        var below = 0;
        for (var step = 0; step <= LargestRatio; step++)
        {
            if (2 * (below + _ratios[step]) >= counted)
            {
                var inside = ((counted / 2f) - below) / _ratios[step];
                return Math.Clamp((step - 0.5f + inside) / RatioSteps, 0.25f, 4);
            }

            below += _ratios[step];
        }

        return 1;
    }
}
