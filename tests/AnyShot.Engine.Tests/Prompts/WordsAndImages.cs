using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Prompts;

/// <summary>
/// Images and class vectors as dual encoders make them: both sides have a direction of their own, all images share a domain, and differences of class vectors point where differences of
/// class means do, up to a given error.
/// </summary>
internal sealed class WordsAndImages
{
    private readonly float[][] _means;
    private readonly float _noise;
    private readonly int _size;
    private Pcg32 _random;

    /// <param name="classes">Classes.</param>
    /// <param name="size">Numbers of a vector.</param>
    /// <param name="noise">Length of what tells images of one class apart; class means lie about 1 from their mean.</param>
    /// <param name="error">Length of what is wrong with the words, beside 1 that is right.</param>
    /// <param name="seed">Decides everything.</param>
    public WordsAndImages(int classes, int size, float noise, float error, ulong seed)
    {
        (_size, _noise, _random) = (size, noise, new Pcg32(seed, 1));
        var (domain, gap, tilt) = (Draw(2), Draw(2), Draw(1));
        _means = new float[classes][];
        Texts = new float[classes][];
        for (var c = 0; c < classes; c++)
        {
            var own = Draw(1);
            _means[c] = [.. own.Zip(domain, (a, b) => a + b)];
            var wrong = Draw(error);
            // The words of some classes lean towards the domain of the images: a bias that all images share.
            var bias = (c % 3) * 0.4f;
            Texts[c] = WordSumEncoder.Unit([.. Enumerable.Range(0, size).Select(i => own[i] + wrong[i] + gap[i] + (0.1f * tilt[i]) + (bias * domain[i]))]);
        }

        Background = [.. Enumerable.Range(0, 60).Select(_ => Sum(domain, Draw(1), Draw(noise)))];
    }

    public float[][] Texts { get; }

    /// <summary>Images of the domain that are of no class.</summary>
    public float[][] Background { get; }

    public float[] Next(int c) => Sum(_means[c], Draw(_noise));

    private static float[] Sum(params float[][] parts) => WordSumEncoder.Unit([.. Enumerable.Range(0, parts[0].Length).Select(i => parts.Sum(part => part[i]))]);

    private float[] Draw(float length)
    {
        var values = new float[_size];
        for (var i = 0; i < _size; i++)
        {
            values[i] = (_random.Unit() + _random.Unit() + _random.Unit() - 1.5f) * 2 * length / MathF.Sqrt(_size);
        }

        return values;
    }
}
