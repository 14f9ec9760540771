using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

public sealed class RelaxationTests
{
    /// <summary>Computed apart, to six digits.</summary>
    [Theory]
    [InlineData(-4, 0.1, 0.335831)]
    [InlineData(-4, 0.5, 0.880797)]
    [InlineData(-4, 0.9, 0.990824)]
    [InlineData(2, 0.1, 0.034653)]
    [InlineData(2, 0.5, 0.268941)]
    [InlineData(2, 0.9, 0.790359)]
    [InlineData(0, 0.3, 0.3)]
    public void Apply_Value_IsTheGoldenOne(double mu, double value, double expected) => Relaxation.Apply(value, mu).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(-4)]
    [InlineData(3)]
    public void Apply_Most_StaysInPlace(double mu)
    {
        Relaxation.Apply(2.5, mu, most: 2.5).ShouldBe(2.5, 1e-12);
        Relaxation.Apply(0, mu, most: 2.5).ShouldBe(0, 1e-12);
        Relaxation.Apply(1.25, mu, most: 2.5).ShouldBe(2.5 * Relaxation.Apply(0.5, mu), 1e-12);
    }
}
