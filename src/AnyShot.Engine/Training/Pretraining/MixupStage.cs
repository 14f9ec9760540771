using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Second stage, S2M2_R (Mangla et al., "Charting the Right Manifold", 2020): manifold mix-up at a random layer, and a quarter of the batch once more in its
/// four rotations. The gradients of both passes are added.
/// </summary>
internal static class MixupStage
{
    /// <summary>Stream of the random numbers that decide a step.</summary>
    public const ulong Stream = 71;

    /// <summary>Adds the gradients of one batch.</summary>
    /// <param name="network">In training mode.</param>
    /// <param name="images">(B, C, side, side), B at least 4.</param>
    /// <param name="labels">(B) int64.</param>
    /// <param name="flawed">The published reference code's form (B12), of residual networks only: at layer 0 the mixed input is dropped though the targets are mixed, and one more "layer" mixes the logits.</param>
    /// <param name="random">Decides share, layer, partners and the turned quarter.</param>
    public static StepLoss Backward(PretrainingNetwork network, Tensor images, Tensor labels, bool flawed, ref Pcg32 random)
    {
        var share = DrawShare(ref random);
        var logitsLayer = network.Backbone.Stages + 1;
        flawed &= network.Backbone is ResidualNetwork;
        var layer = random.Below(flawed ? logitsLayer + 1 : logitsLayer);
        var batch = (int)labels.shape[0];
        var partners = random.Permutation(batch);
        var turned = random.Permutation(batch)[..(batch / Rotation.Count)];
        var mixed = BackwardMixed(network, images, labels, share, layer, partners, flawed);

        using var scope = NewDisposeScope();
        var quarter = tensor(turned, ScalarType.Int64, labels.device);
        var features = network.Backbone.call(Rotation.Four(images.index_select(0, quarter)));
        var classes = functional.cross_entropy(network.Classes.call(features), labels.index_select(0, quarter).repeat(Rotation.Count));
        var rotations = functional.cross_entropy(network.Rotations.call(features), Rotation.Labels(turned.Length, labels.device));
        (0.5 * (classes + rotations)).backward();
        return new StepLoss(mixed, rotations.item<float>());
    }

    /// <summary>Logits of a batch that is mixed with its partners at a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">(B, C, side, side).</param>
    /// <param name="share">Share of each image itself, 0 to 1.</param>
    /// <param name="layer">0 to the backbone's stages; with <paramref name="flawed"/> one more.</param>
    /// <param name="partners">(B) int64, a permutation.</param>
    /// <param name="flawed">See <see cref="Backward"/>.</param>
    internal static Tensor Logits(PretrainingNetwork network, Tensor images, double share, int layer, Tensor partners, bool flawed)
    {
        Tensor Mix(Tensor maps) => (maps * share) + (maps.index_select(0, partners) * (1 - share));
        if (flawed && (layer == 0 || layer > network.Backbone.Stages))
        {
            var plain = network.Classes.call(network.Backbone.call(images));
            return layer == 0 ? plain : Mix(plain);
        }

        return network.Classes.call(network.Backbone.Mixed(images, layer, Mix));
    }

    private static double BackwardMixed(PretrainingNetwork network, Tensor images, Tensor labels, double share, int layer, int[] partners, bool flawed)
    {
        using var scope = NewDisposeScope();
        var order = tensor(partners, ScalarType.Int64, labels.device);
        var logits = Logits(network, images, share, layer, order, flawed);
        var loss = (functional.cross_entropy(logits, labels) * share) + (functional.cross_entropy(logits, labels.index_select(0, order)) * (1 - share));
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>Beta(2, 2): the middle one of three uniform numbers.</summary>
    internal static double DrawShare(ref Pcg32 random)
    {
        var (a, b, c) = (random.Unit(), random.Unit(), random.Unit());
        return Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
    }
}
