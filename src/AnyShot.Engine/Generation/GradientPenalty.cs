using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>Keeps a critic's gradient near length 1 between real and generated features (Gulrajani et al. 2017).</summary>
internal static class GradientPenalty
{
    /// <param name="critic">Features (n, d) to scores (n).</param>
    /// <param name="real">(n, d).</param>
    /// <param name="generated">(n, d).</param>
    /// <param name="random">Draws where between the two each row is taken.</param>
    /// <returns>Mean of (length of the gradient - 1)², itself differentiable by the critic's parameters.</returns>
    public static Tensor Of(Func<Tensor, Tensor> critic, Tensor real, Tensor generated, Generator random)
    {
        var share = rand(real.shape[0], 1, generator: random).to(real.device);
        var between = ((real * share) + (generated * (1 - share))).detach().requires_grad_();
        var scores = critic(between);
        var gradient = autograd.grad([scores], [between], [ones_like(scores)], create_graph: true)[0];
        // Without the small number the square root has no derivative where a critic is flat.
        return ((gradient.square().sum(1L) + 1e-12).sqrt() - 1).square().mean();
    }
}
