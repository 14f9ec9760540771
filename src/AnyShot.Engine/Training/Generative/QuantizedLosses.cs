using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Losses of the vector-quantised auto-encoder (van den Oord, Vinyals and Kavukcuoglu 2017), averaged over all numbers.</summary>
internal static class QuantizedLosses
{
    private const double Commitment = 0.25;

    /// <summary>||sg(z) - e||^2 + 0.25 ||z - sg(e)||^2.</summary>
    /// <param name="maps">z, what the encoder gives.</param>
    /// <param name="codes">e, the nearest codes, of the same shape.</param>
    public static Tensor Codes(Tensor maps, Tensor codes)
    {
        using var scope = NewDisposeScope();
        return (nn.functional.mse_loss(codes, maps.detach()) + (nn.functional.mse_loss(maps, codes.detach()) * Commitment)).MoveToOuterDisposeScope();
    }

    /// <summary>The codes going forward, the gradient of the maps going back.</summary>
    public static Tensor StraightThrough(Tensor maps, Tensor codes)
    {
        using var scope = NewDisposeScope();
        return (maps + (codes - maps).detach()).MoveToOuterDisposeScope();
    }
}
