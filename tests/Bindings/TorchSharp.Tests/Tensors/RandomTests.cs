using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class RandomTests
{
    private static readonly Dictionary<string, Func<Generator?, Tensor>> Sources = new()
    {
        ["rand"] = g => rand(5, generator: g), ["randn"] = g => randn(2, 3, generator: g), ["randint"] = g => randint(3, 90, [6], generator: g), ["randperm"] = g => randperm(20, generator: g),
        ["multinomial"] = g => multinomial(ones(10), 4, generator: g), ["bernoulli"] = g => bernoulli(full([30], 0.5), g), ["normal"] = g => normal(1, 2, [4], generator: g), ["normal_"] = g => zeros(4).normal_(1, 2, g),
        ["uniform_"] = g => zeros(4).uniform_(1, 2, g), ["bernoulli_"] = g => zeros(30).bernoulli_(0.5, g), ["poisson"] = g => poisson(full([9], 40.0), g), ["exponential_"] = g => zeros(4).exponential_(2, g),
    };

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_SameSeed_SameNumbers(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(11);
        Tensor first = Sources[name](null);
        Tensor second = Sources[name](null);
        manual_seed(11);
        first.equal(Sources[name](null)).all().ToBoolean().ShouldBeTrue();
        first.equal(second).all().ToBoolean().ShouldBeFalse();

        using Generator own = new(11);
        Tensor third = Sources[name](own);
        manual_seed(99);
        own.manual_seed(11);
        third.equal(Sources[name](own)).all().ToBoolean().ShouldBeTrue();
        own.manual_seed(12).initial_seed().ShouldBe(12);
        third.equal(Sources[name](own)).all().ToBoolean().ShouldBeFalse();
    }

    [Fact]
    public void State_Restored_ContinuesTheSequence()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator own = new(5);
        rand(3, generator: own);
        Tensor state = own.get_state();
        Tensor first = rand(3, generator: own);
        own.set_state(state);
        rand(3, generator: own).equal(first).all().ToBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Distributions_ManyNumbers_HaveTheirMoments()
    {
        // 40,000 numbers: the mean's standard error is 0.005, the bounds are six of them.
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        Tensor normals = randn([40000], dtype: float64);
        normals.mean().item<double>().ShouldBe(0, 0.03);
        normals.std().item<double>().ShouldBe(1, 0.03);
        Tensor uniform = rand([40000], dtype: float64);
        uniform.mean().item<double>().ShouldBe(0.5, 0.01);
        uniform.min().item<double>().ShouldBeGreaterThanOrEqualTo(0);
        uniform.max().item<double>().ShouldBeLessThan(1);
        Tensor whole = randint(2, 5, [1000]);
        (whole.min().item<long>(), whole.max().item<long>()).ShouldBe((2, 4));
        randperm(50).sort().Values.equal(arange(50)).all().ToBoolean().ShouldBeTrue();
        full([40000], 0.3).bernoulli().mean().item<float>().ShouldBe(0.3f, 0.015f);
    }
}
