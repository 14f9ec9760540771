using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// How many shots the generated features of a class are worth together, measured on classes that the generator was not trained on. A shot misses its class's mean by the
/// variance within classes, s²; the mean of the generated features misses it by t². The best weighted mean of both (least squared error; James and Stein's shrinkage
/// towards the generator's opinion) counts the generated features as s² / t² shots.
/// </summary>
internal static class PseudoShots
{
    /// <summary>A generator that hits the mean exactly on few classes is still not worth more.</summary>
    private const double Most = 50;
    private const int PerClass = 100;

    /// <param name="generator">The trained generator.</param>
    /// <param name="data">Its choosing classes measure; the mean of its training images is the centre.</param>
    /// <param name="seed">Decides the generated features.</param>
    /// <returns>0 to 50; null where no class has two images to measure by.</returns>
    public static double? Estimate(IFeatureGenerator generator, EGanData data, ulong seed)
    {
        if (data.ChosenOn == ChoosingClasses.None)
        {
            return null;
        }

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var centre = Unit(data.Features).mean([0]);
        var fakes = Directions(generator.Generate(data.ChoosingSemantics, PerClass, seed), centre);
        var real = Directions(data.ChoosingFeatures, centre);
        var (spread, miss, classes) = (0.0, 0.0, 0);
        for (var c = 0; c < data.Choosing.Length; c++)
        {
            var own = real.index_select(0, data.ChoosingLabels.eq(c).nonzero().squeeze(1));
            if (own.shape[0] < 2)
            {
                continue;
            }

            var generated = fakes.select(0, c);
            var (within, between) = (Variance(own), (generated.mean([0]) - own.mean([0])).square().sum().item<float>());
            spread += within;
            // The two means are of finitely many rows; what they miss by that alone is not the generator's fault.
            miss += between - (within / own.shape[0]) - (Variance(generated) / PerClass);
            classes++;
        }

        return classes == 0 ? null : miss <= spread / Most ? Most : spread / miss;
    }

    private static double Variance(Tensor rows) => rows.var(0, unbiased: true).sum().item<float>();

    private static Tensor Directions(Tensor features, Tensor centre) => Unit(Unit(features) - centre);

    private static Tensor Unit(Tensor features) => nn.functional.normalize(features, dim: -1);
}
