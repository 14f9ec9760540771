using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Rendering;

public sealed class Pcg32Tests
{
    /// <summary>SplitMix64 started at 0 gives this as its first output (the algorithm's published test vector).</summary>
    [Fact]
    public void Mix_Zero_IsSplitMixTestVector() => Pcg32.Mix(0).ShouldBe(0xE220A8397B1DCDAFUL);

    [Fact]
    public void Next_SameSeedAndStream_SameSequence()
    {
        var a = new Pcg32(5, 6);
        var b = new Pcg32(5, 6);
        for (var i = 0; i < 100; i++)
        {
            a.Next().ShouldBe(b.Next());
        }
    }

    [Fact]
    public void Next_OtherStream_OtherSequence() => new Pcg32(5, 6).Next().ShouldNotBe(new Pcg32(5, 7).Next());

    [Fact]
    public void Unit_ManyDraws_AreUniform()
    {
        var random = new Pcg32(1, 1);
        var tenths = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            tenths[(int)(random.Unit() * 10)]++;
        }

        // 10,000 expected, deviation 95.
        tenths.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void Normal_ManyDraws_HaveUnitDeviation()
    {
        var random = new Pcg32(2, 1);
        var values = Enumerable.Range(0, 50_000).Select(_ => (double)random.Normal()).ToArray();
        values.Average().ShouldBe(0, 0.03);
        values.Average(value => value * value).ShouldBe(1, 0.03);
    }

    [Fact]
    public void SinCos_ManyAngles_AgreeWithTheRuntime()
    {
        for (var angle = -14f; angle < 14f; angle += 0.01f)
        {
            var (sin, cos) = Angle.SinCos(angle);
            sin.ShouldBe(MathF.Sin(angle), 2e-6f);
            cos.ShouldBe(MathF.Cos(angle), 2e-6f);
        }
    }
}
