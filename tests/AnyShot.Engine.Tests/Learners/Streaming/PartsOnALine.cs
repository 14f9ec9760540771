using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Learners.Streaming;

/// <summary>Unit-length parts of classes that overlap: random centres, each part its centre plus normal noise. The same seed gives the same classes and parts.</summary>
internal sealed class PartsOnALine
{
    private readonly float[][] _centres;
    private readonly float _spread;
    private Pcg32 _random;

    /// <param name="classes">Number of classes.</param>
    /// <param name="size">Numbers in an embedding.</param>
    /// <param name="spread">Length of the noise where the centres have length 1.</param>
    /// <param name="seed">Decides everything.</param>
    public PartsOnALine(int classes, int size, float spread, ulong seed)
    {
        _spread = spread;
        _random = new Pcg32(seed, 5);
        _centres = [.. Enumerable.Range(0, classes).Select(_ => Normal(size, 1))];
    }

    public IReadOnlyList<float[]> Centres => _centres;

    public float[] Next(int label) => Unit([.. _centres[label].Zip(Normal(_centres[label].Length, _spread), (a, b) => a + b)]);

    /// <summary>Features as a generator might make them: around a centre that is somewhat beside the true one.</summary>
    public float[][] Generated(int label, int count, float error)
    {
        var centre = _centres[label].Zip(Normal(_centres[label].Length, error), (a, b) => a + b).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => Unit([.. centre.Zip(Normal(centre.Length, _spread / 2), (a, b) => a + b)]))];
    }

    public SupportClass[] Support(int shots) => [.. _centres.Select((_, c) => new SupportClass($"class {c}", [.. Enumerable.Range(0, shots).Select(_ => Next(c))]))];

    /// <summary>Draws classes with the given weights.</summary>
    public int[] Labels(int count, params double[] weights)
    {
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var at = _random.Unit() * weights.Sum();
            labels[i] = 0;
            while (labels[i] < weights.Length - 1 && (at -= weights[labels[i]]) >= 0)
            {
                labels[i]++;
            }
        }

        return labels;
    }

    private float[] Normal(int size, float length) => [.. Enumerable.Range(0, size).Select(_ => _random.Normal() * length / MathF.Sqrt(size))];

    private static float[] Unit(float[] values)
    {
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }
}
