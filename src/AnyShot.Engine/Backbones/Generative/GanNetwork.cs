using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// "GAN-lite": an adversarial auto-encoder of codes after Pidhorskyi, Adjeroh and Doretto 2020 with a generator of the size of DCGAN in the place of StyleGAN2's, and
/// without path-length regularisation, style mixing or adaptive augmentation. Mapping f, generator G, encoder E and a critic D on codes; the score of an image is D(E(x)).
/// The feature is E(x): 128 numbers.
/// </summary>
internal sealed class GanNetwork : GenerativeNetwork
{
    private readonly GanMapping _mapping;
    private readonly GanGenerator _generator;
    private readonly GanEncoder _encoder;
    private readonly Sequential _critic;

    public GanNetwork(GenerativeSpec spec)
        : base("gan-lite", spec)
    {
        _mapping = new GanMapping(spec.CodeSize);
        _generator = new GanGenerator(spec);
        _encoder = new GanEncoder(spec);
        _critic = Sequential(
            Linear(spec.CodeSize, spec.CodeSize), LeakyReLU(GanMapping.Slope), Linear(spec.CodeSize, spec.CodeSize), LeakyReLU(GanMapping.Slope),
            Linear(spec.CodeSize, spec.CodeSize), LeakyReLU(GanMapping.Slope), Linear(spec.CodeSize, 1));
        RegisterComponents();
    }

    public GanMapping Mapping => _mapping;

    public GanGenerator Generator => _generator;

    public GanEncoder Encoder => _encoder;

    public Sequential Critic => _critic;

    public override int FeatureCount(LayerSet layers, int cells) => Spec.CodeSize;

    public override IReadOnlyList<Tensor> Activations(Tensor images, LayerSet layers, double time) => [_encoder.call(images)];

    /// <summary>D(E(x)), (N, 1).</summary>
    public Tensor Score(Tensor images)
    {
        using var scope = NewDisposeScope();
        return _critic.call(_encoder.call(images)).MoveToOuterDisposeScope();
    }

    public override Tensor Reconstruct(Tensor images)
    {
        using var scope = NewDisposeScope();
        return _generator.call(_encoder.call(images)).MoveToOuterDisposeScope();
    }

    public override Tensor Sample(int count)
    {
        using var scope = NewDisposeScope();
        return _generator.call(_mapping.call(randn([count, Spec.CodeSize], device: parameters().First().device))).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in new Module[] { _mapping, _generator, _encoder, _critic })
            {
                part.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
