using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// The trained generator and embedding of an E-GAN, with the scaling of its features. Made by <see cref="EGanTraining"/> or read from a file. Safe to call from several
/// threads until it is disposed.
/// </summary>
public sealed class FeatureGenerator : IFeatureGenerator
{
    /// <summary>Most classes, and most draws a class, in one call.</summary>
    public const int Most = 10_000;

    private readonly FeatureNetworks _networks;
    private readonly Device _device;

    internal FeatureGenerator(FeatureGeneratorCard card, FeatureNetworks networks, Device device) => (Card, _networks, _device) = (card, networks, device);

    public FeatureGeneratorCard Card { get; }

    public int SemanticSize => Card.Sizes.Semantic;

    public int FeatureSize => Card.Sizes.Feature;

    public int EmbeddedSize => Card.Sizes.Embedded;

    internal FeatureNetworks Networks => _networks;

    /// <inheritdoc/>
    /// <remarks>
    /// The features of a class depend on the seed and on its own semantic vector only; more draws begin with the same ones (up to the rounding of another matrix
    /// shape).
    /// </remarks>
    /// <exception cref="ArgumentException">The semantic vectors have another size, or there are too many classes or draws.</exception>
    public Tensor Generate(Tensor semantics, int perClass, ulong seed)
    {
        if (semantics.dim() != 2 || semantics.shape[1] != SemanticSize || semantics.shape[0] is < 1 or > Most)
        {
            throw new ArgumentException($"The generator needs 1 to {Most} semantic vectors of {SemanticSize} numbers, not a tensor of [{string.Join(", ", semantics.shape)}].", nameof(semantics));
        }

        if (perClass is < 1 or > Most)
        {
            throw new ArgumentException($"{perClass} features a class are asked for; it must be 1 to {Most}.", nameof(perClass));
        }

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var rows = semantics.cpu().contiguous().data<float>().ToArray();
        var classes = (int)semantics.shape[0];
        var noise = tensor(ClassNoise.Draw(rows, classes, perClass, Card.Sizes.Noise, seed), [classes, perClass, Card.Sizes.Noise]).to(_device);
        var condition = _networks.Scaling.Condition(semantics.to(_device)).unsqueeze(1);
        return _networks.Scaling.Unscale(_networks.Generator.call(noise, condition)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The features have another size.</exception>
    public Tensor Embed(Tensor features)
    {
        if (features.dim() < 1 || features.shape[^1] != FeatureSize)
        {
            throw new ArgumentException($"The embedding needs features of {FeatureSize} numbers, not a tensor of [{string.Join(", ", features.shape)}].", nameof(features));
        }

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        return _networks.Embedding.call(_networks.Scaling.Scale(features.to(_device))).MoveToOuterDisposeScope();
    }

    /// <summary>Writes everything to one file: beside it first, then swapped.</summary>
    public void Save(string path) => FeatureGeneratorFile.Write(path, Card, _networks);

    /// <summary>Reads a file of <see cref="Save"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="device">Where to compute; null is the processor.</param>
    /// <exception cref="InvalidDataException">The file is missing, damaged or no generator; one sentence names it.</exception>
    public static FeatureGenerator Load(string path, Device? device = null)
    {
        var (card, networks) = FeatureGeneratorFile.Read(path);
        var target = device ?? CPU;
        networks.to(target);
        return new FeatureGenerator(card, networks, target);
    }

    public void Dispose() => _networks.Dispose();
}
