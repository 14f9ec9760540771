namespace AnyShot.Edge.Triggering;

/// <summary>
/// What the empty view looks like: a slow running average of a small grey image. A change of light that scales the whole view is taken out first,
/// by the median of the ratio between image and background. Pixels that differ are not learned, so that a part does not become background while it
/// passes; a pixel that stays at its new level for <see cref="FramesUntilAccepted"/> frames is accepted, and its old level is remembered
/// in case what came to stay leaves after all.
/// </summary>
/// <param name="length">Number of pixels.</param>
/// <param name="pixelDifference">Grey levels by which a pixel must differ.</param>
internal sealed class BackgroundModel(int length, int pixelDifference)
{
    /// <summary>Frames after which a pixel that stays at another level is part of the view.</summary>
    internal const int FramesUntilAccepted = 1000;

    private const float LearningRate = 0.02f;
    private const int RatioSteps = 64;
    private const int LargestRatio = 4 * RatioSteps;
    private const int DarkestCounted = 12;

    private readonly int[] _ratios = new int[LargestRatio + 1];
    private readonly float[] _background = new float[length];

    // Level that a differing pixel has now, and for how many frames already.
    private readonly float[] _candidate = new float[length];
    private readonly int[] _frames = new int[length];

    // Level before the last acceptance; NaN: none.
    private readonly float[] _before = new float[length];
    private bool _learned;

    /// <summary>Compares an image with the background and learns from it.</summary>
    /// <param name="image">Grey levels.</param>
    /// <param name="mask">Receives 255 where the image differs, otherwise 0.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<byte> mask)
    {
        if (!_learned)
        {
            Learn(image);
        }

        var gain = Gain(image, _background);
        for (var i = 0; i < length; i++)
        {
            if (Math.Abs(image[i] - (gain * _background[i])) < pixelDifference)
            {
                mask[i] = 0;
                _frames[i] = 0;
                _background[i] += LearningRate * (image[i] - _background[i]);
            }
            else if (Math.Abs(image[i] - (gain * _before[i])) < pixelDifference)
            {
                mask[i] = 0;
                _frames[i] = 0;
                (_background[i], _before[i]) = (_before[i], float.NaN);
            }
            else
            {
                mask[i] = 255;
                Consider(i, image[i]);
            }
        }
    }

    public void Reset() => _learned = false;

    private void Learn(ReadOnlySpan<byte> image)
    {
        for (var i = 0; i < length; i++)
        {
            _background[i] = image[i];
        }

        Array.Fill(_before, float.NaN);
        Array.Clear(_frames);
        _learned = true;
    }

    private void Consider(int i, byte level)
    {
        if (_frames[i] == 0 || Math.Abs(level - _candidate[i]) >= pixelDifference)
        {
            (_candidate[i], _frames[i]) = (level, 1);
            return;
        }

        _candidate[i] += LearningRate * (level - _candidate[i]);
        if (++_frames[i] > FramesUntilAccepted)
        {
            (_before[i], _background[i], _frames[i]) = (_background[i], _candidate[i], 0);
        }
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
