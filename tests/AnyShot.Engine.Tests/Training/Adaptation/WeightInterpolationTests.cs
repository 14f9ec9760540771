using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Adaptation;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Adaptation;

[Collection(TorchCollection.Name)]
public sealed class WeightInterpolationTests
{
    [Fact]
    public void Apply_EndsAreExactAndBetweenEveryNumberIsMixed()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        manual_seed(1);
        using var network = new ConvolutionalNetwork(1, 16, 32);
        var source = WeightInterpolation.Copy(network);
        foreach (var value in network.state_dict().Values)
        {
            if (value.dtype == ScalarType.Float32)
            {
                value.add_(rand_like(value));
            }
            else
            {
                value.add_(7);
            }
        }

        var adapted = WeightInterpolation.Copy(network);
        source.Keys.ShouldContain(name => name.EndsWith("running_var", StringComparison.Ordinal));
        foreach (var weight in WeightInterpolation.Weights)
        {
            WeightInterpolation.Apply(network, source, adapted, weight);
            foreach (var (name, value) in network.state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32))
            {
                var (from, to) = (Values(source[name]), Values(adapted[name]));
                float[] expected = weight switch
                {
                    0 => from,
                    1 => to,
                    _ => [.. from.Zip(to).Select(pair => (pair.First * (float)(1 - weight)) + (pair.Second * (float)weight))],
                };
                Values(value).ShouldBe(expected, $"{name}, {weight}");
            }
        }

        network.state_dict().Single(entry => entry.Key.EndsWith("0.1.num_batches_tracked", StringComparison.Ordinal)).Value.item<long>().ShouldBe(7);
        Should.Throw<ArgumentOutOfRangeException>(() => WeightInterpolation.Apply(network, source, adapted, 1.5));
    }

    private static float[] Values(Tensor values) => values.detach().contiguous().data<float>().ToArray();
}
