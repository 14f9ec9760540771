using System.Numerics.Tensors;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Maps;

/// <summary>
/// The directions of greatest variance, by subspace iteration on the covariance matrix (Golub and Van Loan, "Matrix Computations", 8.2). The sign of a direction is chosen so that its
/// largest number is positive.
/// </summary>
public sealed class PrincipalComponents
{
    /// <summary>Directions that are iterated besides those that are asked for, so that these settle even where the next variance is close.</summary>
    private const int Spare = 8;
    private const int MostSweeps = 2000;
    private const double Settled = 1e-12;
    private const ulong StartSeed = 0x504341;

    private readonly double[] _mean;

    private PrincipalComponents(double[] mean, IReadOnlyList<double[]> axes, IReadOnlyList<double> variances, double total) =>
        (_mean, Axes, Variances, ExplainedShare) = (mean, axes, variances, total > 0 ? variances.Sum() / total : 0);

    /// <summary>Directions of unit length, orthogonal, by falling variance.</summary>
    public IReadOnlyList<double[]> Axes { get; }

    /// <summary>Variance along each (divisor n - 1).</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>Share of the whole variance that lies along them, 0 to 1.</summary>
    public double ExplainedShare { get; }

    /// <param name="features">Two rows at least, of one length.</param>
    /// <param name="count">Directions, 1 to the length of a row.</param>
    /// <param name="threads">Processor cores that may work on it; null takes all.</param>
    public static PrincipalComponents Fit(IReadOnlyList<float[]> features, int count, int? threads = null)
    {
        var size = features[0].Length;
        var mean = new double[size];
        foreach (var row in features)
        {
            for (var j = 0; j < size; j++)
            {
                mean[j] += row[j] / (double)features.Count;
            }
        }

        var covariance = Covariance(features, mean, threads);
        var basis = Start(size, Math.Min(size, count + Spare));
        var before = new double[basis.Length];
        double[] variances = [];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var image = Times(covariance, basis);
            (variances, var turn) = SymmetricEigen.Decompose(Gram(basis, image));
            basis = Orthonormal(Turned(image, turn));
            var change = Enumerable.Range(0, count).Max(i => Math.Abs(variances[i] - before[i]));
            before = variances;
            if (change <= Settled * Math.Max(variances[0], double.Epsilon))
            {
                break;
            }
        }

        var total = Enumerable.Range(0, size).Sum(j => covariance[j][j]);
        return new PrincipalComponents(mean, [.. basis.Take(count).Select(Signed)], [.. variances.Take(count).Select(v => Math.Max(0, v))], total);
    }

    /// <summary>Coordinates of a row along the directions, the mean at 0.</summary>
    public float[] Project(float[] row) => [.. Axes.Select(axis =>
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += (row[j] - _mean[j]) * axis[j];
        }

        return (float)sum;
    })];

    private static double[][] Covariance(IReadOnlyList<float[]> features, double[] mean, int? threads)
    {
        var size = mean.Length;
        var columns = new double[size][];
        for (var j = 0; j < size; j++)
        {
            columns[j] = [.. features.Select(row => row[j] - mean[j])];
        }

        var covariance = new double[size][];
        for (var j = 0; j < size; j++)
        {
            covariance[j] = new double[size];
        }

        Parallel.For(0, size, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 }, j =>
        {
            for (var k = 0; k <= j; k++)
            {
                covariance[j][k] = TensorPrimitives.Dot<double>(columns[j], columns[k]) / (features.Count - 1);
            }
        });
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < j; k++)
            {
                covariance[k][j] = covariance[j][k];
            }
        }

        return covariance;
    }

    private static double[][] Start(int size, int count)
    {
        var random = new Pcg32(StartSeed, 0);
        var basis = new double[count][];
        for (var i = 0; i < count; i++)
        {
            basis[i] = new double[size];
            for (var j = 0; j < size; j++)
            {
                basis[i][j] = random.Normal();
            }
        }

        return Orthonormal(basis);
    }

    private static double[][] Times(double[][] matrix, double[][] vectors) => [.. vectors.Select(v => matrix.Select(row => TensorPrimitives.Dot<double>(row, v)).ToArray())];

    private static double[][] Gram(double[][] a, double[][] b) => [.. a.Select(x => b.Select(y => TensorPrimitives.Dot<double>(x, y)).ToArray())];

    private static double[][] Turned(double[][] vectors, double[][] turn) => [.. turn.Select(weights =>
    {
        var sum = new double[vectors[0].Length];
        for (var i = 0; i < vectors.Length; i++)
        {
            TensorPrimitives.MultiplyAdd<double>(vectors[i], weights[i], sum, sum);
        }

        return sum;
    })];

    /// <summary>Gram-Schmidt, twice, because once loses digits; a direction that vanishes gives way to a unit vector.</summary>
    private static double[][] Orthonormal(double[][] vectors)
    {
        var done = new List<double[]>(vectors.Length);
        foreach (var (vector, i) in vectors.Select((vector, i) => (vector, i)))
        {
            var kept = Cleared(vector, done);
            for (var j = i; kept is null; j = (j + 1) % vector.Length)
            {
                var unit = new double[vector.Length];
                unit[j] = 1;
                kept = Cleared(unit, done);
            }

            done.Add(kept);
        }

        return [.. done];
    }

    private static double[]? Cleared(double[] vector, List<double[]> done)
    {
        var rest = (double[])vector.Clone();
        var before = TensorPrimitives.Norm<double>(rest);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var other in done)
            {
                TensorPrimitives.MultiplyAdd<double>(other, -TensorPrimitives.Dot<double>(other, rest), rest, rest);
            }
        }

        var length = TensorPrimitives.Norm<double>(rest);
        if (length <= 1e-12 * before || length == 0)
        {
            return null;
        }

        TensorPrimitives.Divide(rest, length, rest);
        return rest;
    }

    private static double[] Signed(double[] axis)
    {
        if (axis[TensorPrimitives.IndexOfMaxMagnitude<double>(axis)] < 0)
        {
            TensorPrimitives.Negate<double>(axis, axis);
        }

        return axis;
    }
}
