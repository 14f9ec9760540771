using System.Numerics;
using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Maps;

/// <summary>
/// Exact t-SNE (van der Maaten and Hinton, "Visualizing Data using t-SNE", JMLR 2008), started from the principal components (Kobak and Berens 2019), so that nothing is drawn at random.
/// Steps are those of the authors' code: gains, momentum 0.5 and 0.8 after the exaggeration.
/// </summary>
internal sealed class TSne
{
    private const int ExaggeratedSteps = 250;
    private const float Exaggeration = 12;
    private const float StartDeviation = 1e-4f;
    private const float LeastGain = 0.01f;

    private readonly float[][] _p;
    private readonly float[][] _y;
    private readonly float[][] _speed;
    private readonly float[][] _gain;
    private readonly float[][] _slope;

    private readonly ParallelOptions _parallel;

    private TSne(float[][] p, float[][] start, ParallelOptions parallel)
    {
        (_p, _y, _parallel) = (p, start, parallel);
        _speed = [.. start.Select(axis => new float[axis.Length])];
        _slope = [.. start.Select(axis => new float[axis.Length])];
        _gain = [.. start.Select(axis => Enumerable.Repeat(1f, axis.Length).ToArray())];
    }

    public static EmbeddingMap Run(IReadOnlyList<float[]> features, MapOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var parallel = options.Parallel(cancellationToken);
        var map = new TSne(Affinities.Symmetric(features, Math.Min(options.Perplexity, (features.Count - 1) / 3.0), parallel), Start(features, options), parallel);
        var step = Math.Max(1, options.Iterations / 100);
        for (var i = 0; i < options.Iterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Exaggeration finds the coarse order, which a map that is given has already.
            var early = i < ExaggeratedSteps && options.Start is null;
            map.Step(early ? Exaggeration : 1, early ? 0.5f : 0.8f, (float)options.LearningRate);
            if ((i + 1) % step == 0 || i + 1 == options.Iterations)
            {
                progress?.Report(new WorkProgress("t-SNE", i + 1, options.Iterations));
            }
        }

        var points = new float[features.Count * options.Dimensions];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = map._y[i % options.Dimensions][i / options.Dimensions];
        }

        return new EmbeddingMap(points, options.Dimensions, map.Divergence());
    }

    /// <summary>Of a map from the start, without a step: what the steps have to lower.</summary>
    internal static double DivergenceAtStart(IReadOnlyList<float[]> features, MapOptions options) =>
        new TSne(Affinities.Symmetric(features, Math.Min(options.Perplexity, (features.Count - 1) / 3.0), new ParallelOptions()), Start(features, options), new ParallelOptions()).Divergence();

    private static float[][] Start(IReadOnlyList<float[]> features, MapOptions options)
    {
        var dimensions = options.Dimensions;
        if (options.Start is { } given)
        {
            return [.. Enumerable.Range(0, dimensions).Select(axis => Enumerable.Range(0, features.Count).Select(i => given[(i * dimensions) + axis]).ToArray())];
        }

        var fitted = PrincipalComponents.Fit(features, dimensions, options.Threads);
        var scale = fitted.Variances[0] > 0 ? StartDeviation / (float)Math.Sqrt(fitted.Variances[0]) : 0;
        float[][] projected = [.. features.Select(fitted.Project)];
        return [.. Enumerable.Range(0, dimensions).Select(axis => projected.Select(point => scale * point[axis]).ToArray())];
    }

    private void Step(float exaggeration, float momentum, float rate)
    {
        var total = Total();
        Parallel.For(0, _p.Length, _parallel, i => Slope(i, exaggeration, (float)(1 / total)));
        for (var axis = 0; axis < _y.Length; axis++)
        {
            var (y, speed, gain, slope) = (_y[axis], _speed[axis], _gain[axis], _slope[axis]);
            for (var i = 0; i < y.Length; i++)
            {
                gain[i] = Math.Max(LeastGain, slope[i] > 0 == speed[i] > 0 ? gain[i] * 0.8f : gain[i] + 0.2f);
                speed[i] = (momentum * speed[i]) - (rate * gain[i] * slope[i]);
                y[i] += speed[i];
            }

            TensorPrimitives.Subtract(y, TensorPrimitives.Sum<float>(y) / y.Length, y);
        }
    }

    /// <summary>Sum of 1 / (1 + d²) over all ordered pairs; row sums are added in order, so that threads do not change the result.</summary>
    private double Total()
    {
        var rows = new double[_p.Length];
        Parallel.For(0, rows.Length, _parallel, i =>
        {
            var sum = Vector<float>.Zero;
            var j = 0;
            for (; j <= rows.Length - Vector<float>.Count; j += Vector<float>.Count)
            {
                sum += Kernel(i, j);
            }

            var row = (double)Vector.Sum(sum) - 1;
            for (; j < rows.Length; j++)
            {
                row += Kernel1(i, j);
            }

            rows[i] = row;
        });
        return rows.Sum();
    }

    /// <summary>4 sum over j of (p - q) k (y_i - y_j), k the kernel and q = k / total.</summary>
    private void Slope(int i, float exaggeration, float perTotal)
    {
        Span<Vector<float>> sums = stackalloc Vector<float>[_y.Length];
        Span<float> rest = stackalloc float[_y.Length];
        var p = _p[i];
        var j = 0;
        for (; j <= p.Length - Vector<float>.Count; j += Vector<float>.Count)
        {
            var kernel = Kernel(i, j);
            var weight = ((new Vector<float>(p, j) * exaggeration) - (kernel * perTotal)) * kernel;
            for (var axis = 0; axis < _y.Length; axis++)
            {
                sums[axis] += weight * (new Vector<float>(_y[axis][i]) - new Vector<float>(_y[axis], j));
            }
        }

        for (; j < p.Length; j++)
        {
            var kernel = Kernel1(i, j);
            var weight = ((p[j] * exaggeration) - (kernel * perTotal)) * kernel;
            for (var axis = 0; axis < _y.Length; axis++)
            {
                rest[axis] += weight * (_y[axis][i] - _y[axis][j]);
            }
        }

        for (var axis = 0; axis < _y.Length; axis++)
        {
            _slope[axis][i] = 4 * (Vector.Sum(sums[axis]) + rest[axis]);
        }
    }

    private Vector<float> Kernel(int i, int j)
    {
        var squared = Vector<float>.Zero;
        foreach (var axis in _y)
        {
            var difference = new Vector<float>(axis[i]) - new Vector<float>(axis, j);
            squared += difference * difference;
        }

        return Vector<float>.One / (Vector<float>.One + squared);
    }

    private float Kernel1(int i, int j)
    {
        var squared = 0f;
        foreach (var axis in _y)
        {
            squared += (axis[i] - axis[j]) * (axis[i] - axis[j]);
        }

        return 1 / (1 + squared);
    }

    /// <summary>Sum of p log(p / q).</summary>
    private double Divergence()
    {
        var total = Total();
        var rows = new double[_p.Length];
        Parallel.For(0, rows.Length, _parallel, i =>
        {
            for (var j = 0; j < rows.Length; j++)
            {
                rows[i] += i != j && _p[i][j] > 0 ? _p[i][j] * Math.Log(_p[i][j] * total / Kernel1(i, j)) : 0;
            }
        });
        return rows.Sum();
    }
}
