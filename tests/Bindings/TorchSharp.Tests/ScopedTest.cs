using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A test whose tensors are freed at its end, with a fixed seed at its start.</summary>
public abstract class ScopedTest : IDisposable
{
    private readonly DisposeScope _scope;

    protected ScopedTest()
    {
        manual_seed(7);
        _scope = NewDisposeScope();
    }

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>All elements in row-major order.</summary>
    protected static double[] Values(Tensor tensor) => tensor.detach().to(float64).contiguous().data<double>().ToArray();

    /// <summary>A tensor of doubles of that shape.</summary>
    protected static Tensor Numbers(long[] shape, params double[] values) => tensor(values, shape, dtype: float64);

    protected static Tensor Random(params long[] shape) => randn(shape, dtype: float64);

    /// <param name="tolerance">0 demands the same bits.</param>
    protected static void ShouldBe(Tensor actual, double[] expected, double tolerance = 1e-9)
    {
        var values = Values(actual);
        if (tolerance == 0)
        {
            values.ShouldBe(expected);
            return;
        }
        values.Length.ShouldBe(expected.Length);
        for (var i = 0; i < values.Length; i++) values[i].ShouldBe(expected[i], tolerance, $"element {i}");
    }
}
