using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Noise over time, 0 (none) to 1 (nearly all): log-SNR l(t) = -log(expm1(1e-4 + 10 t^2)), signal a = sqrt(sigmoid(l)), noise s = sqrt(sigmoid(-l)).</summary>
internal static class DiffusionSchedule
{
    /// <param name="time">Any shape, 0 to 1.</param>
    public static Tensor LogSnr(Tensor time)
    {
        using var scope = NewDisposeScope();
        return ((time.square() * 10) + 1e-4).expm1().log().neg().MoveToOuterDisposeScope();
    }

    public static Tensor Signal(Tensor logSnr) => logSnr.sigmoid().sqrt();

    public static Tensor Noise(Tensor logSnr) => logSnr.neg().sigmoid().sqrt();

    /// <summary>Weight of the loss: a squared, which makes the v loss that of the noise.</summary>
    public static Tensor Weight(Tensor logSnr) => logSnr.sigmoid();
}
