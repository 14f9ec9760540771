using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Both halves of the encoder and what only their training needs.</summary>
internal sealed class DualEncoderNetwork : Module
{
    private const int InstanceSize = 128;
    private const double FirstScale = 10;
    private const double HighestScale = 50;

    private readonly MiniNet _image;
    private readonly TextNetwork _text;
    private readonly Sequential _instances;
    private readonly TraitHeads _traits;
    private readonly CellHeads _cells;
    private readonly Linear _turns;
    private readonly Parameter _logScale;

    /// <param name="vocabulary">Words of the vocabulary.</param>
    public DualEncoderNetwork(int vocabulary)
        : base(nameof(DualEncoderNetwork))
    {
        _image = new MiniNet();
        _text = new TextNetwork(vocabulary, MiniNet.EmbeddingSize);
        _instances = Sequential(Linear(MiniNet.EmbeddingSize, MiniNet.EmbeddingSize), ReLU(), Linear(MiniNet.EmbeddingSize, InstanceSize));
        _traits = new TraitHeads(MiniNet.EmbeddingSize);
        _cells = new CellHeads();
        _turns = Linear(MiniNet.EmbeddingSize, 4);
        _logScale = Parameter(tensor((float)Math.Log(FirstScale)));
        RegisterComponents();
    }

    public MiniNet Image => _image;

    public TextNetwork Text => _text;

    public TraitHeads Traits => _traits;

    public CellHeads Cells => _cells;

    /// <summary>Embeddings to unit vectors that tell instances apart, (N, 128).</summary>
    public Tensor Instances(Tensor embeddings)
    {
        using var hidden = _instances.call(embeddings);
        return functional.normalize(hidden);
    }

    /// <summary>Embeddings to logits of 0 to 3 quarter turns.</summary>
    public Tensor Turns(Tensor embeddings)
    {
        using var sharp = embeddings * TraitHeads.Sharpness;
        return _turns.call(sharp);
    }

    /// <summary>Logits of pictures for captions: scaled cosines, (pictures, captions).</summary>
    public Tensor Logits(Tensor images, Tensor texts)
    {
        using var scale = _logScale.clamp_max(Math.Log(HighestScale)).exp();
        using var cosines = images.matmul(texts.t());
        return cosines * scale;
    }

    /// <summary>What decays: weights of layers. Vectors and tables of words do not.</summary>
    public (List<Parameter> Decaying, List<Parameter> Lasting) Groups()
    {
        var tables = modules().OfType<Embedding>().Select(table => table.weight).ToHashSet();
        var groups = parameters().ToLookup(parameter => parameter.dim() > 1 && !tables.Contains(parameter));
        return ([.. groups[true]], [.. groups[false]]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _image.Dispose();
            _text.Dispose();
            _instances.Dispose();
            _traits.Dispose();
            _cells.Dispose();
            _turns.Dispose();
            _logScale.Dispose();
        }

        base.Dispose(disposing);
    }
}
