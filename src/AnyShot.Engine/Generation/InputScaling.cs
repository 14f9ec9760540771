using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Between the numbers of the world and those of the networks; saved with them. Features: every coordinate's range over the training images becomes 0 to 1, so that
/// the generator's last rectifier fits and coordinates below 0 are no trouble. (Dividing by the global maximum afterwards, as CE-GZSL does, changes nothing: it is 1.)
/// Semantic vectors: the training classes' mean is taken away and one factor for all coordinates brings the mean square to 1, so that text vectors of unit length
/// weigh as much against the noise as attributes do.
/// </summary>
internal sealed class InputScaling : Module
{
    private readonly Tensor _low;
    private readonly Tensor _range;
    private readonly Tensor _centre;
    private readonly Tensor _factor;

    /// <summary>Changes nothing until it is fitted or loaded.</summary>
    public InputScaling(EGanSizes sizes)
        : base(nameof(InputScaling))
    {
        _low = zeros(sizes.Feature);
        _range = ones(sizes.Feature);
        _centre = zeros(sizes.Semantic);
        _factor = ones(1);
        register_buffer("low", _low);
        register_buffer("range", _range);
        register_buffer("centre", _centre);
        register_buffer("factor", _factor);
    }

    /// <param name="features">Training images, (n, d).</param>
    /// <param name="semantics">Training classes, (C, semantic).</param>
    /// <exception cref="ArgumentException">The semantic vectors are all the same.</exception>
    public void Fit(Tensor features, Tensor semantics)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var low = features.amin(0);
        var range = features.amax(0) - low;
        var centre = semantics.mean([0]);
        var square = (semantics - centre).square().mean();
        if (!(square.item<float>() > 0))
        {
            throw new ArgumentException("The semantic vectors of the training classes are all the same; a generator cannot tell classes by them.");
        }

        _low.copy_(low);
        // A coordinate that never moves stays where it is.
        _range.copy_(range.masked_fill(range.eq(0), 1));
        _centre.copy_(centre);
        _factor.copy_(square.rsqrt());
    }

    public Tensor Scale(Tensor features) => (features - _low) / _range;

    /// <summary>The opposite of <see cref="Scale"/>.</summary>
    public Tensor Unscale(Tensor scaled) => (scaled * _range) + _low;

    public Tensor Condition(Tensor semantics) => (semantics - _centre) * _factor;
}
