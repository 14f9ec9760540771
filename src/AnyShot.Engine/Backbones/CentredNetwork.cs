using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A network whose features are scaled to unit length and then moved by the mean feature of a domain ("CL2N" of Wang et al., "SimpleShot: Revisiting Nearest-Neighbor Classification for Few-Shot
/// Learning", 2019, with the mean of the target). (N, channels, side, side) to (N, d).
/// </summary>
internal sealed class CentredNetwork : Module<Tensor, Tensor>
{
    private const string CentreName = "centre";

    private readonly Module<Tensor, Tensor> _network;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="centre">d numbers.</param>
    public CentredNetwork(Module<Tensor, Tensor> network, IReadOnlyList<float> centre)
        : base(nameof(CentredNetwork))
    {
        _network = network;
        RegisterComponents();
        register_buffer(CentreName, tensor([.. centre], [1, centre.Count]));
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return (functional.normalize(_network.call(images)) - get_buffer(CentreName)!).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _network.Dispose();
        }

        base.Dispose(disposing);
    }
}
