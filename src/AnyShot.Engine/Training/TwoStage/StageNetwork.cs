using AnyShot.Engine.Backbones;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>A trunk with the head of one stage: (N, channels, side, side) to (N, classes) logits.</summary>
internal sealed class StageNetwork : Module<Tensor, Tensor>
{
    private readonly VggNetwork _trunk;
    private readonly ClassifierHead _head;

    /// <param name="trunk">Belongs to this from now on.</param>
    /// <param name="classes">Of the stage.</param>
    public StageNetwork(VggNetwork trunk, int classes)
        : base(nameof(StageNetwork))
    {
        _trunk = trunk;
        _head = new ClassifierHead(trunk.FeatureSize, classes);
        RegisterComponents();
    }

    public VggNetwork Trunk => _trunk;

    public ClassifierHead Head => _head;

    public static StageNetwork Create(TwoStageOptions options, int classes) =>
        new(options.Network == NetworkName.Vgg16 ? VggNetwork.Vgg16(options.Channels) : VggNetwork.Small(options.Channels), classes);

    /// <summary>The parameters of the trunk that are trained.</summary>
    public IEnumerable<Parameter> Unfrozen(UnfrozenPart part) => Layers(part).SelectMany(layer => layer.parameters());

    /// <summary>Puts the head and what of the trunk is trained into training mode; what is frozen gets no gradient, and its normalisation keeps its statistics.</summary>
    public void Unfreeze(UnfrozenPart part)
    {
        foreach (var parameter in _trunk.parameters())
        {
            parameter.requires_grad = false;
        }

        _trunk.eval();
        _head.train();
        foreach (var layer in Layers(part))
        {
            layer.train();
            foreach (var parameter in layer.parameters())
            {
                parameter.requires_grad = true;
            }
        }
    }

    private IEnumerable<Module> Layers(UnfrozenPart part) => part switch
    {
        UnfrozenPart.Connected => [_trunk.Connected],
        UnfrozenPart.LastConvolutions => [.. _trunk.LastStage, _trunk.Connected],
        UnfrozenPart.All => [_trunk],
        _ => [],
    };

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return _head.call(_trunk.call(images)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _trunk.Dispose();
            _head.Dispose();
        }

        base.Dispose(disposing);
    }
}
